import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { segments, tiers } from '../classes';
import {
  balanceInWords,
  comparisonOf,
  customersOf,
  migrationNames,
  migrationResults,
  notYet,
} from '../migration';
import { fewIn } from '../stage-words';
import type { analysis } from './analysis';

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
    ...migrationNames,
    lens: { zh: '分类', en: 'Classes' },
    cuts: { zh: '切点', en: 'Cuts' },
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
  results: migrationResults,
  values: {
    ...classNames,
    'lens.segment': { zh: 'RFM 分群', en: 'RFM segments' },
    'lens.tier': { zh: '价值分层', en: 'Value tiers' },
    fixed: { zh: '固定在起始日', en: 'Fixed on the first date' },
    floating: { zh: '各按当日', en: 'Floating, of each date' },
  },
  headline({ main, dates }, format) {
    const comparison = comparisonOf({ main, dates }, format);
    if (comparison.refusal !== null) return comparison.refusal;
    const { first, second, known, total } = comparison;
    const zh = format.language === 'zh';
    const moves = known.filter(({ earlier, later }) => earlier !== later);
    const moved = customersOf(moves);
    const largest = moves.reduce<(typeof main)[number] | undefined>(
      (most, row) => (most === undefined || row.customers > most.customers ? row : most),
      undefined,
    );
    if (!largest) {
      return fill(
        zh
          ? '{first} 至 {second}，{total} 位客户都留在原来的类'
          : 'Between {first} and {second} all {total} customers stayed in their class',
        { first, second, total: format.count(total) },
      );
    }
    const story = fill(
      zh
        ? '{first} 至 {second}，{total} 位老客户中 {moved} 人（{share}）换了类；最大的流向：{from} → {to}，{most} 人'
        : 'From {first} to {second}, {moved} of {total} customers ({share}) changed class; the largest flow is {from} → {to}, {most}',
      {
        first,
        second,
        total: format.count(total),
        moved: format.count(moved),
        share: format.share(moved / total),
        from: className(largest.earlier, format),
        to: className(largest.later, format),
        most: format.count(largest.customers),
      },
    );
    return story + fewIn(total, format);
  },
  n: ({ main }) => customersOf(main),
};

/** How the sums of the matrix agree with the two dates, and by which cuts. */
export function notesOf(rows: RowsOf<typeof analysis>, format: Format): string[] {
  const balance = balanceInWords(rows, format);
  if (balance.length === 0) return [];
  return [...balance, format.text(rows.dates[0]?.cuts === 'floating' ? floating : fixed)];
}

const fixed: Text = {
  zh: '两个日期都按起始日的切点判定，因此截止日的人数与“RFM 分群”“价值分层”可能不同。',
  en: 'Both dates are judged by the cuts of the first, so the second may differ from “RFM segments” and “Value tiers”.',
};
const floating: Text = {
  zh: '两个日期各按当日的切点判定；名次此消彼长，也会显示为迁移。',
  en: 'Each date is judged by its own cuts; a customer may move because others did.',
};

/* The name of a class of either lens. */
function className(key: string, format: Format): string {
  return format.text(classNames[key] ?? { zh: key, en: key });
}
