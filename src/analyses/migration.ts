import type { Format } from '../format/format';
import { fill, type Text } from '../i18n/text';
import type { RowOf } from './analysis';

/** Result columns of an analysis that compares the classes of two days. */
export const moveColumns = {
  earlier: 'text',
  later: 'text',
  customers: 'count',
  share_of_earlier: 'share',
} as const;
export const balanceColumns = {
  class: 'text',
  before: 'count',
  went: 'count',
  stayed: 'count',
  came: 'count',
  after: 'count',
} as const;
export const comparedColumns = {
  cuts: 'text',
  earlier_day: 'date',
  later_day: 'date',
  is_before: 'boolean',
  known_before: 'count',
  known_after: 'count',
} as const;

/** One flow: so many went from a class to another. */
export type Move = RowOf<typeof moveColumns>;

/** What such an analysis finds; `dates` may say more. */
export interface Migration {
  readonly main: readonly Move[];
  readonly balance: readonly RowOf<typeof balanceColumns>[];
  readonly dates: readonly RowOf<typeof comparedColumns>[];
}

/** The row of those who came later. */
export const notYet: Text = { zh: '还不是客户', en: 'Not yet a customer' };

/** Names of those columns. */
export const migrationNames = {
  earlier: { zh: '起始日所在类', en: 'Class on the first date' },
  later: { zh: '截止日所在类', en: 'Class on the second date' },
  customers: { zh: '客户数', en: 'Customers' },
  share_of_earlier: { zh: '占起始类的比例', en: 'Share of the first class' },
  class: { zh: '类', en: 'Class' },
  before: { zh: '起始日人数', en: 'On the first date' },
  went: { zh: '流出', en: 'Went' },
  stayed: { zh: '留在本类', en: 'Stayed' },
  came: { zh: '流入', en: 'Came' },
  after: { zh: '截止日人数', en: 'On the second date' },
  earlier_day: { zh: '起始日', en: 'First date' },
  later_day: { zh: '截止日', en: 'Second date' },
  is_before: { zh: '起始日早于截止日', en: 'First date is before the second' },
  known_before: { zh: '起始日已有客户', en: 'Customers on the first date' },
  known_after: { zh: '截止日客户', en: 'Customers on the second date' },
} as const satisfies Record<string, Text>;

/** Names of the further results. */
export const migrationResults = {
  balance: { zh: '收支平衡', en: 'Balance' },
  dates: { zh: '两个日期', en: 'The two dates' },
} as const satisfies Record<string, Text>;

/** How many customers these moves are. */
export function customersOf(moves: readonly Move[]): number {
  return moves.reduce((sum, { customers }) => sum + customers, 0);
}

/** What can be said of the two days: the moves of those known on the first; or why nothing can. */
export type Comparison =
  | { refusal: string }
  | { refusal: null; first: string; second: string; known: readonly Move[]; total: number };

/** Compares the two days, dates as words. */
export function comparisonOf(
  { main, dates }: Omit<Migration, 'balance'>,
  format: Format,
): Comparison {
  const [compared] = dates;
  if (!compared || compared.known_after === 0) return { refusal: format.text(refusals.nobody) };
  const days = {
    first: format.date(compared.earlier_day),
    second: format.date(compared.later_day),
  };
  const refused = (reason: Text): Comparison => ({ refusal: fill(format.text(reason), days) });
  if (!compared.is_before) return refused(refusals.notBefore);
  if (main.length === 0) return refused(refusals.notClassed);
  const known = main.filter(({ earlier }) => earlier !== 'not_yet');
  const total = customersOf(known);
  if (total === 0) return refused(refusals.allLater);
  return { refusal: null, ...days, known, total };
}

const refusals = {
  nobody: { zh: '当前筛选下没有客户', en: 'No customers in this audience' },
  notBefore: {
    zh: '起始日 {first} 不早于截止日 {second}，请选更早的日期',
    en: 'The first date, {first}, is not before {second}; choose an earlier one',
  },
  notClassed: {
    zh: '{first} 时没有可分类的客户，请选更晚的日期',
    en: 'Nobody could be classed on {first}; choose a later first date',
  },
  allLater: {
    zh: '{first} 时这些人都还不是客户',
    en: 'On {first} nobody of this audience was a customer yet',
  },
} as const satisfies Record<string, Text>;

/** How the sums of the matrix agree with the customers of the two days. */
export function balanceInWords({ balance, dates }: Migration, format: Format): string[] {
  const [compared] = dates;
  if (!compared || balance.length === 0) return [];
  const came = balance.find((row) => row.class === 'not_yet')?.before ?? 0;
  const before = balance.reduce((sum, row) => sum + row.before, 0) - came;
  const after = balance.reduce((sum, row) => sum + row.after, 0);
  const agrees = before === compared.known_before && after === compared.known_after;
  return [
    fill(format.text(agrees ? sums.agree : sums.differ), {
      first: format.date(compared.earlier_day),
      second: format.date(compared.later_day),
      before: format.count(before),
      came: format.count(came),
      after: format.count(after),
      knownBefore: format.count(compared.known_before),
      knownAfter: format.count(compared.known_after),
    }),
  ];
}

const sums = {
  agree: {
    zh: '核对：各行合计为 {first} 的 {before} 位客户，加上当时还不是客户的 {came} 人；各列合计为 {second} 的 {after} 位客户。',
    en: 'Balance: rows add up to the {before} customers of {first} and {came} who were not yet customers; columns add up to the {after} of {second}.',
  },
  differ: {
    zh: '核对不符：各行合计 {before}，{first} 有 {knownBefore} 位客户；各列合计 {after}，{second} 有 {knownAfter} 位客户。',
    en: 'The balance does not agree: rows add up to {before}, but {first} has {knownBefore} customers; columns to {after}, but {second} has {knownAfter}.',
  },
} as const satisfies Record<string, Text>;
