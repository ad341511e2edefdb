import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import type { analysis } from './analysis';
import { driverKeys, levelName, predictorName, ratioText } from './names';

type Rows = RowsOf<typeof analysis>;

/** From here on an estimate shares so much with the others that it is not its own. */
const muchShared = 5;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '流失驱动因素', en: 'Churn drivers' },
  question: {
    zh: '流失前已知的哪些情况，与客户是否流失有关联？关联多强？',
    en: 'What that was known beforehand goes with churning, and how strongly?',
  },
  definition: {
    zh: '逻辑回归的优势比，区间为 Wald 95%。按订单：以截止日往前推 H 天为起点（H 为预警期长，默认取流失阈值 T，14–180 天），对象为起点时距上次下单不到 2H 天的客户，流失 = 此后至截止日没有订单；解释变量只取起点当天已知的订单、来访、工单、评分、活动响应，以及客户文件的属性（按文件现状，不含状态、会员等级与年龄段）。按合同：流失 = 合同已结束；解释变量为客户文件的属性与数值。在网时长就是寿命本身，默认不作解释变量，与它相关（|r| ≥ 0.8）的数值亦然。数值按一个标准差计，个数与金额先取 log(1 + x)，个别未知者按平均值，两成以上未知者不用；属性各取值与人数最多的取值相比，30 人以上且人数居前 11 位的取值单列，其余并为“其他”，没有值的为“无记录”，这两类不足 30 人时并入人数最多的取值。先按单变量 score 检验（χ² 减自由度，除以 √(2·自由度)）排序，至多取 12 个；流失与未流失两类中较少者，每个系数至少要有 10 例，不够的依次舍去。全部流失或全部未流失的取值没有有限的优势比，其客户不参与拟合；这类取值占客户或流失客户过半的变量等同于结果本身，不用；可由前面的变量推出的列舍去；仍无法拟合时从最弱的变量起逐个舍去。p 值经 Benjamini–Hochberg 校正。VIF 为广义方差膨胀因子（多个取值的属性整体计算，开自由度次方），5 以上说明与其他变量高度相关，系数不宜单独解读。AUC 与 McFadden 伪 R² 在拟合所用的同一批客户上计算，偏乐观。当前受众若按今天的分层筛选（如阶段：流失），已包含结果本身。优势比表示关联，不表示因果。',
    en: 'Odds ratios of a logistic regression with 95 % Wald intervals. By orders: from the day H before the as-of date (H as early warning looks ahead: the churn threshold T unless told, 14–180 days), of the customers whose last order was then less than 2H days old; churned = no order from then to the as-of date. Predictors are what was known on that day of orders, visits, tickets, ratings and answers to campaigns, and attributes of the customer file, as it stands today, without status, member tier and age. By contracts: churned = the contract has ended; predictors are the attributes and numbers of the customer file. Tenure is the lifetime itself and no predictor unless asked for, nor is a number that correlates with it (|r| ≥ 0.8). Numbers count per standard deviation, counts and money as log(1 + x), a few unknown as average, none that is unknown of more than a fifth; levels against the most frequent one. A level of 30 customers and more stands for itself, the eleven most frequent; the rest is “other”, those without a value “no record”; either counts with the most frequent level where it has fewer than 30. Predictors come in the order of the score test of each alone (χ² less its degrees of freedom, over √(2 · degrees)), at most twelve, as long as the rarer outcome has 10 events for each coefficient. A level at which all churned, or nobody, has no finite odds ratio: its customers are left out of the fit; where such levels hold more than half of the customers or of the churned, the predictor is another name of the outcome and left out. A column that follows from those before it is left out; where there is still no fit, the weakest predictors are left out one by one. p adjusted by Benjamini–Hochberg. VIF: generalised variance inflation, of an attribute as a whole, as its root of the degrees of freedom; from 5 on a predictor shares so much with the others that its odds ratio should not be read by itself. AUC and McFadden’s pseudo R² are of the very customers that were fitted, hence flattering. An audience chosen by a class of today (stage: lost) already contains the outcome. An odds ratio says associated with, not caused by.',
  },
  source: {
    zh: '逻辑回归：McCullagh & Nelder 1989；每个系数 10 例：Peduzzi 等 1996；GVIF：Fox & Monette 1992；校正：Benjamini & Hochberg 1995；AUC 区间：DeLong 等 1988。变量的选取规则为自定。',
    en: 'Logistic regression: McCullagh & Nelder 1989; ten events per coefficient: Peduzzi et al. 1996; GVIF: Fox & Monette 1992; adjustment: Benjamini & Hochberg 1995; interval of the AUC: DeLong et al. 1988. The choice of predictors is ours.',
  },
  measure: {
    zh: '流失的优势比（对数轴），95% 区间',
    en: 'Odds ratio of churning (log axis) with 95 % interval',
  },
  columns: {
    predictor: { zh: '变量', en: 'Predictor' },
    level: { zh: '取值', en: 'Level' },
    reference: { zh: '对照', en: 'Against' },
    deviation: { zh: '一个标准差', en: 'One standard deviation' },
    customers: { zh: '客户数', en: 'Customers' },
    churned: { zh: '流失', en: 'Churned' },
    odds_ratio: { zh: '优势比', en: 'Odds ratio' },
    lower: { zh: '区间下限', en: 'Lower bound' },
    upper: { zh: '区间上限', en: 'Upper bound' },
    p_value: { zh: 'p 值', en: 'p' },
    p_adjusted: { zh: '校正后 p 值', en: 'p, adjusted' },
    is_significant: { zh: '显著', en: 'Significant' },
    inflation: { zh: 'VIF', en: 'VIF' },
    is_attribute: { zh: '可筛选', en: 'Can be picked' },
    reason: { zh: '原因', en: 'Why' },
    basis: { zh: '口径', en: 'By' },
    since: { zh: '起点', en: 'From' },
    as_of: { zh: '截止', en: 'To' },
    days: { zh: '期长（天）', en: 'Days' },
    audience: { zh: '受众', en: 'Audience' },
    terms: { zh: '系数个数', en: 'Coefficients' },
    events_per_term: { zh: '每个系数的事件数', en: 'Events per coefficient' },
    pseudo_r2: { zh: '伪 R²（McFadden）', en: 'Pseudo R² (McFadden)' },
    auc: { zh: 'AUC（样本内）', en: 'AUC, in-sample' },
    auc_low: { zh: 'AUC 下限', en: 'AUC, lower bound' },
    auc_high: { zh: 'AUC 上限', en: 'AUC, upper bound' },
    refusal: { zh: '未拟合的原因', en: 'Why there is none' },
  },
  parameters: {
    driver_basis: { zh: '流失口径', en: 'Churn by' },
    'driver_basis.auto': { zh: '自动', en: 'Automatic' },
    'driver_basis.orders': { zh: '订单', en: 'Orders' },
    'driver_basis.contracts': { zh: '合同', en: 'Contracts' },
    driver_tenure: { zh: '在网时长', en: 'Tenure' },
    'driver_tenure.left_out': { zh: '不作变量', en: 'Left out' },
    'driver_tenure.predictor': { zh: '作为变量', en: 'As a predictor' },
  },
  inputs: {
    scope: { zh: '对象与时间', en: 'whom and when' },
    candidates: { zh: '候选变量', en: 'the possible predictors' },
    levels: { zh: '各取值', en: 'the levels' },
    people: { zh: '每位客户的变量', en: 'the predictors of each customer' },
  },
  results: {
    left_out: { zh: '未采用', en: 'Left out' },
    fit: { zh: '拟合', en: 'Fit' },
  },
  values: {
    ...driverKeys,
    'basis.orders': { zh: '订单', en: 'Orders' },
    'basis.contracts': { zh: '合同', en: 'Contracts' },
    'reason.lifetime': { zh: '即寿命本身', en: 'It is the lifetime itself' },
    'reason.like_lifetime': { zh: '与在网时长高度相关', en: 'Correlates with the tenure' },
    'reason.rarely_known': { zh: '两成以上客户未知', en: 'Unknown of more than a fifth' },
    'reason.outcome': {
      zh: '等同于结果本身（多半取值全部流失或全部未流失）',
      en: 'Another name of the outcome: at most of it all churned, or nobody',
    },
    'reason.constant': { zh: '全体相同', en: 'The same for all' },
    'reason.weak': { zh: '单变量关联较弱，不在前 12', en: 'Says less than the twelve' },
    'reason.too_few_events': { zh: '事件数不足', en: 'Too few events for it' },
    'reason.certain': {
      zh: '全部流失或全部未流失，客户不参与拟合',
      en: 'All churned, or nobody: its customers are left out',
    },
    'reason.collinear': { zh: '可由其他变量推出', en: 'Follows from the others' },
    'reason.no_fit': { zh: '与其他变量一起无法拟合', en: 'No fit together with the others' },
    'refusal.nobody': { zh: '没有可用的客户', en: 'No customers to speak of' },
    'refusal.none_churned': { zh: '无人流失', en: 'Nobody churned' },
    'refusal.all_churned': { zh: '全部流失', en: 'All churned' },
    'refusal.too_few': { zh: '流失或未流失的客户太少', en: 'Too few churned, or stayed' },
    'refusal.no_predictors': { zh: '没有可用的变量', en: 'Nothing to explain it by' },
    'refusal.no_fit': { zh: '无法拟合', en: 'No fit' },
  },
  headline({ main, fit }, format) {
    const scope = fit[0];
    if (!scope || scope.refusal !== null) return whyNot(scope, format);
    const zh = format.language === 'zh';
    const significant = main
      .filter((row) => row.is_significant)
      .sort((one, other) => sure(other) - sure(one));
    const found = significant.find((row) => !isRemainder(row)) ?? significant[0];
    const few =
      scope.customers >= 30
        ? ''
        : zh
          ? `（仅 ${format.count(scope.customers)} 位客户，样本小）`
          : ` (only ${format.count(scope.customers)} customers, a small sample)`;
    if (!found) {
      return (
        (zh
          ? '没有一个变量与流失显著相关'
          : 'Nothing that was known goes significantly with churning') + few
      );
    }
    const values = {
      ratio: ratioText(found.odds_ratio),
      low: ratioText(found.lower),
      high: ratioText(found.upper),
      predictor: format.text(predictorName(found.predictor)),
      level: found.level === null ? '' : format.text(levelName(found.predictor, found.level)),
      reference:
        found.reference === null ? '' : format.text(levelName(found.predictor, found.reference)),
    };
    const story =
      found.level === null
        ? zh
          ? '与流失关联最强的是“{predictor}”：每高一个标准差，流失几率变为 {ratio} 倍（{low}–{high}）；是关联，不是因果'
          : 'Strongest link with churn: one standard deviation more of “{predictor}”, odds × {ratio} ({low}–{high}); an association, not a cause'
        : zh
          ? '与流失关联最强的是“{predictor}”：“{level}”的流失几率是“{reference}”的 {ratio} 倍（{low}–{high}）；是关联，不是因果'
          : 'Strongest link with churn: {predictor} “{level}”, odds {ratio} × those of “{reference}” ({low}–{high}); an association, not a cause';
    return fill(story, values) + few;
  },
  n: ({ fit }) => fit[0]?.customers ?? 0,
};

