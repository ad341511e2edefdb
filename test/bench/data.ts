import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The files of one size, made once and kept. */
export interface BenchData {
  lines: number;
  customers: number;
  orders: number;
  /** The order lines and the customers, as CSV. */
  paths: { transactions: string; customers: string };
  /** Of the order lines. */
  bytes: number;
}

const seed = 20_260_921;
const secondsOfADay = 86_400;
const firstDay = Date.UTC(2022, 0, 1) / 1000;
const days = 1096;
const provinces = ['浙江', '广东', '江苏', '上海', '四川', '山东', '湖北', '北京', '福建', '河南'];
const goods = Array.from({ length: 200 }, (_, index) => ({
  id: `P${String(index + 1).padStart(4, '0')}`,
  category: ['茶', '香氛', '家居', '器皿'][index % 4],
  cents: 990 + ((index * 7919) % 20_000),
}));

/**
 * Order lines of a shop in two files: for 1 M lines 100,000 customers and 400,000 orders of about
 * 80 MB; for 5 M lines 300,000 customers. One seed: the same bytes each time.
 */
export function benchData(folder: string, lines: number): BenchData {
  const customers = Math.round(lines <= 1e6 ? lines / 10 : 50_000 + lines / 20);
  const orders = Math.round(lines * 0.4);
  mkdirSync(folder, { recursive: true });
  const paths = {
    transactions: join(folder, `transactions-${lines}.csv`),
    customers: join(folder, `customers-${lines}.csv`),
  };
  const chance = generator(seed + lines);
  const joined = Float64Array.from({ length: customers }, () => Math.floor(chance() * (days - 30)));
  if (!existsSync(paths.transactions)) {
    write(paths.customers, customerRecords(joined, chance));
    write(paths.transactions, lineRecords(orderKeys(joined, orders, chance), lines, chance));
  }
  return { lines, customers, orders, paths, bytes: statSync(paths.transactions).size };
}

/** mulberry32: small, fast, and the same everywhere. */
function generator(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const keySpan = 2 ** 20;

/** Second × 2^20 + customer, in time order. A few customers order much, many order once. */
function orderKeys(joined: Float64Array, orders: number, chance: () => number): Float64Array {
  const keys = new Float64Array(orders);
  for (let index = 0; index < orders; index++) {
    const isFirst = index < joined.length;
    const customer = isFirst ? index : Math.floor(joined.length * chance() ** 2);
    const from = joined[customer] ?? 0;
    const stays = isFirst
      ? 1
      : Math.min(days - from, 30 + (1500 * ((customer * 2_654_435_761) % 1000)) / 1000);
    const second = Math.floor((from + chance() * stays) * secondsOfADay);
    keys[index] = Math.min(second, days * secondsOfADay - 1) * keySpan + customer;
  }
  return keys.sort();
}

function* lineRecords(keys: Float64Array, lines: number, chance: () => number): Iterable<string> {
  yield 'order_id,line_id,customer_id,ordered_at,product_id,category,quantity,unit_price,amount,status\n';
  let left = lines;
  for (let order = 0; order < keys.length; order++) {
    const key = keys[order] ?? 0;
    const customer = key % keySpan;
    const time = stamp(firstDay + Math.floor(key / keySpan));
    const status = chance() < 0.03 ? '交易关闭' : '已完成';
    const after = keys.length - order - 1;
    const mean = left / (after + 1);
    const count =
      after === 0
        ? left
        : Math.max(1, Math.min(left - after, Math.round(mean - 1.5 + chance() * 3)));
    left -= count;
    for (let line = 1; line <= count; line++) {
      const good = goods[Math.floor(goods.length * chance() ** 2)];
      if (!good) continue;
      const quantity = 1 + Math.floor(chance() ** 3 * 4);
      yield `O${String(order + 1).padStart(7, '0')},${line},C${String(customer + 1).padStart(6, '0')},${time},${good.id},${good.category},${quantity},${money(good.cents)},${money(good.cents * quantity)},${status}\n`;
    }
  }
}

function* customerRecords(joined: Float64Array, chance: () => number): Iterable<string> {
  yield 'customer_id,gender,birth_date,province,registered_at\n';
  for (const [index, day] of joined.entries()) {
    const gender = chance() < 0.6 ? '女' : '男';
    const birth = stamp(-Math.floor(chance() * 20 * 365) * secondsOfADay + 8e8).slice(0, 10);
    const province = provinces[Math.floor(chance() ** 2 * provinces.length)];
    const registered = stamp(firstDay + day * secondsOfADay).slice(0, 10);
    yield `C${String(index + 1).padStart(6, '0')},${gender},${birth},${province},${registered}\n`;
  }
}

function stamp(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function money(cents: number): string {
  return (cents / 100).toFixed(2);
}

/** A run that is stopped leaves no half file. */
function write(path: string, records: Iterable<string>): void {
  const file = openSync(`${path}.part`, 'w');
  let buffer: string[] = [];
  for (const record of records) {
    buffer.push(record);
    if (buffer.length < 50_000) continue;
    writeSync(file, buffer.join(''));
    buffer = [];
  }
  writeSync(file, buffer.join(''));
  closeSync(file);
  renameSync(`${path}.part`, path);
}
