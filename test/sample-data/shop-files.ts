import { readFileSync } from 'node:fs';
import Papa from 'papaparse';

/** A reading of the sample that shares nothing with its generator. */

export type Row = Record<string, string>;

export interface Receipt {
  records: number;
  loaded: number;
  quarantined: number;
  skipped: number;
}

export interface ReadFile {
  header: string[];
  rows: Row[];
  receipt: Receipt;
}

interface Share {
  known: number;
  having: number;
  share: number;
}

interface Silence {
  ordered: number;
  silent: number;
  share: number;
}

interface Response {
  customers: number;
  responders: number;
  rate: number;
}

export interface Truth {
  asOf: string;
  files: Record<
    string,
    {
      encoding: string;
      delimiter: string;
      newline: string;
      header: string[];
      receipt: Receipt;
      dirt: Dirt[];
    }
  >;
  customers: Record<string, number>;
  sales: Record<string, number> & { ordersByStatus: Record<string, number>; lastOrderDay: string };
  salesByYear: Record<string, { validOrders: number; paid: number; net: number }>;
  buyers: { oneOrder: number; oneDay: number; oneTimeShare: number; topFifthShare: number };
  churnWave: {
    from: string;
    until: string;
    answersUntil: string;
    provinces: string[];
    reason: string;
    south: Silence;
    elsewhere: Silence;
    departuresWithReason: number;
    deliveryTickets: number;
    customers: string[];
  };
  campaigns: {
    id: string;
    start: string;
    treated: Response;
    control: Response | null;
    plantedUplift: number | null;
    works: boolean | null;
  }[];
  associations: {
    segment: { by: 'mainCategory' | 'mainChannel' | 'orders'; value: string };
    attribute: string;
    value: string;
    inSegment: Share;
    inBase: Share;
    index: number;
  }[];
  voice: { npsAnswers: number; promoters: number; detractors: number; openTickets: number };
  loyalty: {
    members: number;
    earned: number;
    redeemed: number;
    expired: number;
    storedValue: number;
  };
  referrals: { invitations: number; converted: number };
  behaviours: { events: number; sessions: number; sessionsByStep: Record<string, number> };
}

interface Dirt {
  lineNumber: number;
  verdict: 'quarantined' | 'skipped';
  line: string;
}

const FOLDER = new URL('../../sample-data/', import.meta.url);

export const bytesOf = (name: string): Buffer => readFileSync(new URL(name, FOLDER));

export const truth = JSON.parse(bytesOf('truth.json').toString('utf8')) as Truth;

export function textOf(name: string): string {
  const encoding = truth.files[name]!.encoding === 'GB18030' ? 'gb18030' : 'utf-8';
  return new TextDecoder(encoding, { fatal: true }).decode(bytesOf(`shop/${name}`));
}

export function readShop(name: string): ReadFile {
  const parsed = Papa.parse<string[]>(textOf(name).replace(/\r?\n$/, ''), {
    delimiter: truth.files[name]!.delimiter,
  });
  const [header, ...lines] = parsed.data as [string[], ...string[][]];
  const skipped = lines.filter(isSkipped);
  const quarantined = lines.filter((cells) => !isSkipped(cells) && !isWhole(cells, header));
  const loaded = lines.filter((cells) => !isSkipped(cells) && isWhole(cells, header));
  return {
    header,
    rows: loaded.map((cells) => Object.fromEntries(header.map((name, i) => [name, cells[i]!]))),
    receipt: {
      records: lines.length,
      loaded: loaded.length,
      quarantined: quarantined.length,
      skipped: skipped.length,
    },
  };
}

const isSkipped = (cells: string[]) => cells.join('') === '' || cells[0] === '合计';

const isWhole = (cells: string[], header: string[]) =>
  cells.length === header.length && cells.every((cell) => !isImpossibleDate(cell));

function isImpossibleDate(cell: string): boolean {
  if (!/^\d{4}-\d\d-\d\d( |$)/.test(cell)) return false;
  const date = new Date(`${cell.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== cell.slice(0, 10);
}

export const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

export interface Order {
  id: string;
  customer: string;
  day: string;
  status: string;
  channel: string;
  isPaid: boolean;
  paid: number;
  refunded: number;
  lines: Row[];
}

const fen = (yuan: string) => Math.round(Number(yuan) * 100);

/** Orders with money in fen, refunds taken from the refunds file alone. */
export function readOrders(): Order[] {
  const refunds = new Map<string, number>();
  for (const row of readShop('refunds.csv').rows) {
    if (row['退款状态'] !== '退款成功') continue;
    refunds.set(row['订单编号']!, (refunds.get(row['订单编号']!) ?? 0) + fen(row['买家退款金额']!));
  }
  const orders = new Map<string, Order>();
  for (const row of readShop('transactions.csv').rows) {
    const id = row['订单编号']!;
    const order = orders.get(id) ?? openOrder(row, refunds.get(id) ?? 0);
    order.paid += fen(row['实付金额']!);
    order.lines.push(row);
    orders.set(id, order);
  }
  return [...orders.values()];
}

const openOrder = (row: Row, refunded: number): Order => ({
  id: row['订单编号']!,
  customer: row['会员ID']!,
  day: row['下单时间']!.slice(0, 10),
  status: row['订单状态']!,
  channel: row['渠道']!,
  isPaid: row['付款时间'] !== '',
  paid: 0,
  refunded,
  lines: [],
});

/** Paid, and something of it was not given back. */
export const isValid = (order: Order): boolean => order.isPaid && order.refunded < order.paid;

export function groupBy<T, K>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

export const total = <T>(items: Iterable<T>, value: (item: T) => number): number => {
  let sum = 0;
  for (const item of items) sum += value(item);
  return sum;
};
