import { Bound } from './bound';
import { clusterSql } from './cluster';
import {
  subjectOf,
  type Audience,
  type Condition,
  type SavedSegment,
  type Test,
} from './condition';
import { factContract, isFact } from './facts';
import { testedAs, testSql } from './operators';
import { recordsSql } from './records';
import { savedProblem } from './saved';

/** Constant SQL with the values that its variables take. */
export interface Compiled {
  sql: string;
  variables: Readonly<Record<string, string | null>>;
}

/** What `mart.around` keeps of the customers, so that their classes are counted without a join. */
const kept = 'customer_key, class_key, orders_in_window, revenue_in_window, revenue, value';

/**
 * The SQL of `mart.around`: grain one customer that misses the conditions of at most one subject of
 * the audience; `missed` is that subject, null for the audience itself. The chart in which a subject
 * is chosen reads it to keep showing the other values.
 * @throws {TypeError} for conditions that cannot be compiled; `checkedAudience` lets none through
 */
export function aroundSql(audience: Audience, saved: readonly SavedSegment[]): Compiled {
  const compiler = new Compiler('c', audience, saved);
  const subjects = [...new Set(audience.map(subjectOf))].map((subject, index) => {
    const own = audience.filter((one) => subjectOf(one) === subject);
    return { holds: `holds_${index}`, sql: compiler.all(own), subject };
  });
  const held = subjects.map(({ holds, sql }) => `${sql} as ${holds}`);
  const misses = subjects.map(({ holds }) => `(not ${holds})::integer`).join(' + ');
  const missed = subjects.map(
    ({ holds, subject }) => `when not ${holds} then ${compiler.bound.text(subject)}`,
  );
  const sql = `create or replace table mart.around as
    select ${kept}, ${missed.length ? `case ${missed.join(' ')} end` : 'null::varchar'} as missed,
    from (select ${[kept, ...held].join(', ')} from mart.customers as customers)
    ${missed.length > 1 ? `where ${misses} <= 1` : ''}`;
  return { sql, variables: compiler.bound.variables };
}

/**
 * A boolean expression over a row `customers` of `mart.customers`, never null: whether any of the
 * groups admits the customer. A group without conditions says nothing; where all groups say nothing,
 * everyone is admitted.
 * @param prefix begins the names of its variables
 * @throws {TypeError} for conditions that cannot be compiled
 */
export function anyGroupSql(
  groups: readonly (readonly Condition[])[],
  saved: readonly SavedSegment[],
  prefix: string,
): Compiled {
  const compiler = new Compiler(prefix, groups.flat(), saved);
  return { sql: compiler.any(groups) ?? 'true', variables: compiler.bound.variables };
}

/** Conditions in one statement, those within its saved segments included. */
const mostConditions = 500;

/** Compiles conditions into one statement. What it returns is true or false, never null. */
class Compiler {
  readonly bound: Bound;
  #conditions = 0;

  constructor(
    prefix: string,
    conditions: readonly Condition[],
    private readonly saved: readonly SavedSegment[],
  ) {
    this.bound = new Bound(prefix);
    const problem = savedProblem(conditions, saved);
    if (problem) throw new TypeError(`${problem.code}: ${problem.id}`);
  }

  /** Whether all conditions hold. */
  all(conditions: readonly Condition[]): string {
    return conditions.map((one) => `(${this.#one(one)})`).join(' and ') || 'true';
  }

  /** Whether any of the groups admits; null: they say nothing. */
  any(groups: readonly (readonly Condition[])[]): string | null {
    const said = groups.filter((group) => group.length > 0).map((group) => `(${this.all(group)})`);
    return said.length > 0 ? said.join(' or ') : null;
  }

  #one(condition: Condition): string {
    if (++this.#conditions > mostConditions) throw new TypeError('too many conditions');
    switch (condition.about) {
      case 'fact':
        return this.#fact(condition);
      case 'attribute':
        return this.#attribute(condition);
      case 'records':
        return recordsSql(condition, this.bound);
      case 'saved':
        return this.#saved(condition);
      case 'cluster':
        return clusterSql(condition, this.bound);
    }
  }

  #fact({ fact, is }: Extract<Condition, { about: 'fact' }>): string {
    if (!isFact(fact)) throw new TypeError(`no fact ${String(fact)}`);
    const { type, mart, sql } = factContract(fact);
    const test = (of: Test) => testSql(sql, testedAs[type], of, this.bound);
    if (!mart) return `coalesce(${test(is)}, false)`;
    return inRowsOf(`mart.${mart} as ${mart}`, is, test);
  }

  #attribute({ attribute, is }: Extract<Condition, { about: 'attribute' }>): string {
    const rows = `mart.known_attributes as known`;
    const isIt = `known.attribute = ${this.bound.text(attribute)}`;
    return inRowsOf(
      rows,
      is,
      (of) => `${isIt} and ${testSql('known.value', 'any', of, this.bound)}`,
    );
  }

  #saved({ id, isIn }: Extract<Condition, { about: 'saved' }>): string {
    const segment = this.saved.find((one) => one.id === id);
    const admitted = [
      this.any(segment?.groups ?? []),
      segment?.members.length
        ? `customers.customer_id in (select unnest(${this.bound.list(segment.members)}))`
        : null,
    ].filter((part) => part !== null);
    const isMember = admitted.join(' or ') || 'false';
    return isIn ? isMember : `not (${isMember})`;
  }
}

/**
 * Whether a row of the customer passes; who has no such row is one of whom nothing is known.
 * @param rows what to read, with a column `customer_key`
 */
function inRowsOf(rows: string, is: Test, test: (is: Test) => string): string {
  const passing = (sql: string) => `(select customer_key from ${rows} where ${sql})`;
  return is.operator === 'unknown'
    ? `customers.customer_key not in ${passing(test({ operator: 'known' }))}`
    : `customers.customer_key in ${passing(test(is))}`;
}
