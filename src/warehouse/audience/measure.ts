import type { Compiled } from './compile';
import { anyGroupSql } from './compile';
import type { Conditions, SavedSegment } from './condition';

/** The statement that counts the customers whom any of the groups admits. No group admits everyone. */
export function measuredSql(
  groups: readonly Conditions[],
  saved: readonly SavedSegment[],
): Compiled {
  const { sql, variables } = anyGroupSql(groups, saved, 'm');
  return {
    sql: `select
      count(*) filter (where is_in) as customers,
      coalesce(sum(revenue) filter (where is_in), 0) as revenue,
      count(*) as all_customers,
      coalesce(sum(revenue), 0) as all_revenue,
    from (select customers.revenue, ${sql} as is_in from mart.customers as customers)`,
    variables,
  };
}
