import type { Engine } from '../engine';
import type { LoadedFile } from './file';

/**
 * Two files may hold the same orders, one a row an order and one a row a line (Taobao and Olist
 * export so). The first then becomes the header file of the second: it is joined, never stacked.
 * Also settles the amount of a row where the file has only the order's.
 */
export async function settleGrains(engine: Engine, files: readonly LoadedFile[]): Promise<void> {
  const orders = files.filter(
    ({ staged }) => staged.kind === 'transactions' && staged.columns.has('order_id'),
  );
  for (const file of orders) await amountFromOrder(engine, file);
  for (const { staged, examined } of orders) staged.grain = examined.decision.grain;
  if (orders.length < 2) return;
  const counts = new Map<LoadedFile, { rows: number; ids: number }>();
  for (const file of orders) {
    const [row] = await engine.rows(
      `select count(order_id) as n, count(distinct order_id) as ids from intake.${file.staged.slot}`,
    );
    counts.set(file, { rows: Number(row?.['n'] ?? 0), ids: Number(row?.['ids'] ?? 0) });
  }
  for (const file of orders) {
    const own = counts.get(file);
    if (!own || own.ids === 0 || own.ids < own.rows) continue;
    for (const other of orders) {
      const theirs = counts.get(other);
      if (other === file || other.staged.grain === 'header' || !theirs) continue;
      const finer = theirs.ids < theirs.rows || (hasProducts(other) && !hasProducts(file));
      if (!finer) continue;
      const [row] = await engine.rows(
        `select count(*) as n from intake.${file.staged.slot}
         where order_id in (select order_id from intake.${other.staged.slot})`,
      );
      if (Number(row?.['n'] ?? 0) * 2 <= own.ids) continue;
      file.staged.grain = 'header';
      file.receipt.decision = { ...file.receipt.decision, grain: 'header' };
      file.receipt.notes = [
        ...file.receipt.notes.filter(({ code }) => code !== 'joined_as_headers'),
        { code: 'joined_as_headers', values: { count: own.ids, lines: other.examined.file } },
      ];
      break;
    }
  }
}

function hasProducts({ staged }: LoadedFile): boolean {
  return staged.columns.has('product_id') || staged.columns.has('product');
}

/** The order's amount is the row's own where each order has one row. */
async function amountFromOrder(engine: Engine, { staged }: LoadedFile): Promise<void> {
  const { slot, columns } = staged;
  if (!columns.has('order_amount') || columns.has('amount')) return;
  const [row] = await engine.rows(
    `select count(order_id) as n, count(distinct order_id) as ids from intake.${slot}`,
  );
  if (row?.['n'] !== row?.['ids']) return;
  await engine.execute(`alter table intake.${slot} add column amount decimal(18,4)`);
  await engine.execute(`update intake.${slot} set amount = order_amount`);
  staged.columns = new Set([...columns, 'amount']);
}
