import { anyGroupSql, type Compiled } from './compile';
import { factIs, type SavedSegment } from './condition';
import type { Group, GroupName } from './group';

/**
 * The statement that makes `mart.<name>`: grain one customer (`customer_key`) of the group. With
 * everyone in the audience, nobody is in `rest`.
 * @throws {TypeError} for a saved segment that does not exist or contains itself
 */
export function membersSql(
  name: GroupName,
  group: Group,
  saved: readonly SavedSegment[],
): Compiled {
  const { sql, variables } = memberRule(name, group, saved);
  return {
    sql: `create or replace table mart.${name} as
      select customers.customer_key from mart.customers as customers where ${sql}`,
    variables,
  };
}

function memberRule(name: GroupName, group: Group, saved: readonly SavedSegment[]): Compiled {
  const audience = '(select customer_key from mart.audience)';
  switch (group.of) {
    case 'everyone':
      return { sql: 'true', variables: {} };
    case 'audience':
      return { sql: `customers.customer_key in ${audience}`, variables: {} };
    case 'rest':
      return { sql: `customers.customer_key not in ${audience}`, variables: {} };
    case 'fact':
      return anyGroupSql([[factIs(group.fact, group.value)]], [], name);
    case 'saved':
      return anyGroupSql([[{ about: 'saved', id: group.id, isIn: true }]], saved, name);
  }
}
