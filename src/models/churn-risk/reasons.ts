import type { Scorer } from './scorer';

/** Changes of the odds by less than a tenth are no reason. */
const least = Math.log(1.1);
const most = 3;

/**
 * Why the risk of a customer is above that of the average one: the three reasons that raise its log
 * odds most. Features of one reason count together. A reason says what is so of the customer, such
 * as `visit_days_low`, `nps_none` where there is no such record; it need not be the cause.
 *
 * @param columns what the scorer looks at, as `columnsOf` gives it
 * @returns of each customer, strongest first
 */
export function reasonsOf(
  { preparation: { features }, weights }: Scorer,
  columns: readonly Float64Array[],
): string[][] {
  const parts = features.map((feature, j) => ({
    reason: feature.reason,
    isPresence: feature.isPresence,
    weight: weights[j] ?? 0,
    column: columns[j] ?? new Float64Array(),
  }));
  const groups = [...new Set(parts.map(({ reason }) => reason))].map((reason) => {
    const own = parts.filter((part) => part.reason === reason);
    return {
      reason,
      own,
      leading: own.find(({ isPresence }) => !isPresence),
      presence: own.find(({ isPresence }) => isPresence),
    };
  });
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    groups
      .map(({ reason, own, leading, presence }) => {
        const raises = own.reduce((sum, { weight, column }) => sum + weight * (column[i] ?? 0), 0);
        const isMissing = presence !== undefined && (presence.column[i] ?? 0) < 0;
        const side = (leading?.column[i] ?? 0) > 0 ? 'high' : 'low';
        return { key: `${reason}_${isMissing ? 'none' : side}`, raises };
      })
      .filter(({ raises }) => raises >= least)
      .sort((one, other) => other.raises - one.raises || (one.key < other.key ? -1 : 1))
      .slice(0, most)
      .map(({ key }) => key),
  );
}
