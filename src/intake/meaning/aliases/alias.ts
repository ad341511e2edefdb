import type { Kind, Role } from '../../../warehouse/tables';

/** Roles that are no column of a table but go into one, such as a first name. */
export const helperRoles = {
  customers: ['first_name', 'last_name'],
  transactions: ['cancelled_at', 'after_sale', 'mode', 'time_of_day', 'line_discount'],
} as const;

export type AnyRole<K extends Kind> =
  Role<K> | (K extends keyof typeof helperRoles ? (typeof helperRoles)[K][number] : never);

/** What the columns of one kind of file are called in real exports, in both languages. */
export interface KindAliases<K extends Kind> {
  /**
   * Names of each role's column between commas, the best first: where two columns of a file fit
   * one role, the one whose name stands earlier gets it. The role's own name comes before all.
   */
  roles: Partial<Record<AnyRole<K>, string>>;
  /**
   * What makes a file one of this kind: in each group at least one role must be found. The first
   * group is enough where a header is an id of the row itself, such as `call_id`.
   */
  needs: readonly (readonly AnyRole<K>[])[];
  /** What makes it one as well, such as order lines without a date. */
  orNeeds?: readonly (readonly AnyRole<K>[])[];
  /** Roles that hardly occur in other kinds; they decide between kinds. */
  distinctive: readonly AnyRole<K>[];
  /** Words for the row itself: in a file of tickets, 'ticket status' says no more than 'status'. */
  own: string;
}

/** Names of a customer's id that are the same in all kinds. */
export const customerIds = `
  customer_id, 客户编号, 客户ID, 客户号, 会员ID, 会员编号, 会员号, 用户ID, 用户编号, user_id, member_id,
  client_id, household_id, household_key, cust_id, customer_no, customer number, buyer_id, account_id,
  contact_id, person_id, 顾客编号, 顾客ID, 买家ID, 客户代码, 客户编码, 会员账号, 用户账号, customer`;
