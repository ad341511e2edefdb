/** What a fact is, which says how it is tested and shown. */
export type FactType = 'class' | 'number' | 'money' | 'days' | 'date' | 'yes_no' | 'text';

/** A fact of each customer: its type, where it is read, and the constant SQL that reads it. */
export interface FactContract {
  type: FactType;
  /**
   * The mart that knows it, one row a customer; without one: `mart.customers`. A statement reads only
   * the marts of the facts that it tests.
   */
  mart?: 'engagement' | 'eight_classes' | 'loyalty_bands' | 'churn_risks' | 'expected_values';
  /** Over the columns of that mart, whose alias is its name. */
  sql: string;
}

function ofCustomers<const T extends FactType>(type: T, column: string) {
  return { type, sql: `customers.${column}` } as const;
}

function ofEngagement<const T extends FactType>(type: T, column: string) {
  return { type, mart: 'engagement', sql: `engagement.${column}` } as const;
}

function ofRisks<const T extends FactType>(type: T, sql: string) {
  return { type, mart: 'churn_risks', sql } as const;
}

function ofExpected<const T extends FactType>(type: T, sql: string) {
  return { type, mart: 'expected_values', sql } as const;
}

const years = `coalesce(datesub('year', customers.birth_date, getvariable('as_of')), customers.age)`;

/** The facts that conditions may speak of. Null where it is not known, or makes no sense. */
export const facts = {
  segment: ofCustomers('class', 'segment'),
  tier: ofCustomers('class', 'tier'),
  stage: ofCustomers('class', 'stage'),
  eight_class: { type: 'class', mart: 'eight_classes', sql: 'eight_classes.eight_class' },
  loyalty_band: { type: 'class', mart: 'loyalty_bands', sql: 'loyalty_bands.loyalty_band' },
  r: ofCustomers('number', 'r'),
  f: ofCustomers('number', 'f'),
  m: ofCustomers('number', 'm'),
  /** In tier A, or marked in the file. */
  important_customer: {
    type: 'yes_no',
    sql: `coalesce(customers.important, false) or customers.tier = 'a'`,
  },
  /** By the name of the member tier in the file. */
  vip: { type: 'yes_no', sql: 'mart.is_vip(customers.file_tier)' },

  orders: ofCustomers('number', 'orders'),
  order_days: ofCustomers('number', 'order_days'),
  revenue: ofCustomers('money', 'revenue'),
  /** Net sales less the cost of the goods, where that is known. */
  profit: { type: 'money', sql: 'customers.revenue - customers.cost' },
  /** Net sales per order. */
  average_order: { type: 'money', sql: 'customers.revenue / nullif(customers.orders, 0)' },
  orders_in_window: ofCustomers('number', 'orders_in_window'),
  revenue_in_window: ofCustomers('money', 'revenue_in_window'),
  recency: ofCustomers('days', 'recency'),
  first_day: ofCustomers('date', 'first_day'),
  last_day: ofCustomers('date', 'last_day'),
  mean_gap: ofCustomers('days', 'mean_gap'),
  median_gap: ofCustomers('days', 'median_gap'),

  registered_at: ofCustomers('date', 'registered_at'),
  /** Days since the registration or the first order, whichever came first. */
  known_days: {
    type: 'days',
    sql: `getvariable('as_of') - least(customers.registered_at::date, customers.first_day)`,
  },
  ended_at: ofCustomers('date', 'ended_at'),
  churned: ofCustomers('yes_no', 'churned'),
  left_at: ofEngagement('date', 'left_at'),
  recurring_amount: ofCustomers('money', 'recurring_amount'),

  customer_id: ofCustomers('text', 'customer_id'),
  name: ofCustomers('text', 'name'),
  age: { type: 'number', sql: `case when ${years} >= 0 and ${years} < 120 then ${years} end` },
  company: ofCustomers('text', 'company'),
  job_title: ofCustomers('text', 'job_title'),
  interests: ofCustomers('text', 'interests'),
  tags: ofCustomers('text', 'tags'),
  owner: ofCustomers('text', 'owner'),
  important: ofCustomers('yes_no', 'important'),
  has_phone: { type: 'yes_no', sql: 'customers.phone is not null' },
  has_email: { type: 'yes_no', sql: 'customers.email is not null' },
  consent: ofCustomers('text', 'consent'),

  visits: ofEngagement('number', 'visits'),
  visit_days: ofEngagement('number', 'visit_days'),
  events: ofEngagement('number', 'events'),
  pages: ofEngagement('number', 'pages'),
  /** Seconds. */
  dwell_s: ofEngagement('number', 'dwell_s'),
  last_visit: ofEngagement('date', 'last_visit'),
  visit_recency: ofEngagement('days', 'visit_recency'),

  nps: ofEngagement('number', 'nps'),
  csat: ofEngagement('number', 'csat'),
  tickets: ofEngagement('number', 'tickets'),
  complaints: ofEngagement('number', 'complaints'),
  open_tickets: ofEngagement('number', 'open_tickets'),
  last_ticket: ofEngagement('date', 'last_ticket'),

  points: ofEngagement('number', 'points'),
  referrals_made: ofEngagement('number', 'referrals_made'),
  referrals_converted: ofEngagement('number', 'referrals_converted'),
  was_referred: ofEngagement('yes_no', 'was_referred'),
  contacts: ofEngagement('number', 'contacts'),
  last_contact: ofEngagement('date', 'last_contact'),
  campaigns: ofEngagement('number', 'campaigns'),
  campaign_responses: ofEngagement('number', 'campaign_responses'),
  social_actions: ofEngagement('number', 'social_actions'),

  /** Per cent, of not ordering in the warning period. */
  churn_risk: ofRisks('number', '100 * churn_risks.risk'),
  value_at_risk: ofRisks('money', 'churn_risks.value_at_risk'),
  warning_reason: ofRisks('class', 'churn_risks.reason_1'),
  next_step: ofRisks('class', 'churn_risks.next_step'),
  /** Per cent. */
  alive: ofExpected('number', '100 * expected_values.alive'),
  expected_orders: ofExpected('number', 'expected_values.expected_orders'),
  clv: ofExpected('money', 'expected_values.clv'),
} as const satisfies Readonly<Record<string, FactContract>>;

export type Fact = keyof typeof facts;

/** Whether there is a fact of this name. */
export function isFact(name: string): name is Fact {
  return Object.hasOwn(facts, name);
}

/** The contract of a fact, without its literal types. */
export function factContract(fact: Fact): FactContract {
  return facts[fact];
}
