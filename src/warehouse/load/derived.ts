import type { ColumnDecision, Note } from '../../intake/decision';
import type { PlannedColumn } from './plan';
import type { Kind } from '../tables';

/** A column of the table as SQL over the stages of the load. */
export interface DerivedColumn {
  name: string;
  value: string;
  note: Note | null;
}

/** Columns that the file does not have but that follow from others. */
export function derivedColumns(
  kind: Kind,
  planned: readonly PlannedColumn[],
  decided: readonly ColumnDecision[],
): DerivedColumn[] {
  const value = (role: string) => {
    const column = planned.find(({ name }) => name === role);
    return column ? column.cast.last(`v${column.index}`) : null;
  };
  const cellOfRole = (role: string) => {
    const index = decided.findIndex((column) => column.role === role);
    return index === -1 ? null : `trim(c${index + 1})`;
  };
  const derived: DerivedColumn[] = [];
  if (kind === 'customers') {
    if (!value('customer_id')) {
      const from = value('email') ? 'email' : 'phone';
      const text = value(from);
      if (text) {
        const column = planned.find(({ name }) => name === from)?.header ?? from;
        derived.push({
          name: 'customer_id',
          value: `nullif(trim(${text}), '')`,
          note: { code: 'id_from_column', values: { column } },
        });
      }
    }
    const [first, last] = [cellOfRole('first_name'), cellOfRole('last_name')];
    if (!value('name') && (first || last)) {
      const joined = `concat_ws(' ', ${[first, last].filter((part) => part !== null).join(', ')})`;
      derived.push({ name: 'name', value: `nullif(trim(${joined}), '')`, note: null });
    }
  }
  if (kind === 'transactions') {
    const paid = value('paid_at');
    if (!value('ordered_at') && paid) {
      derived.push({
        name: 'ordered_at',
        value: paid,
        note: { code: 'ordered_at_from_paid_at', values: {} },
      });
    }
    const [amount, quantity, price] = [value('amount'), value('quantity'), value('unit_price')];
    const discount = value('line_discount');
    // Where it is known what was paid for the order, list prices would count discounts as paid.
    if (quantity && price && (amount || !value('order_amount'))) {
      // The engine multiplies two of its decimals in 18 digits, and an overflow ends the whole load.
      const isSmall = `(${quantity}) between -99999 and 99999 and (${price}) between -99999 and 99999`;
      const times = `case when ${isSmall} then (${quantity}) * (${price}) else (${quantity})::decimal(28,4) * (${price}) end`;
      const less = discount ? ` - coalesce(${discount}, 0)` : '';
      const product = `try_cast(${times}${less} as decimal(18,4))`;
      const computed: Note = discount
        ? { code: 'amount_less_discount', values: {} }
        : { code: 'amount_computed', values: {} };
      derived.push(
        amount
          ? { name: 'amount', value: `coalesce(${amount}, ${product})`, note: null }
          : { name: 'amount', value: product, note: computed },
      );
    }
  }
  return derived;
}
