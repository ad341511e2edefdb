/**
 * p-values adjusted for how many there are (Benjamini & Hochberg 1995, J. R. Statist. Soc. B 57:289):
 * of those at most 0.05 no more than 5 % are expected to be false discoveries.
 *
 * @returns the adjusted ones in the order given
 */
export function adjusted(pValues: readonly number[]): number[] {
  const order = pValues.map((_, index) => index);
  order.sort((one, other) => (pValues[other] ?? 0) - (pValues[one] ?? 0));
  const results = new Array<number>(pValues.length).fill(1);
  let least = 1;
  order.forEach((index, at) => {
    const rank = pValues.length - at;
    least = Math.min(least, ((pValues[index] ?? 1) * pValues.length) / rank);
    results[index] = least;
  });
  return results;
}
