import { normalQuantile, normalTails } from './gamma';
import type { Steps } from './steps';

/** What one predictor does to the odds. */
export interface Coefficient {
  /** Change of the log odds by one unit of the predictor. */
  estimate: number;
  error: number;
  /** Two-sided, of the Wald test that the estimate is 0. */
  p: number;
  oddsRatio: number;
  /** Ends of the 95 % Wald interval of the odds ratio. */
  low: number;
  high: number;
}

export interface LogisticFit {
  /** The constant first, then the predictors in their order. */
  coefficients: Coefficient[];
  logLikelihood: number;
  /** Of the model with the constant alone. */
  nullLogLikelihood: number;
  iterations: number;
}

/** Why there is no fit: predictors that follow from each other, or that tell the outcome without fail. */
export type LogisticFailure = 'collinear' | 'separated';

const z95 = normalQuantile(0.975);
const mostIterations = 50;
/** Log odds at which a probability is as good as 0 or 1. */
const certain = 30;

/**
 * Logistic regression by iteratively reweighted least squares (McCullagh & Nelder 1989), which is
 * Newton's method on the likelihood; a step that lowers it is halved.
 *
 * @param predictors columns of one length, without the constant; no value missing
 * @param outcome 1 for who did, 0 for who did not
 * @param ridge half of this times the sum of the squared estimates, the constant left out, is taken
 *   from the log likelihood (le Cessie & van Houwelingen 1992): with more than 0 there is a fit
 *   whatever the predictors are, meant for prediction. Errors, p and intervals are then too small
 */
export function* logisticRegression(
  predictors: readonly Float64Array[],
  outcome: ArrayLike<number>,
  { ridge = 0 }: { ridge?: number } = {},
): Steps<LogisticFit | LogisticFailure> {
  const n = outcome.length;
  const columns = [new Float64Array(n).fill(1), ...predictors];
  let beta = new Float64Array(columns.length);
  let here = slopes(columns, outcome, beta, ridge);
  const nullLogLikelihood = constantAlone(outcome);
  for (let iteration = 1; iteration <= mostIterations; iteration++) {
    yield iteration / mostIterations;
    const inverse = inverted(here.information);
    if (!inverse) return here.largest > certain ? 'separated' : 'collinear';
    const step = inverse.map((row) => dot(row, here.gradient));
    let size = 1;
    let next = beta;
    let there = here;
    for (; size > 1e-6; size /= 2) {
      next = beta.map((value, j) => value + size * (step[j] ?? 0));
      there = slopes(columns, outcome, next, ridge);
      if (there.objective >= here.objective - 1e-12 * Math.abs(here.objective)) break;
    }
    const gain = there.objective - here.objective;
    beta = next;
    here = there;
    if (ridge === 0 && here.logLikelihood > -1e-6 * n) return 'separated';
    if (Math.abs(gain) > 1e-12 * Math.max(1, Math.abs(here.objective))) continue;
    if (ridge === 0 && here.largest > certain) return 'separated';
    const covariance = inverted(here.information);
    if (!covariance) return 'collinear';
    return {
      coefficients: [...beta].map((estimate, j) => coefficient(estimate, covariance[j]?.[j] ?? 0)),
      logLikelihood: here.logLikelihood,
      nullLogLikelihood,
      iterations: iteration,
    };
  }
  return 'separated';
}

function coefficient(estimate: number, variance: number): Coefficient {
  const error = Math.sqrt(variance);
  return {
    estimate,
    error,
    p: normalTails(estimate / error),
    oddsRatio: Math.exp(estimate),
    low: Math.exp(estimate - z95 * error),
    high: Math.exp(estimate + z95 * error),
  };
}

/** What is maximised, the penalised log likelihood, with its gradient and information; and the largest log odds. */
function slopes(
  columns: readonly Float64Array[],
  outcome: ArrayLike<number>,
  beta: Float64Array,
  ridge: number,
) {
  const k = columns.length;
  const gradient = new Float64Array(k);
  const information = Array.from({ length: k }, () => new Float64Array(k));
  const filled = new Int32Array(k);
  let logLikelihood = 0;
  let largest = 0;
  for (let i = 0; i < outcome.length; i++) {
    let odds = 0;
    // Of many levels a customer has few: what is 0 adds nothing.
    let count = 0;
    for (let j = 0; j < k; j++) {
      const x = columns[j]?.[i] ?? 0;
      if (x === 0) continue;
      odds += (beta[j] ?? 0) * x;
      filled[count++] = j;
    }
    largest = Math.max(largest, Math.abs(odds));
    const p = 1 / (1 + Math.exp(-odds));
    const did = outcome[i] ?? 0;
    // log(1 + e^x) without overflow.
    logLikelihood += did * odds - Math.max(odds, 0) - Math.log1p(Math.exp(-Math.abs(odds)));
    const weight = p * (1 - p);
    for (let a = 0; a < count; a++) {
      const j = filled[a] ?? 0;
      const x = columns[j]?.[i] ?? 0;
      gradient[j] = (gradient[j] ?? 0) + x * (did - p);
      const row = information[j];
      if (!row) continue;
      for (let b = 0; b <= a; b++) {
        const c = filled[b] ?? 0;
        row[c] = (row[c] ?? 0) + weight * x * (columns[c]?.[i] ?? 0);
      }
    }
  }
  information.forEach((row, j) => {
    for (let c = 0; c < j; c++) {
      const mirrored = information[c];
      if (mirrored) mirrored[j] = row[c] ?? 0;
    }
  });
  let penalty = 0;
  for (let j = 1; j < k; j++) {
    const weight = beta[j] ?? 0;
    penalty += (ridge / 2) * weight * weight;
    gradient[j] = (gradient[j] ?? 0) - ridge * weight;
    const row = information[j];
    if (row) row[j] = (row[j] ?? 0) + ridge;
  }
  return { gradient, information, logLikelihood, largest, objective: logLikelihood - penalty };
}

function constantAlone(outcome: ArrayLike<number>): number {
  const n = outcome.length;
  const did = Array.from(outcome).reduce((sum, value) => sum + value, 0);
  if (did === 0 || did === n) return 0;
  return did * Math.log(did / n) + (n - did) * Math.log(1 - did / n);
}

/** The inverse of a symmetric positive matrix by Gauss and Jordan; null where it has none. */
function inverted(matrix: readonly Float64Array[]): number[][] | null {
  const k = matrix.length;
  const scales = matrix.map((row, i) => Math.sqrt(row[i] ?? 0));
  if (scales.some((scale) => !(scale > 0) || !Number.isFinite(scale))) return null;
  // Scaled to ones on the diagonal, so that units do not decide what counts as 0.
  const rows = matrix.map((row, i) => [
    ...[...row].map((value, j) => value / ((scales[i] ?? 1) * (scales[j] ?? 1))),
    ...Array.from({ length: k }, (_, j) => Number(i === j)),
  ]);
  for (let i = 0; i < k; i++) {
    const pivotRow = rows[i] ?? [];
    const pivot = pivotRow[i] ?? 0;
    if (pivot < 1e-10) return null;
    for (let c = 0; c < 2 * k; c++) pivotRow[c] = (pivotRow[c] ?? 0) / pivot;
    for (const [j, row] of rows.entries()) {
      const factor = row[i] ?? 0;
      if (j === i || factor === 0) continue;
      for (let c = 0; c < 2 * k; c++) row[c] = (row[c] ?? 0) - factor * (pivotRow[c] ?? 0);
    }
  }
  return rows.map((row, i) =>
    row.slice(k).map((value, j) => value / ((scales[i] ?? 1) * (scales[j] ?? 1))),
  );
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
