import type { Kind } from '../tables';
import type { Fact } from './facts';

/** What a value must be like. A missing value passes no test but `unknown`. */
export type Test =
  /** A text that is one of these, or none of them. Letters count as they are. */
  | { operator: 'is' | 'is_not'; values: readonly string[] }
  /** A text with this in it, whatever the case, or without it. */
  | { operator: 'contains' | 'contains_not'; value: string }
  | { operator: 'equals' | 'at_least' | 'at_most' | 'above' | 'below'; value: number }
  /** Both ends included. */
  | { operator: 'between'; from: number; to: number }
  /** ISO dates; both days included. */
  | { operator: 'from_day' | 'to_day'; day: string }
  /** In the last so many days up to the as-of date, or longer ago. */
  | { operator: 'last_days' | 'longer_ago'; days: number }
  | { operator: 'yes' | 'no' }
  | { operator: 'known' | 'unknown' };

export type Operator = Test['operator'];

/** How often something must have happened: `at_least` 1 for "ever", `at_most` 0 for "never". */
export interface Times {
  operator: 'at_least' | 'at_most';
  times: number;
}

/** When it must have happened, up to the as-of date; null: ever. */
export type Within = { days: number } | { from: string; to: string } | null;

/** A test of one column of a table, by its role: `category` of transactions. */
export interface ColumnTest {
  column: string;
  is: Test;
}

/**
 * What a customer must be like. Data: it is saved, linked and checked (`checkedConditions`), and
 * compiled to constant SQL with bound values; nothing that was typed becomes SQL.
 */
export type Condition =
  /** A fact that the marts know of each customer: recency, segment, tickets. */
  | { about: 'fact'; fact: Fact; is: Test }
  /** An attribute, of the customer file or of a column that fits no role. */
  | { about: 'attribute'; attribute: string; is: Test }
  /**
   * Records of a table: "bought X in the last n days", "did event Y at least n times". All tests must
   * pass in the same record. Records of transactions are purchases, and what is counted is orders.
   */
  | {
      about: 'records';
      table: Kind;
      where: readonly ColumnTest[];
      within: Within;
      count: Times;
    }
  /** Being in a saved segment, or not. */
  | { about: 'saved'; id: string; isIn: boolean }
  /** Being nearest to one of these centres of a clustering. */
  | { about: 'cluster'; model: ClusterModel; clusters: readonly number[] };

/** A clustering as data: enough to say for any customer in which cluster it is. */
export interface ClusterModel {
  /** Facts of `mart.cluster_inputs` that were used, in order. */
  features: readonly string[];
  /** Of each feature: what is taken away and what it is divided by. */
  means: readonly number[];
  deviations: readonly number[];
  /** One centre a cluster, in standardised features. */
  centres: readonly (readonly number[])[];
}

/** Customers chosen by conditions: all of them must hold. */
export type Conditions = readonly Condition[];

/** The customers that every cell speaks of; no condition means everyone. */
export type Audience = Conditions;

/**
 * A segment with a name: a rule (AND within a group, OR between groups) and members by hand. A group
 * without conditions says nothing; where all say nothing, only the members are in it.
 */
export interface SavedSegment {
  id: string;
  name: string;
  groups: readonly Conditions[];
  /** Customer ids that were put in by hand. */
  members: readonly string[];
}

/**
 * What a condition speaks of, as a text: two conditions on the same subject replace each other when
 * picked in a chart, and the chart of a subject shows its other values too.
 */
export function subjectOf(condition: Condition): string {
  switch (condition.about) {
    case 'fact':
      return `fact ${condition.fact}`;
    case 'attribute':
      return `attribute ${condition.attribute}`;
    case 'records':
      return `records ${condition.table} ${condition.where.map(({ column }) => column).join(' ')}`;
    case 'saved':
      return `saved ${condition.id}`;
    case 'cluster':
      return 'cluster';
  }
}

/** The customers whose fact is one of these values. */
export function factIs(fact: Fact, ...values: readonly string[]): Condition {
  return { about: 'fact', fact, is: { operator: 'is', values } };
}

/** The customers whose attribute is one of these values. */
export function attributeIs(attribute: string, ...values: readonly string[]): Condition {
  return { about: 'attribute', attribute, is: { operator: 'is', values } };
}

/** The values that the audience admits of a subject, where it names values; none: no such choice. */
export function chosenValues(audience: Audience, subject: string): readonly string[] {
  return audience.flatMap((condition) => {
    if (subjectOf(condition) !== subject) return [];
    if (condition.about === 'cluster') return condition.clusters.map(String);
    if (condition.about !== 'fact' && condition.about !== 'attribute') return [];
    return condition.is.operator === 'is' ? condition.is.values : [];
  });
}
