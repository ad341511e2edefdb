import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { segments, tiers } from '../classes';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

/** The row of those who came later. */
export const notYet: Text = { zh: '还不是客户', en: 'Not yet a customer' };

const classNames: Readonly<Record<string, Text>> = {
  ...Object.fromEntries([...segments, ...tiers].map(({ key, name }) => [key, name])),
  not_yet: notYet,
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '分群迁移', en: 'Migration between segments' },
  question: {
    zh: '两个日期之间，客户从哪些群流向了哪些群？',
    en: 'Between two dates, which customers went from which class to which?',
  },
  definition: {
    zh: '起始日的分类与把截止日设为该日时完全相同：其后的订单、退款与注册都不计入；文件中的状态是快照，无法回到过去。截止日默认按起始日找到的切点判定（固定切点），否则名次的变化看起来也像迁移；也可改为各按当日的切点（浮动切点）。固定切点下，数值落在两档之间时归入较低一档。起始日默认为截止日一年前；若最早的订单距截止日不足一年零 90 天，则为 90 天前；可自选。起始日之后才出现的客户列为“还不是客户”。每行合计等于起始日该类人数，每列合计等于截止日该类人数。起始日没有人可分类时不显示。',
    en: 'Classes on the first date are exactly those that the notebook shows with that date as its as-of date: later orders, refunds and registrations do not count; a status in a file is a snapshot and cannot be turned back. On the second date customers are judged by the cuts found on the first (fixed), since otherwise a mere change of ranks looks like migration; or by the cuts of each date (floating). Under fixed cuts a value between two bins is in the lower one. The first date is a year before the as-of date unless chosen, or 90 days where the first order is less than a year and 90 days back. Customers who appear later are “not yet a customer”. Rows add up to the customers of each class on the first date, columns to those on the second. Nothing is shown where nobody could be classed on the first date.',
  },
  source: {
    zh: '迁移矩阵；固定切点与默认起始日为自定。',
    en: 'Migration matrix; fixed cuts and the default first date are ours.',
  },
  measure: { zh: '两个日期之间的客户流向', en: 'Customers by class on two dates' },
  columns: {
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
    lens: { zh: '分类', en: 'Classes' },
    cuts: { zh: '切点', en: 'Cuts' },
    earlier_day: { zh: '起始日', en: 'First date' },
    later_day: { zh: '截止日', en: 'Second date' },
    is_before: { zh: '起始日早于截止日', en: 'First date is before the second' },
    known_before: { zh: '起始日已有客户', en: 'Customers on the first date' },
    known_after: { zh: '截止日客户', en: 'Customers on the second date' },
  },
  parameters: {
    lens: { zh: '分类', en: 'Classes' },
    'lens.segment': { zh: 'RFM 分群', en: 'RFM segments' },
    'lens.tier': { zh: '价值分层', en: 'Value tiers' },
    since: { zh: '起始日', en: 'First date' },
    cuts: { zh: '切点', en: 'Cuts' },
    'cuts.fixed': { zh: '固定在起始日', en: 'Fixed on the first date' },
    'cuts.floating': { zh: '各按当日', en: 'Floating, of each date' },
  },
  results: {
    balance: { zh: '收支平衡', en: 'Balance' },
    dates: { zh: '两个日期', en: 'The two dates' },
  },
  values: {
    ...classNames,
    'lens.segment': { zh: 'RFM 分群', en: 'RFM segments' },
    'lens.tier': { zh: '价值分层', en: 'Value tiers' },
    fixed: { zh: '固定在起始日', en: 'Fixed on the first date' },
    floating: { zh: '各按当日', en: 'Floating, of each date' },
  },
  headline({ main, dates }, format) {
    const zh = format.language === 'zh';
    const [compared] = dates;
    if (!compared || compared.known_after === 0) {
      return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    }
    const days = {
      first: format.date(compared.earlier_day),
      second: format.date(compared.later_day),
    };
    if (!compared.is_before) {
      return fill(
        zh
          ? '起始日 {first} 不早于截止日 {second}，请选更早的日期'
          : 'The first date, {first}, is not before {second}; choose an earlier one',
        days,
      );
    }
    if (main.length === 0) {
      return fill(
        zh
          ? '{first} 时没有可分类的客户，请选更晚的日期'
          : 'Nobody could be classed on {first}; choose a later first date',
        days,
      );
    }
    const known = main.filter(({ earlier }) => earlier !== 'not_yet');
    const total = known.reduce((sum, row) => sum + row.customers, 0);
    if (total === 0) {
      return fill(
        zh
          ? '{first} 时这些人都还不是客户'
          : 'On {first} nobody of this audience was a customer yet',
        days,
      );
    }
    const moves = known.filter(({ earlier, later }) => earlier !== later);
    const moved = moves.reduce((sum, row) => sum + row.customers, 0);
    const largest = moves.reduce<(typeof main)[number] | undefined>(
      (most, row) => (most === undefined || row.customers > most.customers ? row : most),
      undefined,
    );
    if (!largest) {
      return fill(
        zh
          ? '{first} 至 {second}，{total} 位客户都留在原来的类'
          : 'Between {first} and {second} all {total} customers stayed in their class',
        { ...days, total: format.count(total) },
      );
    }
    return fill(
      zh
        ? '{first} 至 {second}，{total} 位老客户中 {moved} 人（{share}）换了类；最大的流向：{from} → {to}，{most} 人'
        : 'From {first} to {second}, {moved} of {total} customers ({share}) changed class; the largest flow is {from} → {to}, {most}',
      {
        ...days,
        total: format.count(total),
        moved: format.count(moved),
        share: format.share(moved / total),
        from: className(largest.earlier, format),
        to: className(largest.later, format),
        most: format.count(largest.customers),
      },
    );
  },
  n: ({ main }) => main.reduce((sum, row) => sum + row.customers, 0),
};

