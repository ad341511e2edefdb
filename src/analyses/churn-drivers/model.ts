import { adjusted } from '../../statistics/benjamini-hochberg';
import { correlationMatrix, inflation, redundant } from '../../statistics/collinearity';
import { logisticRegression, type LogisticFit } from '../../statistics/logistic-regression';
import { area } from '../../statistics/ranking';
import { partOf, type Steps } from '../../statistics/steps';
import type { RowsOf } from '../analysis';
import type { InputsOf, Model } from '../model';
import type { analysis } from './analysis';
import {
  openCustomers,
  predictorsOf,
  tellsOutcome,
  termsOf,
  type Predictor,
  type Term,
} from './design';

type Rows = RowsOf<typeof analysis>;
type LeftOut = Rows['left_out'][number];

/** Of the rarer outcome, for each term (Peduzzi et al. 1996). */
const eventsPerTerm = 10;

/** A regression that could be fitted, over these customers. */
interface Fitted {
  terms: Term[];
  fit: LogisticFit;
  outcome: Float64Array;
}

/** Odds ratios of churning, of what says most by itself and has enough who churned behind it. */
export const model: Model<typeof analysis> = function* (inputs) {
  const { churned } = inputs.people;
  const leftOut = passedOver(inputs);
  const predictors = predictorsOf(inputs).filter((predictor) => {
    if (!tellsOutcome(predictor, churned)) return true;
    leftOut.push({ predictor: predictor.name, level: null, reason: 'outcome', customers: null });
    return false;
  });
  const told = (refusal: string): Rows => ({
    main: [],
    left_out: leftOut,
    fit: [fitRow(inputs, { refusal })],
  });
  if (churned.length === 0) return told('nobody');
  const events = eventsOf(churned);
  if (events === 0) return told(churned[0] === 1 ? 'all_churned' : 'none_churned');
  if (events < eventsPerTerm) return told('too_few');
  if (predictors.length === 0) return told('no_predictors');
  yield 0.1;
  let chosen = affordable(predictors, churned, leftOut);
  if (chosen.length === 0) return told('too_few');
  // Each round has one predictor less.
  while (chosen.length > 0) {
    const found = yield* partOf(attempt(chosen, churned), 0.2, 0.9);
    if (typeof found !== 'string') {
      leftOut.push(...found.leftOut);
      return {
        main: mainOf(found),
        left_out: leftOut,
        fit: [fitRow(inputs, found)],
      };
    }
    const last = chosen.at(-1);
    if (last) leftOut.push({ predictor: last.name, level: null, reason: found, customers: null });
    chosen = chosen.slice(0, -1);
  }
  return told('no_fit');
};

/** Those that `candidates.sql` passes over, and those beyond the twelve. */
function passedOver({ candidates }: InputsOf<typeof analysis>): LeftOut[] {
  return candidates.predictor.flatMap((predictor, place) => {
    const reason = candidates.reason[place] ?? (place >= 12 ? 'weak' : null);
    return reason === null
      ? []
      : [{ predictor: predictor ?? '', level: null, reason, customers: null }];
  });
}

/** In their order those for whose terms there are enough who churned, and who stayed. */
function affordable(
  predictors: readonly Predictor[],
  churned: Float64Array,
  leftOut: LeftOut[],
): Predictor[] {
  const { rows, certain } = openCustomers(predictors, churned);
  const events = eventsOf(Float64Array.from(rows, (row) => churned[row] ?? 0));
  let room = Math.floor(events / eventsPerTerm);
  return predictors.filter((predictor) => {
    const terms = termsOf(predictor, rows, churned).length;
    const sets = certain.some((one) => one.predictor === predictor);
    if ((terms > 0 || sets) && terms <= room) {
      room -= terms;
      return true;
    }
    const reason = terms === 0 ? 'constant' : 'too_few_events';
    leftOut.push({ predictor: predictor.name, level: null, reason, customers: null });
    return false;
  });
}