/** How far from 1 the near end of the interval lies: what is strong and sure comes first. */
function sure({ lower, upper }: Rows['main'][number]): number {
  return Math.min(Math.abs(Math.log(lower)), Math.abs(Math.log(upper)));
}

/** Levels that name nobody in particular: what is left over, or not known. */
function isRemainder({ level, reference }: Rows['main'][number]): boolean {
  return level === 'other' || level === 'no_record' || reference === 'no_record';
}

/** Why there is no regression, in a sentence. */
export function whyNot(scope: Rows['fit'][number] | undefined, format: Format): string {
  const zh = format.language === 'zh';
  const n = format.count(scope?.customers ?? 0);
  const churned = format.count(scope?.churned ?? 0);
  const isOrders = scope?.basis !== 'contracts';
  switch (scope?.refusal) {
    case 'none_churned':
      return zh
        ? `${n} 位客户中无人流失，无从比较`
        : `None of ${n} customers churned: nothing to compare`;
    case 'all_churned':
      return zh
        ? `${n} 位客户全部流失，无从比较`
        : `All ${n} customers churned: nothing to compare`;
    case 'too_few':
      return zh
        ? `${n} 位客户，其中流失 ${churned} 位：流失与未流失至少各需 10 位`
        : `${churned} of ${n} customers churned: a regression needs at least 10 who did and 10 who did not`;
    case 'no_predictors':
      return zh
        ? `${n} 位客户没有可比较的属性或数值`
        : `Nothing is known of the ${n} customers that could explain churning`;
    case 'no_fit':
      return zh ? '这些变量无法拟合' : 'No regression could be fitted on what is known';
  }
  if (isOrders) {
    return zh
      ? '没有可用的订单：起点那天还没有下过单且未流失的客户'
      : 'No orders to tell churn by: on the day looked ahead from nobody had ordered and was not lost yet';
  }
  return zh
    ? '客户文件没有终止日期、流失标记或写明去留的状态'
    : 'The customer file has no end dates, churned flag or telling status';
}

