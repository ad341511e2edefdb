/**
 * Correlations of columns of one length, as a matrix. Values of 0 cost nothing, so that levels as
 * columns of 0 and 1 are cheap. A column that does not vary correlates with nothing, itself included.
 */
export function correlationMatrix(columns: readonly Float64Array[]): Float64Array[] {
  const k = columns.length;
  const n = columns[0]?.length ?? 0;
  const sums = new Float64Array(k);
  const products = columns.map(() => new Float64Array(k));
  const filled = new Int32Array(k);
  for (let i = 0; i < n; i++) {
    let count = 0;
    for (let j = 0; j < k; j++) if (columns[j]?.[i] !== 0) filled[count++] = j;
    for (let a = 0; a < count; a++) {
      const j = filled[a] ?? 0;
      const x = columns[j]?.[i] ?? 0;
      sums[j] = (sums[j] ?? 0) + x;
      const row = products[j];
      if (!row) continue;
      for (let b = 0; b <= a; b++) {
        const c = filled[b] ?? 0;
        row[c] = (row[c] ?? 0) + x * (columns[c]?.[i] ?? 0);
      }
    }
  }
  const covariance = (j: number, c: number) =>
    (products[Math.max(j, c)]?.[Math.min(j, c)] ?? 0) - ((sums[j] ?? 0) * (sums[c] ?? 0)) / n;
  const spreads = columns.map((_, j) => Math.sqrt(Math.max(0, covariance(j, j))));
  const varies = (j: number) =>
    (spreads[j] ?? 0) > 1e-9 * Math.sqrt(Math.max(1, products[j]?.[j] ?? 0));
  return columns.map((_, j) =>
    Float64Array.from(columns, (__, c) =>
      varies(j) && varies(c) ? covariance(j, c) / ((spreads[j] ?? 1) * (spreads[c] ?? 1)) : 0,
    ),
  );
}

/** Of its variance this much has to be its own, else a column follows from those before it. */
const ownShare = 1e-8;

/**
 * Which columns follow from those before them, by Cholesky's decomposition of their correlations.
 *
 * @param correlations as `correlationMatrix` gives them
 * @returns their places
 */
export function redundant(correlations: readonly Float64Array[]): number[] {
  const found: number[] = [];
  const rows: { place: number; row: number[] }[] = [];
  correlations.forEach((own, place) => {
    const row: number[] = [];
    for (const before of rows) {
      const at = row.length;
      let left = own[before.place] ?? 0;
      for (let c = 0; c < at; c++) left -= (row[c] ?? 0) * (before.row[c] ?? 0);
      row.push(left / (before.row[at] ?? 1));
    }
    const rest = (own[place] ?? 0) - row.reduce((sum, value) => sum + value * value, 0);
    if (rest < ownShare) found.push(place);
    else rows.push({ place, row: [...row, Math.sqrt(rest)] });
  });
  return found;
}

/**
 * The generalised variance inflation factor of each group of columns (Fox & Monette 1992), as its
 * root of the number of columns: of one column the usual VIF. 1: it shares nothing with the others.
 *
 * @param correlations of columns of which none follows from the others
 * @param groups the group of each column
 */
export function inflation<G>(
  correlations: readonly Float64Array[],
  groups: readonly G[],
): ReadonlyMap<G, number> {
  const places = groups.map((_, place) => place);
  const all = logDeterminant(correlations, places);
  return new Map(
    [...new Set(groups)].map((group) => {
      const inside = places.filter((place) => groups[place] === group);
      const outside = places.filter((place) => groups[place] !== group);
      const log =
        logDeterminant(correlations, inside) + logDeterminant(correlations, outside) - all;
      return [group, Math.max(1, Math.exp(log / inside.length))];
    }),
  );
}

/** Of the part of a positive definite matrix with these rows and columns. */
function logDeterminant(matrix: readonly Float64Array[], places: readonly number[]): number {
  const rows: number[][] = [];
  let log = 0;
  for (const place of places) {
    const row: number[] = [];
    rows.forEach((before, at) => {
      let left = matrix[place]?.[places[at] ?? 0] ?? 0;
      for (let c = 0; c < at; c++) left -= (row[c] ?? 0) * (before[c] ?? 0);
      row.push(left / (before[at] ?? 1));
    });
    const rest = (matrix[place]?.[place] ?? 0) - row.reduce((sum, value) => sum + value * value, 0);
    row.push(Math.sqrt(Math.max(rest, 1e-300)));
    rows.push(row);
    log += Math.log(Math.max(rest, 1e-300));
  }
  return log;
}
