import type { Engine } from './engine';

const texts = import.meta.glob<string>('./marts/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The marts in the order in which they are built. Each file replaces one table or view. */
export const martOrder = [
  'keys',
  'orders',
  'order_days',
  'purchases',
  'thresholds',
  'scores',
  'tiers',
  'customers',
  'known_attributes',
  'attribute_values',
  'attributes',
  'audience',
  'around_segment',
  'around_tier',
  'around_stage',
  'audience_orders',
  'festivals',
  'calendar',
] as const;
export type Mart = (typeof martOrder)[number];

/** The earliest mart that each setting changes; settings that are not here change none. */
const firstAffected: Readonly<Record<string, Mart>> = {
  as_of: 'keys',
  currency: 'orders',
  rfm_window: 'purchases',
  churn_rule: 'thresholds',
  churn_days: 'thresholds',
  rfm_mode: 'scores',
  rfm_recency_cuts: 'scores',
  rfm_frequency_cuts: 'scores',
  rfm_monetary_cuts: 'scores',
  tier_a: 'tiers',
  tier_b: 'tiers',
  week_starts: 'calendar',
  fiscal_year_starts: 'calendar',
};

/** The constant SQL of a mart. */
export function martSql(mart: Mart): string {
  const sql = texts[`./marts/${mart}.sql`];
  if (sql === undefined) throw new Error(`no SQL for mart.${mart}`);
  return sql;
}

/** The marts to build again after these settings changed, in order. */
export function martsAfter(changed: readonly string[]): Mart[] {
  const starts = changed.flatMap((name) => {
    const mart = firstAffected[name];
    return mart ? [martOrder.indexOf(mart)] : [];
  });
  return starts.length === 0 ? [] : martOrder.slice(Math.min(...starts));
}

/** Builds the marts; reports how far it is as a fraction. */
export async function buildMarts(
  engine: Engine,
  marts: readonly Mart[],
  onFraction: (fraction: number) => void,
): Promise<void> {
  for (const [index, mart] of marts.entries()) {
    onFraction(index / marts.length);
    await engine.execute(martSql(mart));
  }
  onFraction(1);
}
