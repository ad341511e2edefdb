import { fill } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import type { analysis } from './analysis';

/** What stands for the orders outside of promotions. */
export const noPromotion = '(none)';

type Row = RowOf<(typeof analysis)['results']['main']>;

/** Customers won and the share of them who were back within the days; null: nobody can be told. */
export interface Back {
  days: 30 | 60 | 90;
  cohort: number;
  share: number | null;
}

/** Whether those won come back, within the longest time that most of the promotions can tell. */
export function backOf(row: Row, days: Back['days']): Back {
  if (days === 90) return { days, cohort: row.cohort_90, share: row.back_90 };
  if (days === 60) return { days, cohort: row.cohort_60, share: row.back_60 };
  return { days, cohort: row.cohort_30, share: row.back_30 };
}

/** 90 days, or less where no promotion is so long ago. */
export function daysToTell(rows: readonly Row[]): Back['days'] {
  const own = rows.filter(({ promotion }) => promotion !== noPromotion);
  if (own.some(({ cohort_90 }) => cohort_90 > 0)) return 90;
  return own.some(({ cohort_60 }) => cohort_60 > 0) ? 60 : 30;
}

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '促销活动', en: 'Promotions' },
  question: {
    zh: '每个促销或优惠券带来多少销售和新客，这些新客会不会回来？',
    en: 'What does each promotion or coupon bring, whom does it win, and do they come back?',
  },
  definition: {
    zh: '按订单中的活动名称或优惠券归类，每单只计一次：各明细行不一致时取最先填写的值，明细未填时取订单表头；没有活动的订单合为“无促销”，各类相加等于净销售额。净销售额 = 支付金额 − 退款。订单数不含全额退款订单；笔单价 = 支付金额 / 付款订单数。优惠金额为订单与明细中的优惠合计，优惠率 = 优惠金额 /（优惠金额 + 支付金额）；文件未给优惠时不显示。活动新客 = 有史以来第一单（首日多单取最早一单）在该活动中的客户，新客占比以该活动的买家为分母。30/60/90 天回购率 = 首单后这些天内在另一天再次下单的新客 / 首单已满该天数的新客，只计满期者。新客不足 30 的标为样本少。与无促销新客的差别不等于促销的因果效果。',
    en: 'Orders by the promotion or coupon that they name. Each order counts once: where its lines differ the first one given, where they say nothing that of the order header; orders without one are “no promotion”, so all classes add up to net sales. Net sales are paid less refunds. Fully refunded orders are not counted as orders; AOV = paid / paid orders. Discount is that of lines and orders together, its rate = discount / (discount + paid); not shown where the files do not say. New customers of a promotion = those whose first order ever (the earliest of the first day) was in it; their share is of its buyers. Back within 30, 60 or 90 days = new customers with a further order day within so many days of the first / new customers whose first order is at least so long ago. Fewer than 30 new customers are marked. A difference to customers won without a promotion is no proof of its effect.',
  },
  source: {
    zh: '零售通用口径；新客回购与满期同期群同“经营概览”的首单后复购率。',
    en: 'Common usage in retail; coming back counts full cohorts, as the repeat rates at a glance do.',
  },
  measure: {
    zh: '各促销的净销售额、新客及其回购',
    en: 'Net sales, new customers and their return by promotion',
  },
  columns: {
    kind: { zh: '类别', en: 'Kind' },
    promotion: { zh: '活动', en: 'Promotion' },
    orders: { zh: '订单数', en: 'Orders' },
    buyers: { zh: '买家数', en: 'Buyers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share: { zh: '销售占比', en: 'Share of sales' },
    aov: { zh: '笔单价', en: 'AOV' },
    discount: { zh: '优惠金额', en: 'Discount' },
    discount_rate: { zh: '优惠率', en: 'Discount rate' },
    new_customers: { zh: '新客', en: 'New customers' },
    new_share: { zh: '新客占比', en: 'Share of new' },
    cohort_30: { zh: '满 30 天新客', en: 'New, 30 days ago' },
    back_30: { zh: '30 天回购率', en: 'Back in 30 days' },
    cohort_60: { zh: '满 60 天新客', en: 'New, 60 days ago' },
    back_60: { zh: '60 天回购率', en: 'Back in 60 days' },
    cohort_90: { zh: '满 90 天新客', en: 'New, 90 days ago' },
    back_90: { zh: '90 天回购率', en: 'Back in 90 days' },
    is_small: { zh: '新客不足 30', en: 'Fewer than 30 new customers' },
  },
  parameters: {
    kind: { zh: '按', en: 'By' },
    'kind.auto': { zh: '自动', en: 'Automatic' },
    'kind.promotion': { zh: '促销活动', en: 'Promotion' },
    'kind.coupon': { zh: '优惠券', en: 'Coupon' },
  },
  values: {
    'kind.promotion': { zh: '促销活动', en: 'Promotion' },
    'kind.coupon': { zh: '优惠券', en: 'Coupon' },
    [`promotion.${noPromotion}`]: { zh: '无促销', en: 'No promotion' },
  },
  headline({ main }, format) {
    const zh = format.language === 'zh';
    const own = main.filter(({ promotion }) => promotion !== noPromotion);
    const [first] = own;
    if (!first) {
      if (main.length === 0) return zh ? '当前筛选下没有订单' : 'No orders in this audience';
      return zh
        ? '这些订单没有所选的促销或优惠券记录；带该列的订单文件可以补上'
        : 'No order names what is chosen here, a promotion or a coupon: an order file with that column would';
    }
    const days = daysToTell(main);
    const won = own.reduce(
      (sum, row) => {
        const { cohort, share } = backOf(row, days);
        return { cohort: sum.cohort + cohort, back: sum.back + cohort * (share ?? 0) };
      },
      { cohort: 0, back: 0 },
    );
    const outside = main.find(({ promotion }) => promotion === noPromotion);
    const others = outside && backOf(outside, days);
    if (won.cohort >= 30 && others && others.cohort >= 30 && others.share !== null) {
      const [ours, theirs] = [format.share(won.back / won.cohort), format.share(others.share)];
      const values = { days, ours, theirs };
      return fill(
        zh
          ? '促销新客 {days} 天内有 {ours} 回购，无促销新客为 {theirs}'
          : '{ours} of customers won by promotions are back within {days} days, {theirs} of the others',
        values,
      );
    }
    const share = own.reduce((sum, row) => sum + (row.share ?? 0), 0);
    const name = first.promotion;
    return zh
      ? `促销订单占净销售额 ${format.share(share)}，其中${name}最多`
      : `Promotions bring ${format.share(share)} of net sales, ${name} the most`;
  },
  n: ({ main }) => main.reduce((sum, { orders }) => sum + orders, 0),
};
