import { subjectOf, type Audience, type Condition, type SavedSegment } from './condition';
import { facts } from './facts';

/** Constant SQL with the values that its variables take. */
export interface Compiled {
  sql: string;
  variables: Readonly<Record<string, string | null>>;
}

/**
 * The SQL of `mart.around`: grain one customer that misses at most one condition of the audience;
 * `missed` is the subject of that one, null for the audience itself. The chart in which a subject is
 * chosen reads it to keep showing the other values.
 */
export function aroundSql(audience: Audience, saved: readonly SavedSegment[]): Compiled {
  void saved;
  const variables: Record<string, string | null> = {};
  const held = audience.map((condition, index) => conditionSql(condition, `c${index}`, variables));
  const rows = [
    'customer_key',
    ...held.map((sql, index) => `coalesce(${sql}, false) as c${index}`),
  ].join(', ');
  const misses = held.map((_, index) => `(not c${index})::integer`).join(' + ') || '0';
  audience.forEach((one, index) => (variables[`c${index}_subject`] = subjectOf(one)));
  const missed = held.map((_, index) => `when not c${index} then getvariable('c${index}_subject')`);
  const sql = `create or replace table mart.around as
    select customer_key, ${missed.length ? `case ${missed.join(' ')} end` : 'null::varchar'} as missed,
    from (select ${rows} from mart.customers as customers)
    where ${misses} <= 1`;
  return { sql, variables };
}

function conditionSql(
  condition: Condition,
  name: string,
  variables: Record<string, string | null>,
): string {
  if (condition.about === 'fact' && condition.is.operator === 'is') {
    variables[`${name}_values`] = condition.is.values.join('\x1f');
    return `list_contains(string_split(getvariable('${name}_values'), chr(31)), ${facts[condition.fact].sql})`;
  }
  throw new TypeError(`a condition that cannot be compiled: ${condition.about}`);
}

/**
 * A boolean expression over `customers`: whether any of the groups admits the customer.
 * @param prefix begins the names of its variables
 */
export function anyGroupSql(
  groups: readonly (readonly Condition[])[],
  saved: readonly SavedSegment[],
  prefix: string,
): Compiled {
  void saved;
  const variables: Record<string, string | null> = {};
  const each = groups.map((group, g) =>
    group
      .map((one, i) => `coalesce(${conditionSql(one, `${prefix}${g}_${i}`, variables)}, false)`)
      .join(' and '),
  );
  return { sql: each.map((one) => `(${one || 'true'})`).join(' or ') || 'true', variables };
}
