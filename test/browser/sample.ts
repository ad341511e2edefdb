import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import { root } from '../contracts/sources';

/** A line of a file, by heading. */
export type Line = Readonly<Record<string, string>>;

/** What the order and refund files say of a customer. */
export interface Bought {
  orders: number;
  net: number;
}

/** Where a file of the sample lies. */
export function pathOf(name: string): string {
  return join(root, `sample-data/shop/${name}.csv`);
}

/** The lines of a file of the sample that have as many cells as its header. */
export function linesOf(name: string): Line[] {
  return linesIn(readFileSync(pathOf(name), 'utf8'), true);
}

/** The lines of a CSV file. */
export function linesIn(text: string, isWhole = false): Line[] {
  const { data, errors } = Papa.parse<Line>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  const broken = new Set(isWhole ? errors.map(({ row }) => row) : []);
  return data.filter((_, index) => !broken.has(index));
}

/** Orders and net sales by customer, counted here once more: paid orders less granted refunds. */
export function boughtBy(): ReadonlyMap<string, Bought> {
  const paid = new Set(['交易成功', '卖家已发货', '已退款']);
  const orders = new Map<string, { customer: string; cents: number }>();
  for (const line of linesOf('transactions')) {
    // The one impossible day of the file; such a line is set aside.
    if (!paid.has(line['订单状态'] ?? '') || line['下单时间']?.startsWith('2024-02-30')) continue;
    const id = line['订单编号'] ?? '';
    const order = orders.get(id) ?? { customer: line['会员ID'] ?? '', cents: 0 };
    order.cents += Math.round(Number(line['实付金额']) * 100);
    orders.set(id, order);
  }
  for (const line of linesOf('refunds')) {
    const order = orders.get(line['订单编号'] ?? '');
    if (!order || line['退款状态'] !== '退款成功') continue;
    order.cents -= Math.round(Number(line['买家退款金额']) * 100);
  }
  const bought = new Map<string, Bought>();
  for (const { customer, cents } of orders.values()) {
    const { orders: before, net } = bought.get(customer) ?? { orders: 0, net: 0 };
    bought.set(customer, { orders: before + (cents > 0 ? 1 : 0), net: net + cents / 100 });
  }
  return bought;
}

const personal = linesOf('customers').flatMap((line) =>
  ['姓名', '手机号', '邮箱'].flatMap((column) => line[column] || []),
);

/** The names, phone numbers and addresses of the customer file that a text holds in full. */
export function personalIn(text: string): string[] {
  return personal.filter((value) => text.includes(value));
}