/** The name of a class of either lens, or of those who came later. */
export function className(key: string, format: Format): string {
  return format.text(classNames[key] ?? { zh: key, en: key });
}

/** How the sums of the matrix agree with the two dates, and by which cuts. */
export function balanceInWords({ balance, dates }: Rows, format: Format): string[] {
  const [compared] = dates;
  if (!compared || balance.length === 0) return [];
  const came = balance.find((row) => row.class === 'not_yet')?.before ?? 0;
  const before = balance.reduce((sum, row) => sum + row.before, 0) - came;
  const after = balance.reduce((sum, row) => sum + row.after, 0);
  const agrees = before === compared.known_before && after === compared.known_after;
  const values = {
    first: format.date(compared.earlier_day),
    second: format.date(compared.later_day),
    before: format.count(before),
    came: format.count(came),
    after: format.count(after),
    knownBefore: format.count(compared.known_before),
    knownAfter: format.count(compared.known_after),
  };
  return [
    fill(format.text(agrees ? words.agrees : words.differs), values),
    format.text(compared.cuts === 'floating' ? words.floating : words.fixed),
  ];
}

const words = {
  agrees: {
    zh: '核对：各行合计为 {first} 的 {before} 位客户，加上当时还不是客户的 {came} 人；各列合计为 {second} 的 {after} 位客户。',
    en: 'Balance: rows add up to the {before} customers of {first} and {came} who were not yet customers; columns add up to the {after} of {second}.',
  },
  differs: {
    zh: '核对不符：各行合计 {before}，{first} 有 {knownBefore} 位客户；各列合计 {after}，{second} 有 {knownAfter} 位客户。',
    en: 'The balance does not agree: rows add up to {before}, but {first} has {knownBefore} customers; columns to {after}, but {second} has {knownAfter}.',
  },
  fixed: {
    zh: '两个日期都按起始日的切点判定，因此截止日的人数与“RFM 分群”“价值分层”可能不同。',
    en: 'Both dates are judged by the cuts of the first, so the second may differ from “RFM segments” and “Value tiers”.',
  },
  floating: {
    zh: '两个日期各按当日的切点判定；名次此消彼长，也会显示为迁移。',
    en: 'Each date is judged by its own cuts; a customer may move because others did.',
  },
} as const satisfies Record<string, Text>;