/** The regression on these predictors, or why there is none. */
function* attempt(
  predictors: readonly Predictor[],
  churned: Float64Array,
): Steps<(Fitted & { leftOut: LeftOut[] }) | 'too_few_events' | 'no_fit'> {
  const { rows, certain } = openCustomers(predictors, churned);
  const outcome = Float64Array.from(rows, (row) => churned[row] ?? 0);
  const all = predictors.flatMap((predictor) => termsOf(predictor, rows, churned));
  yield 0.1;
  const follows = new Set(redundant(correlationMatrix(all.map(({ column }) => column))));
  const terms = all.filter((_, at) => !follows.has(at));
  if (terms.length === 0 || eventsOf(outcome) < eventsPerTerm * terms.length) {
    return 'too_few_events';
  }
  yield 0.2;
  const columns = terms.map(({ column }) => column);
  const fit = yield* partOf(logisticRegression(columns, outcome), 0.2, 0.95);
  if (typeof fit === 'string') return 'no_fit';
  return {
    terms,
    fit,
    outcome,
    leftOut: [
      ...certain.map(({ predictor, level, customers }) => ({
        predictor: predictor.name,
        level: predictor.names.get(level) ?? '',
        reason: 'certain',
        customers,
      })),
      ...all
        .filter((_, at) => follows.has(at))
        .map(({ predictor, level, column }) => ({
          predictor: predictor.name,
          level: level === null ? null : (predictor.names.get(level) ?? ''),
          reason: 'collinear',
          customers: level === null ? null : sumOf(column),
        })),
    ],
  };
}

function mainOf({ terms, fit, outcome }: Fitted): Rows['main'] {
  const found = fit.coefficients.slice(1);
  const corrected = adjusted(found.map(({ p }) => p));
  const inflations = inflation(
    correlationMatrix(terms.map(({ column }) => column)),
    terms.map(({ predictor }) => predictor.name),
  );
  const rows = terms.flatMap(({ predictor, level, reference, deviation, column }, at) => {
    const coefficient = found[at];
    if (!coefficient) return [];
    const nameOf = (own: number | null) => (own === null ? null : (predictor.names.get(own) ?? ''));
    const adjustedP = corrected[at] ?? 1;
    const holds = (row: number) => level === null || column[row] === 1;
    return [
      {
        predictor: predictor.name,
        level: nameOf(level),
        reference: nameOf(reference),
        deviation,
        customers: level === null ? outcome.length : sumOf(column),
        churned: sumOf(outcome.filter((_, row) => holds(row))),
        odds_ratio: coefficient.oddsRatio,
        lower: coefficient.low,
        upper: coefficient.high,
        p_value: coefficient.p,
        p_adjusted: adjustedP,
        is_significant: adjustedP <= 0.05,
        inflation: inflations.get(predictor.name) ?? 1,
        // Of the levels, those that the customer file names can be picked.
        is_attribute: predictor.isAttribute && level !== null && level < 12,
      },
    ];
  });
  return rows.sort((one, other) => strength(other) - strength(one));
}

function strength({ odds_ratio: ratio }: Rows['main'][number]): number {
  return Math.abs(Math.log(ratio));
}

function fitRow(
  { scope, people }: InputsOf<typeof analysis>,
  found: Fitted | { refusal: string },
): Rows['fit'][number] {
  const basis = scope.basis[0] ?? 'orders';
  const day = (name: 'since' | 'as_of') => new Date(scope[name][0] ?? NaN);
  const outcome = 'refusal' in found ? people.churned : found.outcome;
  const common = {
    basis,
    since: basis === 'orders' ? day('since') : null,
    as_of: day('as_of'),
    days: basis === 'orders' ? (scope.days[0] ?? null) : null,
    audience: scope.audience[0] ?? 0,
    customers: outcome.length,
    churned: sumOf(outcome),
  };
  if ('refusal' in found) {
    const none = {
      events_per_term: null,
      pseudo_r2: null,
      auc: null,
      auc_low: null,
      auc_high: null,
    };
    return { ...common, terms: 0, ...none, refusal: found.refusal };
  }
  const { fit, terms } = found;
  const ranked = area(scoresOf(found), outcome);
  return {
    ...common,
    terms: terms.length,
    events_per_term: eventsOf(outcome) / terms.length,
    pseudo_r2: 1 - fit.logLikelihood / fit.nullLogLikelihood,
    auc: ranked?.auc ?? null,
    auc_low: ranked?.low ?? null,
    auc_high: ranked?.high ?? null,
    refusal: null,
  };
}

/** The log odds that the regression gives each customer. */
function scoresOf({ terms, fit, outcome }: Fitted): Float64Array {
  return Float64Array.from(outcome, (_, row) =>
    terms.reduce(
      (sum, { column }, at) => sum + (fit.coefficients[at + 1]?.estimate ?? 0) * (column[row] ?? 0),
      fit.coefficients[0]?.estimate ?? 0,
    ),
  );
}

/** How often the rarer of the two outcomes came. */
function eventsOf(churned: Float64Array): number {
  const did = sumOf(churned);
  return Math.min(did, churned.length - did);
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}
