import type { Kind, Role } from '../../warehouse/tables';

/** The columns by which a file of each kind is best known. */
export const typicalColumns: { readonly [K in Kind]: readonly Role<K>[] } = {
  customers: ['customer_id', 'name', 'gender', 'city', 'registered_at'],
  transactions: ['order_id', 'customer_id', 'ordered_at', 'product', 'amount'],
  products: ['product_id', 'product', 'category', 'price'],
  refunds: ['refund_id', 'order_id', 'refunded_at', 'amount'],
  behaviours: ['customer_id', 'occurred_at', 'event', 'page'],
  feedback: ['customer_id', 'given_at', 'score', 'text'],
  tickets: ['ticket_id', 'customer_id', 'opened_at', 'category', 'satisfaction'],
  interactions: ['customer_id', 'happened_at', 'channel', 'subject'],
  campaigns: ['campaign', 'customer_id', 'sent_at', 'responded_at'],
  social: ['customer_id', 'happened_at', 'platform', 'action'],
  referrals: ['referrer_id', 'referred_id', 'referred_at'],
  loyalty: ['customer_id', 'happened_at', 'points', 'balance_after'],
  departures: ['customer_id', 'left_at', 'reason'],
  opportunities: ['opportunity_id', 'customer_id', 'stage', 'amount'],
};
