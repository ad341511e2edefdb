import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { periodUnits } from '../period-units';
import type { analysis } from './analysis';

/** Names of the measures, in the order of both results. */
export const measureNames: Readonly<Record<string, Text>> = {
  customers: { zh: '客户数', en: 'Customers' },
  buyers: { zh: '下单客户数', en: 'Buyers' },
  new_buyers: { zh: '新客数', en: 'New buyers' },
  old_buyers: { zh: '老客数', en: 'Returning buyers' },
  orders: { zh: '订单数', en: 'Orders' },
  paid_orders: { zh: '付款订单数', en: 'Paid orders' },
  revenue: { zh: '净销售额', en: 'Net sales' },
  paid: { zh: '支付金额', en: 'Paid' },
  gmv: { zh: 'GMV 成交总额', en: 'GMV' },
  revenue_per_buyer: { zh: '客单价', en: 'Paid per buyer' },
  aov: { zh: '笔单价', en: 'AOV, paid per order' },
  price_per_unit: { zh: '件单价', en: 'Price per unit' },
  units_per_order: { zh: '连带率', en: 'UPT, units per order' },
  refund_rate_orders: { zh: '退款率（订单）', en: 'Refund rate, orders' },
  refund_rate_money: { zh: '退款率（金额）', en: 'Refund rate, money' },
  repeat_rate: { zh: '复购率', en: 'Repeat rate' },
  repeat_rate_30: { zh: '首单后 30 天复购率', en: 'Repeat rate within 30 days' },
  repeat_rate_60: { zh: '首单后 60 天复购率', en: 'Repeat rate within 60 days' },
  repeat_rate_90: { zh: '首单后 90 天复购率', en: 'Repeat rate within 90 days' },
  repeat_rate_180: { zh: '首单后 180 天复购率', en: 'Repeat rate within 180 days' },
  rebuy_rate: { zh: '回购率', en: 'Re-buy rate' },
  member_share: { zh: '会员销售占比', en: 'Member share of sales' },
  unidentified_share: { zh: '无客户编号的销售占比', en: 'Sales without a customer' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '经营概览', en: 'At a glance' },
  question: {
    zh: '生意总体如何？最近一个完整周期与上期、去年同期相比如何？',
    en: 'How is the business doing, and how was the last full period against earlier ones?',
  },
  definition: {
    zh: '第一个结果为截至统计日的全部历史，第二个结果为统计日之前最近一个完整的周、月或季。支付金额为已付款订单金额，净销售额 = 支付金额 − 退款；GMV 含未付款与已关闭订单，仅在文件含此类订单时显示。客单价 = 支付金额 / 付款客户数；笔单价 = 支付金额 / 付款订单数；件单价 = 支付金额 / 件数；连带率 = 件数 / 付款订单数。全额退款的订单不计入订单数，但计入付款订单数。退款率按订单与按金额计算，退款归入原订单的下单日期，近期的退款率可能还会上升。复购率 = 下单天数 ≥ 2 的客户 / 下单客户；首单后 30/60/90/180 天内复购率只统计首单已满该天数的客户。回购率 = 上期客户中本期再次购买者 / 上期客户。会员销售占比 = 客户文件中客户的净销售额 / 全部净销售额。无客户编号的订单在未筛选客户时计入销售与订单。环比为与上一周期相比，同比为与去年同期相比（周为 52 周前）；比率的变化为百分点；数据起始于某周期第 7 天之后的，该周期不作比较。春节前三周至后两周内的周期另给出按春节对齐的同比。',
    en: 'The first result is the whole history up to the as-of date, the second the last full week, month or quarter before it. Paid is the value of paid orders; net sales are paid less refunds; GMV includes unpaid and closed orders and is shown only where the files have them. Paid per buyer = paid / paying buyers; AOV = paid / paid orders; price per unit = paid / units; UPT = units / paid orders. A fully refunded order is no order but was a paid one. Refund rates are by orders and by money; a refund belongs to the date of its order, so recent rates may still rise. Repeat rate = buyers with two or more order days / buyers; within 30, 60, 90 or 180 days of the first order it counts only buyers whose first order is that long ago. Re-buy rate = buyers of the previous period who buy again in this / buyers of the previous period. Member share = net sales to customers in the customer file / net sales. Orders without a customer count in sales and orders as long as no audience is chosen. Changes are against the previous period and against the same period a year before (weeks: 52 weeks before); changes of rates are in percentage points. A period that the history began in after its seventh day is not compared. Periods from three weeks before to two weeks after the spring festival also have a year-on-year figure aligned to it.',
  },
  source: {
    zh: '电商与零售通用口径（GMV、客单价、连带率、复购率、回购率、同比、环比）；首单后 N 天复购率与退款归期为自定。',
    en: 'Common usage in retail and e-commerce (GMV, AOV, UPT, repeat and re-buy rate); full cohorts and dating refunds by their order are ours.',
  },
  measure: { zh: '核心经营指标', en: 'Key figures' },
  columns: {
    measure: { zh: '指标', en: 'Measure' },
    value: { zh: '数值', en: 'Value' },
    unit: { zh: '单位', en: 'Unit' },
    previous: { zh: '上期', en: 'Previous period' },
    year_ago: { zh: '去年同期', en: 'Year before' },
    change: { zh: '环比', en: 'Change on previous' },
    change_year: { zh: '同比', en: 'Change on year' },
    lunar_year_ago: { zh: '去年同期（按春节对齐）', en: 'Year before, spring festival aligned' },
    change_lunar: { zh: '同比（按春节对齐）', en: 'Change on year, festival aligned' },
    period: { zh: '周期', en: 'Period' },
    period_unit: { zh: '周期单位', en: 'Unit of the period' },
  },
  results: {
    period: { zh: '最近一个完整周期', en: 'Last full period' },
  },
  values: {
    ...measureNames,
    ...periodUnits,
    'unit.money': { zh: '金额', en: 'Money' },
    'unit.count': { zh: '个数', en: 'Count' },
    'unit.share': { zh: '比率', en: 'Rate' },
    'unit.number': { zh: '数值', en: 'Number' },
  },
  headline(rows, format) {
    const zh = format.language === 'zh';
    const whole = (measure: string) => rows.main.find((row) => row.measure === measure)?.value ?? 0;
    const customers = whole('customers');
    const orders = whole('orders');
    if (orders === 0) {
      if (customers === 0)
        return zh ? '当前筛选下没有客户和订单' : 'No customers and no orders here';
      if (zh) return `${format.count(customers)} 位客户，尚无有效订单`;
      return customers === 1
        ? 'One customer, no order yet'
        : `${format.count(customers)} customers, no order yet`;
    }
    const sales = rows.period.find((row) => row.measure === 'revenue');
    if (!sales || sales.value === null) {
      return fill(
        zh ? '{orders} 笔订单，净销售额 {revenue}' : '{orders} bring net sales of {revenue}',
        {
          orders: zh ? format.count(orders) : counted(orders, 'order', format),
          revenue: format.money(whole('revenue')),
        },
      );
    }
    const changes = [
      sales.change === null
        ? ''
        : `${zh ? '环比 ' : ''}${signed(sales.change, format)}${zh ? '' : ' on the period before'}`,
      sales.change_year === null
        ? ''
        : `${zh ? '同比 ' : ''}${signed(sales.change_year, format)}${zh ? '' : ' on the year before'}`,
    ].filter(Boolean);
    const start = fill(zh ? '{period} 净销售额 {revenue}' : 'Net sales of {period}: {revenue}', {
      period: periodName(rows, format),
      revenue: format.money(sales.value),
    });
    return [start, ...changes].join(zh ? '，' : ', ');
  },
  n: ({ main }) => main.find((row) => row.measure === 'customers')?.value ?? 0,
};

/** A value of a measure, ready to read. */
export function shown(value: number | null, unit: string, format: Format): string {
  if (value === null) return '–';
  // Of a few yuan an order the cents matter.
  if (unit === 'money') {
    return Math.abs(value) < 100 && !Number.isInteger(value)
      ? format.moneyExact(value)
      : format.money(value);
  }
  if (unit === 'share') return format.share(value);
  if (unit === 'count') return value < 1_000_000 ? format.count(value) : format.short(value);
  return format.number(value, 2);
}

/** The period that the second result speaks of: 2024-12. */
export function periodName({ period }: RowsOf<typeof analysis>, format: Format): string {
  const row = period[0];
  if (!row) return '';
  const unit = row.period_unit;
  return format.period(row.period, unit === 'week' || unit === 'quarter' ? unit : 'month');
}

function signed(change: number, format: Format): string {
  return `${change < 0 ? '−' : '+'}${format.share(Math.abs(change))}`;
}

function counted(count: number, noun: string, format: Format): string {
  return `${format.count(count)} ${noun}${count === 1 ? '' : 's'}`;
}
