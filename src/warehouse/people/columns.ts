import { factContract, type Fact, type FactType } from '../audience/facts';
import type { Kind } from '../tables';

/** What a column holds, which says how it is shown and sorted. */
export type PeopleColumnType =
  'text' | 'segment' | 'tier' | 'stage' | 'number' | 'money' | 'days' | 'date' | 'yes_no';

/** Where a column comes from, as the choice of columns groups them. */
export type PeopleColumnGroup = 'file' | 'purchases' | 'engagement' | 'outlook';

export interface PeopleColumn {
  group: PeopleColumnGroup;
  type: PeopleColumnType;
  /** Over `customers` and the marts of the facts under their own names, one row a customer. */
  sql: string;
  /** The tables any of which fills it. */
  tables: readonly Kind[];
  /** The column of the customer file, where it is one: says whether it is filled and how it is masked. */
  role: string | null;
}

/** Classes sort by what they mean, best or first before the others, not by their keys. */
const classOrder = {
  segment: [
    'champions',
    'loyal',
    'potential_loyalist',
    'new',
    'promising',
    'need_attention',
    'about_to_sleep',
    'at_risk',
    'cant_lose',
    'hibernating',
    'lost',
    'others',
    'no_recent_order',
    'potential',
  ],
  tier: ['a', 'b', 'c', 'none'],
  stage: [
    'potential',
    'new',
    'active',
    'loyal',
    'reactivated',
    'at_risk',
    'silent',
    'dormant',
    'lost',
  ],
} as const;

function file(
  role: string,
  type: PeopleColumnType = 'text',
  sql = `customers.${role}`,
): PeopleColumn {
  return { group: 'file', type, sql, tables: ['customers'], role };
}

function purchases(fact: Fact, type = typeOf(fact)): PeopleColumn {
  const { sql } = factContract(fact);
  return { group: 'purchases', type, sql, tables: ['transactions'], role: null };
}

function engagement(fact: Fact, ...tables: readonly Kind[]): PeopleColumn {
  const { sql } = factContract(fact);
  return { group: 'engagement', type: typeOf(fact), sql, tables, role: null };
}

function outlook(fact: Fact): PeopleColumn {
  const { sql } = factContract(fact);
  return { group: 'outlook', type: typeOf(fact), sql, tables: ['transactions'], role: null };
}

function typeOf(fact: Fact): PeopleColumnType {
  const { type }: { type: FactType } = factContract(fact);
  return type === 'class' ? 'text' : type;
}

/** The columns that a list of people may show and sort by; constant SQL, so the list is closed. */
export const peopleColumns = {
  customer_id: file('customer_id'),
  name: file('name'),
  kind: file('kind'),
  gender: file('gender'),
  birth_date: file('birth_date', 'date'),
  age: file('age', 'number'),
  phone: file('phone'),
  email: file('email'),
  address: file('address'),
  province: file('province'),
  city: file('city'),
  country: file('country'),
  company: file('company'),
  company_size: file('company_size'),
  industry: file('industry'),
  job_title: file('job_title'),
  occupation: file('occupation'),
  education: file('education'),
  marital_status: file('marital_status'),
  household_size: file('household_size'),
  income_band: file('income_band'),
  interests: file('interests'),
  tags: file('tags'),
  source: file('source'),
  member_tier: file('tier', 'text', 'customers.file_tier'),
  important: file('important', 'yes_no'),
  consent: file('consent'),
  registered_at: file('registered_at', 'date'),
  status: file('status', 'text', 'customers.file_status'),
  churned: file('churned', 'yes_no'),
  tenure: file('tenure', 'number'),
  ended_at: file('ended_at', 'date'),
  contract: file('contract'),
  recurring_amount: file('recurring_amount', 'money'),
  updated_at: file('updated_at', 'date'),
  owner: file('owner'),
  segment: purchases('segment', 'segment'),
  tier: purchases('tier', 'tier'),
  stage: purchases('stage', 'stage'),
  revenue: purchases('revenue'),
  profit: purchases('profit'),
  orders: purchases('orders'),
  order_days: purchases('order_days'),
  average_order: purchases('average_order'),
  first_day: purchases('first_day'),
  last_day: purchases('last_day'),
  recency: purchases('recency'),
  median_gap: purchases('median_gap'),
  visits: engagement('visits', 'behaviours'),
  last_visit: engagement('last_visit', 'behaviours'),
  nps: engagement('nps', 'feedback'),
  csat: engagement('csat', 'feedback', 'tickets'),
  tickets: engagement('tickets', 'tickets'),
  open_tickets: engagement('open_tickets', 'tickets'),
  complaints: engagement('complaints', 'tickets', 'feedback'),
  contacts: engagement('contacts', 'interactions'),
  last_contact: engagement('last_contact', 'interactions'),
  campaigns: engagement('campaigns', 'campaigns'),
  campaign_responses: engagement('campaign_responses', 'campaigns'),
  points: engagement('points', 'loyalty'),
  referrals_made: engagement('referrals_made', 'referrals'),
  social_actions: engagement('social_actions', 'social'),
  left_at: engagement('left_at', 'departures'),
  churn_risk: outlook('churn_risk'),
  value_at_risk: outlook('value_at_risk'),
  warning_reason: outlook('warning_reason'),
  next_step: outlook('next_step'),
  alive: outlook('alive'),
  expected_orders: outlook('expected_orders'),
  clv: outlook('clv'),
} as const satisfies Readonly<Record<string, PeopleColumn>>;

export type PeopleColumnName = keyof typeof peopleColumns;

/** The column with this name. A name that no column has is a mistake of the caller. */
export function peopleColumn(name: string): PeopleColumn {
  if (!isPeopleColumn(name)) throw new TypeError(`no column of the list of people: ${name}`);
  return peopleColumns[name];
}

/** Whether a name, of a saved view for example, is still one of the columns. */
export function isPeopleColumn(name: string): name is PeopleColumnName {
  return Object.hasOwn(peopleColumns, name);
}

/** What a list is sorted by: text whatever its case, classes by their rank. */
export function sortSql(name: string): string {
  const { type, sql } = peopleColumn(name);
  if (type === 'segment' || type === 'tier' || type === 'stage') {
    const keys = classOrder[type].map((key) => `'${key}'`).join(', ');
    return `list_position([${keys}], ${sql})`;
  }
  return type === 'text' ? `lower(${sql})` : sql;
}