/** What should be read with the picture: the fit, and what shares too much with the rest. */
export function notesOf({ main, fit, left_out: leftOut }: Rows, format: Format): string[] {
  const scope = fit[0];
  if (!scope || scope.refusal !== null) return [];
  const zh = format.language === 'zh';
  const values = {
    n: format.count(scope.customers),
    churned: format.count(scope.churned),
    since: scope.since ? format.date(scope.since) : '',
    until: format.date(scope.as_of),
    r2: format.number(scope.pseudo_r2 ?? 0, 3),
    auc: format.number(scope.auc ?? 0, 3),
    events: format.number(scope.events_per_term ?? 0, 0),
  };
  const when: Text =
    scope.since === null
      ? {
          zh: '{n} 位客户，流失 {churned} 位',
          en: '{n} customers, {churned} churned',
        }
      : {
          zh: '{n} 位客户，{since} 之后至 {until} 没有订单的 {churned} 位；变量为 {since} 当天已知',
          en: '{n} customers, {churned} without an order after {since} up to {until}; predictors as known on {since}',
        };
  const quality: Text = {
    zh: '。伪 R² {r2}，AUC {auc}（样本内），每个系数 {events} 例。',
    en: '. Pseudo R² {r2}, AUC {auc} (in-sample), {events} events per coefficient.',
  };
  const named = (predictors: readonly string[]) =>
    format.list([...new Set(predictors)].map((one) => format.text(predictorName(one))));
  const shared = main.filter((row) => row.inflation >= muchShared).map((row) => row.predictor);
  const lifetime = leftOut
    .filter(({ reason }) => reason === 'lifetime' || reason === 'like_lifetime')
    .map(({ predictor }) => predictor);
  const told = leftOut.filter(({ reason }) => reason === 'collinear').length;
  return [
    fill(format.text(when) + format.text(quality), values),
    ...(shared.length > 0
      ? [
          zh
            ? `${named(shared)}与其他变量高度相关（VIF ≥ ${muchShared}），不宜单独解读。`
            : `Much shared with the other predictors (VIF ≥ ${muchShared}), not to be read alone: ${named(shared)}.`,
        ]
      : []),
    ...(told > 0
      ? [
          zh
            ? `${format.count(told)} 个取值与其他变量的取值是同一批客户，只计一次，见表格“未采用”。`
            : `Levels that hold the same customers as others, told once (table “Left out”): ${format.count(told)}.`,
        ]
      : []),
    ...(lifetime.length > 0
      ? [
          zh
            ? `未采用：${named(lifetime)}，即寿命本身或与之高度相关。`
            : `Left out, being the lifetime itself or close to it: ${named(lifetime)}.`,
        ]
      : []),
  ];
}
