/** A column of numbers: an array, typed or not. */
export type Column = ArrayLike<number> & Iterable<number>;

/**
 * Customers by columns: repeat purchases x, time of the last one t_x, time observed T. Times begin at
 * the first purchase and are in one unit throughout, such as weeks.
 */
export interface Histories {
  repeats: Column;
  last: Column;
  observed: Column;
}

/** Histories that differ, those with the same number of repeats after each other. */
export interface DistinctHistories {
  repeats: Float64Array;
  last: Float64Array;
  observed: Float64Array;
  /** Customers with this history. */
  customers: Float64Array;
}

/** Counts alike histories once: of 100,000 customers most share theirs with others. */
export function distinctHistories({ repeats, last, observed }: Histories): DistinctHistories {
  const x = Float64Array.from(repeats);
  const at = Float64Array.from(last, (time, i) => (x[i] === 0 ? 0 : time));
  const span = Float64Array.from(observed);
  const order = Uint32Array.from(x, (_, i) => i).sort(
    (one, other) =>
      difference(x, one, other) || difference(span, one, other) || difference(at, one, other),
  );
  const starts = order.filter((i, place) => {
    const before = order[place - 1];
    return (
      before === undefined || x[i] !== x[before] || span[i] !== span[before] || at[i] !== at[before]
    );
  });
  const customers = new Float64Array(starts.length);
  let run = -1;
  for (const i of order) {
    if (starts[run + 1] === i) run++;
    customers[run] = (customers[run] ?? 0) + 1;
  }
  const picked = (column: Float64Array) => Float64Array.from(starts, (i) => column[i] ?? 0);
  return { repeats: picked(x), last: picked(at), observed: picked(span), customers };
}

function difference(column: Float64Array, one: number, other: number): number {
  return (column[one] ?? 0) - (column[other] ?? 0);
}
