/**
 * The contract of the staging tables: fourteen kinds of file, their grain, natural key and columns.
 *
 * A staging view `staging.<kind>` always exists and has every column listed here, in this order;
 * a column that no file filled is null. Types are SQL types of DuckDB.
 */

export type ColumnType = 'varchar' | 'decimal(18,4)' | 'timestamp' | 'date' | 'boolean' | 'integer';

export interface TableContract {
  /** What one row is. */
  grain: string;
  /** Columns that name a row; the key for merging. */
  key: readonly string[];
  /** Column → type. */
  columns: Readonly<Record<string, ColumnType>>;
  /** Without these the row cannot be used and is quarantined. */
  required: readonly string[];
}

const money = 'decimal(18,4)';

export const tables = {
  customers: {
    grain: 'a person, company or dealer',
    key: ['customer_id'],
    required: ['customer_id'],
    columns: {
      customer_id: 'varchar',
      name: 'varchar',
      kind: 'varchar',
      gender: 'varchar',
      birth_date: 'date',
      age: 'decimal(18,4)',
      phone: 'varchar',
      email: 'varchar',
      address: 'varchar',
      province: 'varchar',
      city: 'varchar',
      country: 'varchar',
      company: 'varchar',
      company_size: 'varchar',
      industry: 'varchar',
      job_title: 'varchar',
      occupation: 'varchar',
      education: 'varchar',
      marital_status: 'varchar',
      household_size: 'varchar',
      income_band: 'varchar',
      interests: 'varchar',
      tags: 'varchar',
      source: 'varchar',
      tier: 'varchar',
      important: 'boolean',
      consent: 'varchar',
      registered_at: 'timestamp',
      status: 'varchar',
      churned: 'boolean',
      tenure: money,
      ended_at: 'timestamp',
      contract: 'varchar',
      recurring_amount: money,
      updated_at: 'timestamp',
      owner: 'varchar',
    },
  },
  transactions: {
    grain: 'an order line, or an order where the file has no lines',
    key: ['order_id', 'line_id'],
    required: ['ordered_at'],
    columns: {
      order_id: 'varchar',
      line_id: 'varchar',
      customer_id: 'varchar',
      ordered_at: 'timestamp',
      paid_at: 'timestamp',
      product_id: 'varchar',
      product: 'varchar',
      category: 'varchar',
      brand: 'varchar',
      quantity: money,
      unit_price: money,
      amount: money,
      order_amount: money,
      cost: money,
      discount: money,
      coupon: 'varchar',
      promotion: 'varchar',
      shipping: money,
      tax: money,
      refund: money,
      refunded_at: 'timestamp',
      currency: 'varchar',
      payment_method: 'varchar',
      channel: 'varchar',
      store: 'varchar',
      salesperson: 'varchar',
      status: 'varchar',
      /** Made by the rules of trade: valid, unpaid, closed, refunded, test. */
      state: 'varchar',
      buyer_name: 'varchar',
      buyer_phone: 'varchar',
      province: 'varchar',
      city: 'varchar',
    },
  },
  products: {
    grain: 'a product',
    key: ['product_id'],
    required: ['product_id'],
    columns: {
      product_id: 'varchar',
      product: 'varchar',
      category: 'varchar',
      subcategory: 'varchar',
      brand: 'varchar',
      price: money,
      cost: money,
    },
  },
  refunds: {
    grain: 'a refund',
    key: ['refund_id'],
    required: ['order_id', 'amount'],
    columns: {
      refund_id: 'varchar',
      order_id: 'varchar',
      refunded_at: 'timestamp',
      amount: money,
      reason: 'varchar',
      status: 'varchar',
      /** Made by the rules of trade: valid or closed. */
      state: 'varchar',
    },
  },
  behaviours: {
    grain: 'an event',
    key: [],
    required: ['occurred_at'],
    columns: {
      customer_id: 'varchar',
      anonymous_id: 'varchar',
      session_id: 'varchar',
      occurred_at: 'timestamp',
      event: 'varchar',
      page: 'varchar',
      product_id: 'varchar',
      keyword: 'varchar',
      duration_s: money,
      source: 'varchar',
      device: 'varchar',
    },
  },
  feedback: {
    grain: 'an answer or review',
    key: ['feedback_id'],
    required: [],
    columns: {
      feedback_id: 'varchar',
      customer_id: 'varchar',
      given_at: 'timestamp',
      kind: 'varchar',
      question: 'varchar',
      score: money,
      scale: 'varchar',
      reason: 'varchar',
      channel: 'varchar',
      product_id: 'varchar',
      order_id: 'varchar',
      text: 'varchar',
      replied_at: 'timestamp',
    },
  },
  tickets: {
    grain: 'a support request',
    key: ['ticket_id'],
    required: [],
    columns: {
      ticket_id: 'varchar',
      customer_id: 'varchar',
      kind: 'varchar',
      subject: 'varchar',
      opened_at: 'timestamp',
      classified_at: 'timestamp',
      first_replied_at: 'timestamp',
      solved_at: 'timestamp',
      answered_at: 'timestamp',
      category: 'varchar',
      priority: 'varchar',
      severity: 'varchar',
      status: 'varchar',
      channel: 'varchar',
      agent: 'varchar',
      solution: 'varchar',
      reopened: 'boolean',
      satisfaction: money,
    },
  },
  interactions: {
    grain: 'a contact',
    key: [],
    required: [],
    columns: {
      customer_id: 'varchar',
      happened_at: 'timestamp',
      channel: 'varchar',
      direction: 'varchar',
      subject: 'varchar',
      outcome: 'varchar',
      staff: 'varchar',
      next_contact_at: 'timestamp',
    },
  },
  campaigns: {
    grain: 'a customer in a campaign, or a campaign',
    key: ['campaign_id', 'customer_id'],
    required: [],
    columns: {
      campaign_id: 'varchar',
      campaign: 'varchar',
      type: 'varchar',
      channel: 'varchar',
      customer_id: 'varchar',
      sent_at: 'timestamp',
      opened_at: 'timestamp',
      clicked_at: 'timestamp',
      participated_at: 'timestamp',
      responded_at: 'timestamp',
      unsubscribed_at: 'timestamp',
      control_group: 'boolean',
      coupon: 'varchar',
      order_id: 'varchar',
      cost: money,
      revenue: money,
      starts_at: 'timestamp',
      ends_at: 'timestamp',
    },
  },
  social: {
    grain: 'a social action',
    key: [],
    required: [],
    columns: {
      customer_id: 'varchar',
      platform: 'varchar',
      happened_at: 'timestamp',
      action: 'varchar',
      topic: 'varchar',
      text: 'varchar',
    },
  },
  referrals: {
    grain: 'a referral',
    key: ['referrer_id', 'referred_id'],
    required: ['referrer_id'],
    columns: {
      referrer_id: 'varchar',
      referred_id: 'varchar',
      referred_at: 'timestamp',
      converted_at: 'timestamp',
      reason: 'varchar',
    },
  },
  loyalty: {
    grain: 'an entry in the points or card ledger',
    key: [],
    required: ['customer_id'],
    columns: {
      customer_id: 'varchar',
      happened_at: 'timestamp',
      entry: 'varchar',
      points: money,
      amount: money,
      balance_after: money,
      card_id: 'varchar',
      card: 'varchar',
      level: 'varchar',
      expires_at: 'timestamp',
    },
  },
  departures: {
    grain: 'a customer who left',
    key: ['customer_id'],
    required: ['customer_id'],
    columns: {
      customer_id: 'varchar',
      left_at: 'timestamp',
      reason: 'varchar',
      detail: 'varchar',
    },
  },
  opportunities: {
    grain: 'a deal',
    key: ['opportunity_id'],
    required: [],
    columns: {
      opportunity_id: 'varchar',
      customer_id: 'varchar',
      stage: 'varchar',
      amount: money,
      probability: money,
      created_at: 'timestamp',
      closes_at: 'timestamp',
      closed_at: 'timestamp',
      won: 'boolean',
      owner: 'varchar',
    },
  },
} as const satisfies Record<string, TableContract>;

/** One of the fourteen kinds of file. */
export type Kind = keyof typeof tables;

export const kinds = Object.keys(tables) as readonly Kind[];

/** A column of the kind, such as `ordered_at` of transactions. */
export type Role<K extends Kind = Kind> = K extends Kind
  ? keyof (typeof tables)[K]['columns']
  : never;
