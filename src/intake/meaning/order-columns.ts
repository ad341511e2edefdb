import type { Kind } from '../../warehouse/tables';
import type { Note } from '../decision';
import { vocabularies } from './aliases/all';
import type { Trial } from './kind-questions';
import { normalised } from './header';
import type { HeaderName } from './name-forms';
import type { RoleMatch } from './recognise';
import { guessConfidence } from './role-by-values';
import type { TraitsOf } from './values';

/** Whether a column is named after the id of an order. */
export function hasOrderId(headers: readonly HeaderName[]): boolean {
  const names = vocabularies.find(({ kind }) => kind === 'transactions')?.names;
  return headers.some(({ plain }) =>
    names?.get(plain)?.some(({ role, rank }) => role === 'order_id' && rank < 300),
  );
}

/** Orders need a date: the first column of dates is taken for it, and asked; lines may do without. */
export function withDate(
  { kind, roles }: Trial,
  traits: TraitsOf,
): 'refused' | { roles: RoleMatch[]; notes: Note[]; isGuess: boolean } | null {
  if (kind !== 'transactions') return null;
  if (roles.some(({ role }) => role === 'ordered_at' || role === 'paid_at')) return null;
  const dates = roles.flatMap(({ role }, index) =>
    role === null && traits(index).date >= 0.8 ? [index] : [],
  );
  const [date] = dates;
  if (date !== undefined) {
    const dated = roles.map((match, index) =>
      index === date ? { role: 'ordered_at', confidence: guessConfidence } : match,
    );
    return { roles: dated, notes: [], isGuess: true };
  }
  const hasLines = ['product_id', 'product', 'line_id'].some((wanted) =>
    roles.some(({ role }) => role === wanted),
  );
  if (!hasLines) return 'refused';
  return { roles, notes: [{ code: 'lines_without_date', values: {} }], isGuess: false };
}

/** Orders without a customer's id: the buyer's phone, or the customer's name, tells who it was. */
export function withBuyer(
  headers: readonly string[],
  kind: Kind,
  roles: readonly RoleMatch[],
  traits: TraitsOf,
): RoleMatch[] {
  const columnOf = (wanted: string) => roles.findIndex(({ role }) => role === wanted);
  if (kind !== 'transactions' || columnOf('customer_id') !== -1) return [...roles];
  const [phone, name] = [columnOf('buyer_phone'), columnOf('buyer_name')];
  const isMasked = phone !== -1 && traits(phone).masked > 0;
  const header = normalised(headers[name] ?? '');
  const isFirm = /customername|clientname|account|company|客户名称|公司/.test(header);
  const isCustomer = isFirm || /客户|会员|顾客/.test(header);
  const buyer = isFirm ? name : phone !== -1 && !isMasked ? phone : isCustomer ? name : -1;
  return roles.map((match, index) =>
    index === buyer ? { role: 'customer_id', confidence: 0.7 } : match,
  );
}

/** Shares are no money: a column of discounts or taxes that holds rates has no role. */
export function withoutRates(
  headers: readonly string[],
  roles: readonly RoleMatch[],
  traits: TraitsOf,
): { roles: RoleMatch[]; notes: Note[] } {
  const isRate = ({ role }: RoleMatch, index: number) => {
    if (role !== 'discount' && role !== 'tax') return false;
    const { filled, percent, money, most } = traits(index);
    return filled > 0 && (percent >= 0.5 || (most > 0 && most < 1 && money > 0));
  };
  return {
    roles: roles.map((match, index) =>
      isRate(match, index) ? { role: null, confidence: 0 } : match,
    ),
    notes: roles.flatMap((match, index) =>
      isRate(match, index)
        ? [{ code: 'rates_are_no_money', values: { column: headers[index] ?? '' } }]
        : [],
    ),
  };
}
