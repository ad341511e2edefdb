import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { nextSteps, warningReasons } from '../warning-words';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

/** The customers that the back-test cannot do without; `models/churn-risk` holds to it. */
const gate = { customers: 100, ofEach: 30 };

const features: Readonly<Record<string, Text>> = {
  ratio: { zh: '距上次下单天数 ÷ 自己的间隔', en: 'Days since the last order ÷ own gap' },
  recency: { zh: '距上次下单天数', en: 'Days since the last order' },
  order_days: { zh: '下单天数', en: 'Order days' },
  tenure: { zh: '距首单天数', en: 'Days since the first order' },
  revenue: { zh: '近 365 天净销售额', en: 'Net sales of the last 365 days' },
  order_trend: { zh: '下单趋势', en: 'Trend of orders' },
  refund_share: { zh: '退款占比', en: 'Share refunded' },
  refund_share_known: { zh: '有付款金额', en: 'Has a paid amount' },
  discount_share: { zh: '折扣占比', en: 'Share of discounts' },
  discount_share_known: { zh: '有折扣记录', en: 'Has discounts on record' },
  visit_days: { zh: '来访天数', en: 'Days with a visit' },
  visit_trend: { zh: '来访趋势', en: 'Trend of visits' },
  tickets: { zh: '服务工单', en: 'Support tickets' },
  complaints: { zh: '投诉', en: 'Complaints' },
  nps: { zh: '最近一次 NPS', en: 'Last NPS answer' },
  nps_known: { zh: '回答过 NPS', en: 'Has answered NPS' },
  csat: { zh: '最近一次评分', en: 'Last rating' },
  csat_known: { zh: '评过分', en: 'Has rated' },
  campaigns_answered: { zh: '活动响应率', en: 'Share of campaigns answered' },
  campaigns_answered_known: { zh: '被活动触达', en: 'Was sent campaigns' },
  unsubscribed: { zh: '已退订', en: 'Unsubscribed' },
};

