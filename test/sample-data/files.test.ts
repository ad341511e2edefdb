import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate } from '../../sample-data/generate.mjs';
import { bytesOf, readOrders, readShop, textOf, truth } from './shop-files';

const MEGABYTE = 1_000_000;

const KINDS = [
  ...['customers', 'transactions', 'products', 'refunds', 'behaviours', 'feedback', 'tickets'],
  ...['interactions', 'campaigns', 'social', 'referrals', 'loyalty', 'departures', 'opportunities'],
];

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const names = readdirSync(new URL('../../sample-data/shop/', import.meta.url));

describe('the files of the sample shop', () => {
  it('come out of the generator byte for byte as they were committed', () => {
    const made = [...generate()].map(([name, bytes]) => [name, sha256(bytes)]);
    expect(made).toEqual(made.map(([name]) => [name, sha256(bytesOf(name!))]));
    expect(made).toHaveLength(names.length + 1);
  });

  it('hold all fourteen kinds and the campaign descriptions', () => {
    const expected = [...KINDS, 'campaign_descriptions'].map((kind) => `${kind}.csv`);
    expect(names.sort()).toEqual(expected.sort());
  });

  it('stay under 8.6 megabytes', () => {
    const size = names.reduce((sum, name) => sum + bytesOf(`shop/${name}`).length, 0);
    expect(size).toBeLessThan(8.6 * MEGABYTE);
  });

  it.each([
    ['customers', 4_000, 4_000],
    ['transactions', 29_000, 31_000],
    ['behaviours', 39_000, 41_000],
  ])('hold about as many %s as was asked for', (name, low, high) => {
    const { loaded } = readShop(`${name}.csv`).receipt;
    expect(loaded).toBeGreaterThanOrEqual(low);
    expect(loaded).toBeLessThanOrEqual(high);
  });

  it('come in three encodings and three delimiters', () => {
    expect([...bytesOf('shop/customers.csv').subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(() =>
      new TextDecoder('utf-8', { fatal: true }).decode(bytesOf('shop/tickets.csv')),
    ).toThrow();
    expect(textOf('tickets.csv')).toMatch(/^工单编号,客户编号,.*\r\n/);
    expect(textOf('interactions.csv')).toMatch(/^客户编号;沟通时间;/);
    expect(textOf('social.csv')).toMatch(/^客户编号\t平台\t/);
  });

  it.each(Object.keys(truth.files))('%s is accounted for as the truth says', (name) => {
    const { header, receipt } = readShop(name);
    expect(header).toEqual(truth.files[name]!.header);
    expect(receipt).toEqual(truth.files[name]!.receipt);
    expect(receipt.loaded + receipt.quarantined + receipt.skipped).toBe(receipt.records);
  });

  it('have their dirty lines where the truth says', () => {
    for (const [name, file] of Object.entries(truth.files)) {
      const lines = textOf(name).split(/\r?\n/);
      for (const { lineNumber, line } of file.dirt) expect(lines[lineNumber - 1]).toBe(line);
    }
  });

  it('repeat no line', () => {
    for (const name of Object.keys(truth.files)) {
      const lines = textOf(name).split(/\r?\n/).filter(Boolean);
      expect(new Set(lines).size, name).toBe(lines.length);
    }
  });
});

describe('the keys of the sample shop', () => {
  const column = (file: string, header: string) =>
    readShop(file)
      .rows.map((row) => row[header]!)
      .filter((value) => value !== '');
  const customers = new Set(column('customers.csv', '会员ID'));
  const orders = new Set(column('transactions.csv', '订单编号'));
  const products = new Set(column('products.csv', '商品编号'));

  it('are unique where a row is one thing', () => {
    const keys = [
      ['customers.csv', '会员ID'],
      ['customers.csv', '手机号'],
      ['products.csv', '商品编号'],
      ['refunds.csv', '退款编号'],
      ['feedback.csv', '反馈编号'],
      ['tickets.csv', '工单编号'],
      ['opportunities.csv', '商机编号'],
      ['departures.csv', '客户编号'],
    ] as const;
    for (const [file, header] of keys) {
      const values = column(file, header);
      expect(new Set(values).size, `${file} ${header}`).toBe(values.length);
    }
  });

  it('begin with zeros', () => {
    expect([...customers].every((id) => /^000\d{5}$/.test(id))).toBe(true);
  });

  it.each([
    ...['transactions', 'loyalty'].map((name) => [name, '会员ID']),
    ...['feedback', 'tickets', 'interactions', 'campaigns', 'social'].map((name) => [
      name,
      '客户编号',
    ]),
    ...['departures', 'opportunities'].map((name) => [name, '客户编号']),
    ['behaviours', '用户ID'],
    ['referrals', '推荐人'],
    ['referrals', '被推荐人'],
  ])('%s names known customers in %s', (name, header) => {
    expect(column(`${name}.csv`, header!).every((id) => customers.has(id))).toBe(true);
  });

  it.each([
    ['refunds', '订单编号'],
    ['tickets', '订单编号'],
    ['feedback', '订单编号'],
    ['campaigns', '转化订单编号'],
  ])('%s names known orders in %s', (name, header) => {
    expect(column(`${name}.csv`, header).every((id) => orders.has(id))).toBe(true);
  });

  it.each(['transactions', 'behaviours', 'feedback'])('%s names known products', (name) => {
    expect(column(`${name}.csv`, '商品编号').every((id) => products.has(id))).toBe(true);
  });

  it('hold a product once in an order, and one customer, time and status an order', () => {
    for (const { lines } of readOrders()) {
      expect(new Set(lines.map((line) => line['商品编号'])).size).toBe(lines.length);
      const heads = lines.map((line) =>
        [line['会员ID'], line['下单时间'], line['订单状态']].join(),
      );
      expect(new Set(heads).size).toBe(1);
    }
  });

  it('belong to nobody: no mobile number begins with 100, no mail leaves example.*', () => {
    expect(column('customers.csv', '手机号').every((phone) => /^100\d{8}$/.test(phone))).toBe(true);
    const mails = column('customers.csv', '邮箱');
    expect(mails.every((mail) => /^[a-z]+\d+@example\.(com|cn)$/.test(mail))).toBe(true);
  });
});
