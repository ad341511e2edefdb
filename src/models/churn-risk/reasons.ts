import type { Feature } from './features';
import type { Scorer } from './scorer';

/** What changes the odds by less than a tenth is no reason. */
const least = Math.log(1.1);
const most = 3;

/**
 * Why the risk of a customer is above that of the average one: what raises its log odds most. Facts
 * of one topic count together, and the one that raises most speaks for them. A reason says what is so
 * of the customer against the average: `visit_days_low`, or `nps_none` where there is no answer; it
 * need not be the cause.
 *
 * @param columns what the scorer looks at, as `columnsOf` gives it
 * @returns of each customer at most three, strongest first
 */
export function reasonsOf(
  { preparation: { features }, weights }: Scorer,
  columns: readonly Float64Array[],
): string[][] {
  const topics = [...new Set(features.map(({ topic }) => topic))].map((topic) =>
    features.flatMap((feature, j) => {
      const column = columns[j];
      return feature.topic === topic && column ? { feature, column, weight: weights[j] ?? 0 } : [];
    }),
  );
  return Array.from({ length: columns[0]?.length ?? 0 }, (_, i) =>
    topics
      .flatMap((parts) => {
        const raised = parts.map(({ feature, column, weight }) => {
          const x = column[i] ?? 0;
          return { key: keyOf(feature, x), by: weight * x };
        });
        const by = raised.reduce((sum, one) => sum + one.by, 0);
        if (by < least) return [];
        const { key } = raised.reduce((one, other) => (other.by > one.by ? other : one));
        return { key, by };
      })
      .sort((one, other) => other.by - one.by || (one.key < other.key ? -1 : 1))
      .slice(0, most)
      .map(({ key }) => key),
  );
}

function keyOf({ fact, isPresence }: Feature, deviations: number): string {
  if (isPresence) return `${fact}_${deviations > 0 ? 'some' : 'none'}`;
  return `${fact}_${deviations > 0 ? 'high' : 'low'}`;
}
