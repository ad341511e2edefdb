import type { Kind, Role } from '../../../warehouse/tables';

/**
 * Names of a column in real exports, the best first: where two columns of a file fit one role, the
 * one whose name stands earlier gets it.
 */
export interface Names {
  names: readonly string[];
}

/** Roles that are no column of a table but go into one, such as a first name. */
export interface HelperRoles {
  customers: 'first_name' | 'last_name';
  transactions: 'cancelled_at' | 'after_sale' | 'mode' | 'time_of_day';
}

export type AnyRole<K extends Kind> =
  Role<K> | (K extends keyof HelperRoles ? HelperRoles[K] : never);

export interface KindAliases<K extends Kind> {
  roles: Partial<Record<AnyRole<K>, Names>>;
  /**
   * What makes a file one of this kind: in each group at least one role must be found.
   */
  needs: readonly (readonly AnyRole<K>[])[];
  /** Roles that hardly occur in other kinds; they decide between kinds. */
  distinctive: readonly AnyRole<K>[];
}

/** Names of a customer's id that are the same in all kinds. */
export const customerIds = [
  'customer_id',
  'customer id',
  '客户编号',
  '客户ID',
  '客户号',
  '会员ID',
  '会员编号',
  '会员号',
  '用户ID',
  '用户编号',
  'user_id',
  'member_id',
  'client_id',
  'household_id',
  'household_key',
  'cust_id',
  'customer_no',
  'customer number',
  'buyer_id',
  'account_id',
  'contact_id',
  'person_id',
  '顾客编号',
  '顾客ID',
  '买家ID',
  '客户代码',
  '客户编码',
  '会员账号',
  '用户账号',
  'customer',
] as const;
