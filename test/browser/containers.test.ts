import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import writeXlsxFile from 'write-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { complaintsOf, drop, ready, receipts, Stage } from './page';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
afterAll(() => stage.close());

const months = [1, 2, 3, 4, 5].map((month) =>
  Array.from({ length: 12 }, (_, n) => ({
    order_id: `${month}-${n}`,
    customer_id: `C${n % 5}`,
    order_date: `2024-0${month}-${10 + n}`,
    amount: 10 + n,
  })),
);
const csv = (rows: (typeof months)[number]) =>
  `order_id,customer_id,order_date,amount\n${rows.map((row) => Object.values(row).join(',')).join('\n')}\n`;

it('workbook, Parquet, JSON lines, gz and zip load behind the content lock, as one table', async () => {
  const [january = [], february = [], march = [], april = [], may = []] = months;
  const header = ['订单编号', '会员ID', '下单时间', '实付金额'].map((value) => ({ value }));
  const cells = january.map((row) => [
    { value: row.order_id },
    { value: row.customer_id },
    { value: new Date(`${row.order_date}T00:00:00Z`), format: 'yyyy-mm-dd' },
    { value: row.amount },
  ]);
  const workbook = await writeXlsxFile([[{ value: '订单报表' }], header, ...cells]).toBuffer();
  const column = (name: 'order_id' | 'customer_id' | 'order_date' | 'amount') => ({
    name,
    data: february.map((row) => row[name]),
  });
  const parquet = parquetWriteBuffer({
    columnData: [column('order_id'), column('customer_id'), column('order_date'), column('amount')],
    codec: 'SNAPPY',
  });
  const page = await stage.visit();
  const complaints = complaintsOf(page);
  await drop(page, [
    { name: '01.xlsx', content: workbook },
    { name: '02.parquet', content: new Uint8Array(parquet) },
    { name: '03.jsonl', content: march.map((row) => JSON.stringify(row)).join('\n') },
    { name: '04.csv.gz', content: gzipSync(csv(april)) },
    { name: '05.zip', content: zipSync({ 'may/orders.csv': strToU8(csv(may)) }) },
  ]);
  await ready(page, ['rfm-segments']);
  const accounts = Object.values(await receipts(page));
  expect(accounts.map(({ records, loaded }) => [records, loaded])).toEqual(
    months.map(() => ['12', '12']),
  );
  const glance = page.locator('[data-analysis="at-a-glance"] table[data-result="main"]');
  expect(await glance.textContent()).toContain('60');
  expect(complaints.errors).toEqual([]);
  expect(await complaints.violations()).toEqual([]);
  await page.context().close();
});