export const bandNames: Readonly<Record<string, Text>> = {
  from_75: { zh: '75% 及以上', en: '75% and more' },
  from_50: { zh: '50%–75%', en: '50% to 75%' },
  from_25: { zh: '25%–50%', en: '25% to 50%' },
  below_25: { zh: '25% 以下', en: 'Below 25%' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失预警', en: 'Early warning' },
  question: {
    zh: '哪些客户可能流失，涉及多少金额，为什么，下一步做什么？',
    en: 'Who is likely to leave, how much is at stake, why, and what to do next?',
  },
  definition: {
    zh: '风险是接下来 H 天内没有有效订单的概率；H 默认取流失阈值 T（取整，14 至 180 天），可在此调整。只评估最近 2H 天内下过单的客户，更久未下单的视为已流失，不再预警。做法：先站在 2H 天前，只用当时已知的信息，学习其后 H 天的结果；再站在 H 天前给当时的客户打分，与实际结果对照（回测）；最后用 H 天前的信息和至今的结果重新学习，给今天的客户打分。切分日之后的任何记录（订单、退款、工单、来访等）都不计入；没有日期的记录也不计入，但没有日期的退款从下单日起计。客户文件是今天的快照，不参与打分。模型是逻辑回归，参数带轻微收缩（岭参数 1），看：距上次下单天数及其与自己间隔中位数（只在一天下过单的客户用当时全体的中位间隔 g）之比、下单天数、距首单天数、近 365 天净销售额、下单趋势（最近 H 天比前 H 天）、退款与折扣占比、最近 H 天的来访天数及趋势、工单与投诉、最近一次 NPS 与评分、近 365 天活动响应率、是否退订；计数与金额取对数，全部标准化；没有的表、记录时间不够长的表不用，缺失值按平均值计并另设“有无记录”。简单规则只看距上次下单天数与自己间隔之比。只有当模型的 AUC 高于规则且差值的 95% 区间在 0 以上、Brier 分数不更差时才用模型，否则用规则打分。两个切分日都须至少有 100 位可评估客户，流失与留存各至少 30 位，否则不打分。AUC 是随机一位流失客户的风险高于随机一位留存客户的概率，并列算一半；提升度是风险最高的 10% 客户中流失率与总体流失率之比；校准按风险分十组，比较预测与实际。风险金额 = 风险 × 近 365 天净销售额（负数按 0）。原因是使该客户的对数几率高于平均客户最多的三个方面（几率至少高一成），描述现状，不等于因果。下一步按规则依次判断：有未结工单 → 先解决；价值层级 A 或标为重要且风险 ≥ 40% → 专人联系；风险低于 50% → 暂不联系；只在一天下过单 → 第二单优惠；未超过自己间隔的 2 倍 → 按节奏提醒补货；其余 → 低成本召回。这只是规则，并不证明联系有效；要知道效果，请留对照组。风险按全部客户计算，筛选只改变显示谁。',
    en: 'The risk is the probability of no valid order in the next H days; H is the churn threshold T (rounded, 14 to 180 days) unless adjusted here. Only customers who ordered within the last 2H days are judged; the others are lost already and not warned of. First the scorers stand 2H days back, know only what was known then, and learn what came of it in H days. Then they stand H days back and score the customers of that day, which is compared with what happened (the back-test). Last they learn anew from that day and its outcomes and score the customers of today. No record after a date counts on it (orders, refunds, tickets, visits and so on), and none without a date, except that a refund without a date counts from the day of its order. The customer file is a snapshot of today and is not used for scores. The model is a logistic regression with slight shrinkage (ridge 1). It looks at the days since the last order, alone and relative to the own median gap (who ordered on one day: the median gap g of all at that time), order days, days since the first order, net sales of the last 365 days, the trend of orders (last H days against the H before), shares refunded and discounted, days with a visit in the last H days and their trend, tickets and complaints, the last NPS answer and rating, the share of campaigns answered in the last 365 days, and unsubscribing. Counts and money enter as logarithms, all standardised. Tables that are not there or do not reach back far enough are left out; a missing value counts as the mean, and whether there is a record is a feature of its own. The plain rule looks at the days since the last order relative to the own gap alone. The model scores only if its AUC is higher than that of the rule with a 95% interval of the difference above 0, and its Brier score is no worse; else the rule does. Each date needs at least 100 customers to judge, 30 who churned and 30 who stayed; else nobody is scored. AUC is the probability that a customer who churned had a higher risk than one who stayed, ties half; lift is the churn rate of the tenth with the highest risk against that of all; calibration compares said and actual shares in ten groups by risk. Value at risk = risk × net sales of the last 365 days (negative counts as 0). Reasons are the three subjects that raise the log odds most above those of the average customer, by a tenth of the odds at least; they describe and need not be causes. The next step follows a rule, first match: an open ticket → settle it first; tier A or marked as important, risk 40% or more → personal call; risk below 50% → no contact; ordered on one day only → second-order offer; at most twice the own gap → replenishment reminder; else low-cost win-back. It is a rule and not causal: nothing here shows that contacting helps; hold back a control group to learn that. Risks come from all customers; an audience changes only whom is shown.',
  },
  source: {
    zh: 'AUC 区间与比较：DeLong 等 1988；Brier 1950；Wilson 1927；校准误差：Naeini 等 2015。特征、取舍标准、风险金额与下一步规则为自定。',
    en: 'Intervals and comparison of AUC: DeLong et al. 1988; Brier 1950; Wilson 1927; calibration error: Naeini et al. 2015. Features, the test for the model, value at risk and next steps are ours.',
  },
  measure: {
    zh: '流失风险、原因与下一步，旁为回测',
    en: 'Risk of churn, reasons and next steps, with the back-test',
  },
  columns: {
    customer: { zh: '客户', en: 'Customer' },
    risk: { zh: '流失风险', en: 'Risk' },
    value_at_risk: { zh: '风险金额', en: 'Value at risk' },
    segment: { zh: 'RFM 分群', en: 'RFM segment' },
    tier: { zh: '价值层级', en: 'Value tier' },
    stage: { zh: '生命周期阶段', en: 'Stage' },
    recency: { zh: '距上次下单天数', en: 'Days since the last order' },
    rule_ratio: { zh: '相对自己间隔的倍数', en: 'Times the own gap' },
    reason_1: { zh: '原因 1', en: 'Reason 1' },
    reason_2: { zh: '原因 2', en: 'Reason 2' },
    reason_3: { zh: '原因 3', en: 'Reason 3' },
    next_step: { zh: '下一步', en: 'Next step' },
    audience: { zh: '当前客户', en: 'Customers of the audience' },
    customers: { zh: '客户数', en: 'Customers' },
    expected_churned: { zh: '预计流失人数', en: 'Expected to leave' },
    horizon_days: { zh: '预警期 H（天）', en: 'Days ahead H' },
    band: { zh: '流失风险', en: 'Risk' },
    reason: { zh: '首要原因', en: 'First reason' },
    scorer: { zh: '打分方式', en: 'Scored by' },
    refusal: { zh: '不打分的原因', en: 'Why nobody is scored' },
    train_day: { zh: '学习切分日', en: 'Learnt from' },
    test_day: { zh: '回测切分日', en: 'Tested from' },
    train_customers: { zh: '学习客户数', en: 'Customers learnt from' },
    train_churned: { zh: '其中流失', en: 'Of these churned' },
    test_customers: { zh: '回测客户数', en: 'Customers tested' },
    test_churned: { zh: '回测中流失', en: 'Churned in the test' },
    auc_model: { zh: '模型 AUC', en: 'AUC, model' },
    auc_model_low: { zh: '模型 AUC 下限', en: 'AUC, model, low' },
    auc_model_high: { zh: '模型 AUC 上限', en: 'AUC, model, high' },
    auc_rule: { zh: '规则 AUC', en: 'AUC, rule' },
    auc_rule_low: { zh: '规则 AUC 下限', en: 'AUC, rule, low' },
    auc_rule_high: { zh: '规则 AUC 上限', en: 'AUC, rule, high' },
    auc_difference: { zh: 'AUC 之差', en: 'Difference of AUC' },
    auc_difference_low: { zh: '差值下限', en: 'Difference, low' },
    auc_difference_high: { zh: '差值上限', en: 'Difference, high' },
    auc_model_active: { zh: '模型 AUC（H 天内下过单者）', en: 'AUC, model, ordered within H' },
    auc_rule_active: { zh: '规则 AUC（H 天内下过单者）', en: 'AUC, rule, ordered within H' },
    lift_model: { zh: '模型提升度（前 10%）', en: 'Lift at the top tenth, model' },
    lift_rule: { zh: '规则提升度（前 10%）', en: 'Lift at the top tenth, rule' },
    brier_model: { zh: '模型 Brier 分数', en: 'Brier score, model' },
    brier_rule: { zh: '规则 Brier 分数', en: 'Brier score, rule' },
    calibration_error_model: { zh: '模型校准误差', en: 'Calibration error, model' },
    calibration_error_rule: { zh: '规则校准误差', en: 'Calibration error, rule' },
    position: { zh: '组', en: 'Group' },
    predicted: { zh: '预测流失率', en: 'Predicted' },
    actual: { zh: '实际流失率', en: 'Actual' },
    low: { zh: '95% 下限', en: '95% low' },
    high: { zh: '95% 上限', en: '95% high' },
    churned: { zh: '流失人数', en: 'Churned' },
    contacted: { zh: '联系比例', en: 'Share contacted' },
    found_model: { zh: '找到的流失客户（模型）', en: 'Churners found, model' },
    found_rule: { zh: '找到的流失客户（规则）', en: 'Churners found, rule' },
    feature: { zh: '特征', en: 'Feature' },
    weight: { zh: '权重（每标准差）', en: 'Weight, per deviation' },
    odds_ratio: { zh: '几率比（每标准差）', en: 'Odds ratio, per deviation' },
  },
  results: {
    scope: { zh: '范围', en: 'Scope' },
    bands: { zh: '风险分布', en: 'Customers by risk' },
    steps: { zh: '下一步', en: 'Next steps' },
    reasons: { zh: '首要原因（风险过半者）', en: 'First reasons, risk of a half or more' },
    backtest: { zh: '回测', en: 'Back-test' },
    calibration: { zh: '校准', en: 'Calibration' },
    lift: {
      zh: '先联系高风险者，能找到多少流失客户（回测）',
      en: 'Back-test: churners found, riskiest first',
    },
    model: { zh: '打分的权重', en: 'Weights of the score' },
  },
  values: {
    ...warningReasons,
    ...features,
    ...bandNames,
    ...Object.fromEntries(
      Object.entries(nextSteps).map(([key, name]) => [`next_step.${key}`, name]),
    ),
    'scorer.model': { zh: '模型', en: 'Model' },
    'scorer.rule': { zh: '简单规则', en: 'Plain rule' },
    few_customers: { zh: '可评估客户不足', en: 'Too few customers to judge' },
    few_churned: { zh: '流失客户不足', en: 'Too few who churned' },
    few_kept: { zh: '留存客户不足', en: 'Too few who stayed' },
  },
  headline(rows, format) {
    const [scope] = rows.scope;
    const [backtest] = rows.backtest;
    const zh = format.language === 'zh';
    if (!scope || !backtest || scope.audience === 0) {
      return zh ? '当前筛选下没有客户' : 'No customers in this audience';
    }
    if (backtest.scorer === null) return refusalInShort(scope.horizon_days, format);
    const values = {
      days: format.days(scope.horizon_days),
      customers: format.count(scope.customers),
      expected: format.count(scope.expected_churned),
      money: format.money(scope.value_at_risk),
    };
    if (scope.customers === 0) {
      return fill(
        zh
          ? '当前筛选下没有可预警的客户：都已久未下单，或从未下单'
          : 'Nobody in this audience can be warned of: all ordered long ago, or never',
        values,
      );
    }
    const finding = fill(
      zh
        ? '{customers} 位尚未流失的客户中，预计 {expected} 位在未来 {days}内不会下单，风险金额 {money}'
        : 'Of {customers} customers not yet lost, {expected} are expected to order nothing in {days}: {money} at risk',
      values,
    );
    return finding + verdict(backtest, format);
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

type Backtest = Rows['backtest'][number];

/** Which scorer won the back-test, and by how much. */
function verdict(backtest: Backtest, format: Format): string {
  const values = {
    model: (backtest.auc_model ?? 0).toFixed(2),
    rule: (backtest.auc_rule ?? 0).toFixed(2),
  };
  if (backtest.scorer === 'model') {
    return fill(
      format.text({
        zh: '；回测中模型优于简单规则（AUC {model} 对 {rule}）',
        en: '; in the back-test the model beats the plain rule (AUC {model} against {rule})',
      }),
      values,
    );
  }
  return fill(
    format.text({
      zh: '；回测中模型没有胜过简单规则（AUC {model} 对 {rule}），因此按规则打分',
      en: '; in the back-test the model does not beat the plain rule (AUC {model} against {rule}), so the rule scores',
    }),
    values,
  );
}

/** What it would take to score anybody. */
function refusalInShort(horizon: number, format: Format): string {
  return fill(
    format.text({
      zh: '数据不足以预警未来 {days}的流失：至少需要 {customers} 位可评估客户，流失与留存各 {each} 位',
      en: 'Not enough data to warn of churn {days} ahead: it takes {customers} customers to judge, {each} who churned and {each} who stayed',
    }),
    { days: format.days(horizon), customers: gate.customers, each: gate.ofEach },
  );
}

/** How many there are instead, and what may help. */
export function refusalInWords(backtest: Backtest, format: Format): string {
  const values = {
    train: sideInWords(
      backtest.train_day,
      backtest.train_customers,
      backtest.train_churned,
      format,
    ),
    test: sideInWords(backtest.test_day, backtest.test_customers, backtest.test_churned, format),
  };
  return fill(
    format.text({
      zh: '回测与学习的两个切分日都须满足。现有：{train}；{test}。更长的订单历史或更短的预警期可能满足。',
      en: 'It takes that on both dates, the one learnt from and the one tested. There are: {train}; {test}. A longer history of orders or a shorter period may do.',
    }),
    values,
  );
}

function sideInWords(day: Date | null, customers: number, churned: number, format: Format): string {
  return fill(
    format.text({
      zh: '{day} 有 {customers} 位（流失 {churned}，留存 {kept}）',
      en: '{customers} on {day} ({churned} churned, {kept} stayed)',
    }),
    {
      day: day ? format.date(day) : '–',
      customers: format.count(customers),
      churned: format.count(churned),
      kept: format.count(customers - churned),
    },
  );
}
