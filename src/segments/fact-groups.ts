import type { Built } from '../warehouse/api';
import type { Fact } from '../warehouse/audience/facts';
import type { Kind } from '../warehouse/tables';

/** A table, or a column of it, that brings a fact. */
export interface Need {
  kind: Kind;
  column?: string;
}

/** A fact and the tables of which any brings it. */
export interface OfferedFact {
  fact: Fact;
  needs: readonly Need[];
}

/** Facts under a heading, whose text is `segments.subjects.<key>`. */
export interface FactGroup {
  key:
    | 'classes'
    | 'purchases'
    | 'person'
    | 'membership'
    | 'visits'
    | 'voice'
    | 'relations'
    | 'outlook';
  facts: readonly OfferedFact[];
}

/** All facts, in the order in which they are offered. */
export const factGroups: readonly FactGroup[] = [
  {
    key: 'classes',
    facts: [
      ...of(['segment', 'tier', 'stage', 'eight_class', 'loyalty_band', 'r', 'f', 'm'], {
        kind: 'transactions',
      }),
      ...of(
        ['important_customer'],
        { kind: 'transactions' },
        { kind: 'customers', column: 'important' },
      ),
      ...of(['vip'], { kind: 'customers', column: 'tier' }),
    ],
  },
  {
    key: 'purchases',
    facts: [
      ...of(
        [
          ...(['orders', 'order_days', 'revenue', 'average_order'] as const),
          ...(['recency', 'first_day', 'last_day', 'mean_gap', 'median_gap'] as const),
          ...(['orders_in_window', 'revenue_in_window'] as const),
        ],
        { kind: 'transactions' },
      ),
      ...of(
        ['profit'],
        { kind: 'transactions', column: 'cost' },
        { kind: 'products', column: 'cost' },
      ),
    ],
  },
  {
    key: 'person',
    facts: [
      ...of(['customer_id']),
      ...ofCustomers('name'),
      ...of(
        ['age'],
        { kind: 'customers', column: 'birth_date' },
        { kind: 'customers', column: 'age' },
      ),
      ...ofCustomers('company'),
      ...ofCustomers('job_title'),
      ...ofCustomers('interests'),
      ...ofCustomers('tags'),
      ...ofCustomers('owner'),
      ...ofCustomers('important'),
      ...of(['has_phone'], { kind: 'customers', column: 'phone' }),
      ...of(['has_email'], { kind: 'customers', column: 'email' }),
      ...ofCustomers('consent'),
    ],
  },
  {
    key: 'membership',
    facts: [
      ...ofCustomers('registered_at'),
      ...of(
        ['known_days'],
        { kind: 'customers', column: 'registered_at' },
        { kind: 'transactions' },
      ),
      ...ofCustomers('ended_at'),
      ...ofCustomers('churned'),
      ...of(['left_at'], { kind: 'departures' }),
      ...ofCustomers('recurring_amount'),
    ],
  },
  {
    key: 'visits',
    facts: [
      ...of(['visits', 'visit_days', 'events', 'last_visit', 'visit_recency'], {
        kind: 'behaviours',
      }),
      ...of(['pages'], { kind: 'behaviours', column: 'page' }),
      ...of(['dwell_s'], { kind: 'behaviours', column: 'duration_s' }),
    ],
  },
  {
    key: 'voice',
    facts: [
      ...of(['nps', 'csat'], { kind: 'feedback', column: 'score' }),
      ...of(['tickets', 'complaints', 'open_tickets', 'last_ticket'], { kind: 'tickets' }),
    ],
  },
  {
    key: 'relations',
    facts: [
      ...of(['points'], { kind: 'loyalty' }),
      ...of(['referrals_made', 'referrals_converted', 'was_referred'], { kind: 'referrals' }),
      ...of(['contacts', 'last_contact'], { kind: 'interactions' }),
      ...of(['campaigns', 'campaign_responses'], { kind: 'campaigns' }),
      ...of(['social_actions'], { kind: 'social' }),
    ],
  },
  {
    key: 'outlook',
    facts: of(
      [
        ...(['churn_risk', 'value_at_risk', 'warning_reason', 'next_step'] as const),
        ...(['alive', 'expected_orders', 'clv'] as const),
      ],
      { kind: 'transactions' },
    ),
  },
];

/** Whether the files brought it. */
export function isThere({ kind, column }: Need, tables: Built['tables']): boolean {
  const table = tables[kind];
  if (!table || table.rows === 0) return false;
  return column === undefined || table.columns.includes(column);
}

function of(facts: readonly Fact[], ...needs: Need[]): OfferedFact[] {
  return facts.map((fact) => ({ fact, needs }));
}

/** A column of the customer file under its own name. */
function ofCustomers(fact: Fact): OfferedFact[] {
  return of([fact], { kind: 'customers', column: fact });
}
