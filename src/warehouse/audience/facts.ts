/** What a fact is, which says how it is tested and shown. */
export type FactType = 'class' | 'number' | 'money' | 'days' | 'date' | 'yes_no' | 'text';

/** A fact of each customer: its type, and the constant SQL that reads it. */
export interface FactContract {
  type: FactType;
  /** Over `customers` (mart.customers) and `engagement` (mart.engagement), one row a customer. */
  sql: string;
}

/** The facts that conditions may speak of. */
export const facts = {
  segment: { type: 'class', sql: 'customers.segment' },
  tier: { type: 'class', sql: 'customers.tier' },
  stage: { type: 'class', sql: 'customers.stage' },
  orders: { type: 'number', sql: 'customers.orders' },
  order_days: { type: 'number', sql: 'customers.order_days' },
  revenue: { type: 'money', sql: 'customers.revenue' },
  recency: { type: 'days', sql: 'customers.recency' },
  first_day: { type: 'date', sql: 'customers.first_day' },
  last_day: { type: 'date', sql: 'customers.last_day' },
  registered_at: { type: 'date', sql: 'customers.registered_at' },
} as const satisfies Readonly<Record<string, FactContract>>;

export type Fact = keyof typeof facts;
