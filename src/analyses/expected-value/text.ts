import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import { lensNames } from '../classes';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

/** Why nothing is expected of anyone. */
const refusals: Readonly<Record<string, Text>> = {
  too_few: {
    zh: '复购客户仅 {repeat_buyers} 位，至少需要 100 位才能估计购买模型：请加载更长时间或更多客户的订单',
    en: 'Only {repeat_buyers} customers have bought again; the purchase model needs at least 100: load orders of a longer time or of more customers',
  },
  not_converged: {
    zh: '购买模型没有收敛，不给出任何预计：订单的节奏不符合模型的假设，或时间太短',
    en: 'The purchase model did not converge, so nothing is expected: orders do not follow the rhythm that it assumes, or the time is too short',
  },
};

/** Why orders have no value. */
const valueRefusals: Readonly<Record<string, Text>> = {
  too_few: {
    zh: '复购金额为正的客户仅 {valued_buyers} 位，少于 100 位',
    en: 'only {valued_buyers} repeat buyers have a positive order value, fewer than 100',
  },
  correlated: {
    zh: '客单金额与购买次数的相关系数为 {correlation}，超过 0.3，模型的独立假设不成立',
    en: 'order value goes with frequency (correlation {correlation}, beyond 0.3), which the model excludes',
  },
  not_converged: {
    zh: '金额模型没有收敛',
    en: 'the value model did not converge',
  },
  no_mean: {
    zh: '各客户的金额过于分散，均值无法估计',
    en: 'order values scatter so much that their mean cannot be estimated',
  },
};

/** Why the model could not be checked on days that it has not seen. */
const uncheckedReasons: Readonly<Record<string, Text>> = {
  too_short: { zh: '数据时间太短', en: 'the time is too short' },
  too_few: {
    zh: '此前的复购客户少于 100 位',
    en: 'fewer than 100 customers had bought again before',
  },
  not_converged: {
    zh: '只用前段数据时模型没有收敛',
    en: 'the model of the earlier days did not converge',
  },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '客户终身价值', en: 'Expected value' },
  question: {
    zh: '每位客户是否还会购买，未来预计带来多少订单和价值？',
    en: 'Is a customer still one, and how many orders and how much value are to be expected?',
  },
  definition: {
    zh: '购买次数用 BG/NBD 模型：x 为首购以外的下单日数，t_x 为首末下单日之差，T 为首购至截至日，均以周计；同一天多单算一次。客户存活时按 Poisson 过程购买，速率服从 Gamma(r, α)；每次购买后以服从 Beta(a, b) 的概率离开；参数由全部客户以极大似然估计，不随筛选变化。存活概率 P(alive) 只对复购客户给出：只买过一次的客户按模型恒为 1，不是估计，单独列出。预计订单数为未来若干个月（每月 4.345 周）的条件期望，按下单日计。每单价值用 Gamma-Gamma 模型：只用复购客户首购以外各下单日净额的均值（须为正）；若均值与次数的相关系数超过 0.3 则不给出价值；没有复购金额的客户取总体均值。预计净销售额 = 预计订单数 × 每单价值；CLV 再按月折现（每月末）。至少需要 100 位复购客户且模型收敛，否则不给数字。检验：留出最后三分之一的时间（至多一年），只用之前的数据估计模型，再与留出期的实际复购次数比较；“维持原速率”假设每位客户按此前的平均速率继续购买。',
    en: 'Purchases by BG/NBD: x is the number of order days after the first, t_x the time from the first to the last, T from the first to the as-of date, in weeks; several orders on one day are one. While alive a customer buys as a Poisson process with a rate from Gamma(r, α), and leaves after each purchase with a probability from Beta(a, b); the parameters of greatest likelihood come from all customers, whatever the audience. P(alive) is given for repeat buyers alone: for one-time buyers it is 1 by construction, which is no estimate, so they stand apart. Expected orders are the conditional expectation for the months ahead (4.345 weeks each), counted in order days. The value of an order is by Gamma-Gamma, from the mean net value of a repeat buyer’s order days without the first, where positive; it is refused where that mean correlates with the number of purchases beyond 0.3; a customer without repeat value takes the mean of all. Expected net sales = expected orders × value of an order; CLV discounts them by month, each at its end. At least 100 repeat buyers and a converged fit, else there are no figures. The check holds out the last third of the time (at most a year), fits the model to what came before and compares with the repeat purchases that came; “as before” lets every customer go on at the rate so far.',
  },
  source: {
    zh: 'BG/NBD：Fader, Hardie & Lee (2005)，Marketing Science 24:275；Gamma-Gamma：Fader & Hardie (2013)，note 025；CLV 的按月折现：Python 包 lifetimes。门槛 100 位与 0.3、留出期长度为自定。',
    en: 'BG/NBD: Fader, Hardie & Lee (2005), Marketing Science 24:275; Gamma-Gamma: Fader & Hardie (2013), note 025; monthly discounting: the Python package lifetimes. The limits of 100 and 0.3 and the length of the holdout are ours.',
  },
  measure: {
    zh: '预计价值（CLV）与客户是否存活',
    en: 'Expected value (CLV) and who is still a customer',
  },
  columns: {
    lens: { zh: '分类', en: 'Lens' },
    member: { zh: '客群', en: 'Class' },
    customer: { zh: '客户', en: 'Customer' },
    customers: { zh: '客户数', en: 'Customers' },
    one_time: { zh: '其中只买过一次', en: 'One-time buyers' },
    repeat_buyers: { zh: '复购客户数', en: 'Repeat buyers' },
    alive: { zh: '存活概率', en: 'P(alive)' },
    still_alive: { zh: '复购客户中预计存活', en: 'Repeat buyers expected alive' },
    expected_orders: { zh: '预计订单数', en: 'Expected orders' },
    one_time_orders: { zh: '只买过一次者的预计订单数', en: 'Expected orders of one-time buyers' },
    expected_value: { zh: '每单价值', en: 'Value of an order' },
    expected_sales: { zh: '预计净销售额', en: 'Expected net sales' },
    clv: { zh: 'CLV', en: 'CLV' },
    clv_each: { zh: '人均 CLV', en: 'CLV per customer' },
    months: { zh: '未来月数', en: 'Months ahead' },
    discount: { zh: '月折现率', en: 'Discount a month' },
    status: { zh: '购买模型', en: 'Purchase model' },
    value_status: { zh: '金额模型', en: 'Value model' },
    holdout_status: { zh: '检验', en: 'Check' },
    segment: { zh: 'RFM 分群', en: 'RFM segment' },
    repeats: { zh: '复购次数', en: 'Repeat purchases' },
    is_open: { zh: '及以上', en: 'Or more' },
    from_share: { zh: '存活概率起', en: 'P(alive) from' },
    to_share: { zh: '存活概率止', en: 'P(alive) to' },
    calibrated_to: { zh: '模型所见至', en: 'Model sees up to' },
    weeks: { zh: '留出周数', en: 'Weeks held out' },
    actual: { zh: '实际', en: 'Actual' },
    expected: { zh: '预计', en: 'Expected' },
    as_before: { zh: '维持原速率', en: 'As before' },
    error: { zh: '偏差', en: 'Error' },
    day: { zh: '截至', en: 'Up to' },
    is_holdout: { zh: '留出期', en: 'Held out' },
    actual_so_far: { zh: '实际累计', en: 'Actual so far' },
    expected_so_far: { zh: '预计累计', en: 'Expected so far' },
    r: { zh: 'r', en: 'r' },
    alpha: { zh: 'α（周）', en: 'α (weeks)' },
    a: { zh: 'a', en: 'a' },
    b: { zh: 'b', en: 'b' },
    log_likelihood: { zh: '购买模型对数似然', en: 'Log-likelihood of purchases' },
    valued_buyers: { zh: '复购金额为正的客户数', en: 'Repeat buyers with a positive value' },
    correlation: { zh: '金额与次数的相关系数', en: 'Correlation of value and frequency' },
    p: { zh: 'p', en: 'p' },
    q: { zh: 'q', en: 'q' },
    v: { zh: 'v', en: 'v' },
    value_log_likelihood: { zh: '金额模型对数似然', en: 'Log-likelihood of values' },
  },
  parameters: {
    lens: { zh: '分类方式', en: 'Lens' },
    'lens.segment': lensNames.segment,
    'lens.tier': lensNames.tier,
    'lens.stage': lensNames.stage,
  },
  results: {
    outlook: { zh: '合计', en: 'In total' },
    top: { zh: 'CLV 最高的 50 位客户', en: 'The 50 customers of highest CLV' },
    alive: { zh: '复购客户的存活概率分布', en: 'P(alive) of repeat buyers' },
    check: { zh: '留出检验', en: 'Check on days not seen' },
    holdout: {
      zh: '留出期人均复购次数，按此前复购次数',
      en: 'Purchases per customer in the holdout, by repeat purchases before',
    },
    tracking: { zh: '每周复购次数', en: 'Repeat purchases by week' },
    frequencies: { zh: '复购次数的分布', en: 'Distribution of repeat purchases' },
    fit: { zh: '模型参数', en: 'Parameters of the models' },
  },
  values: {
    'lens.segment': lensNames.segment,
    'lens.tier': lensNames.tier,
    'lens.stage': lensNames.stage,
    ok: { zh: '可用', en: 'Good' },
    too_few: { zh: '客户太少', en: 'Too few customers' },
    not_converged: { zh: '没有收敛', en: 'Not converged' },
    correlated: { zh: '金额与次数相关', en: 'Value goes with frequency' },
    no_mean: { zh: '金额过于分散', en: 'Values scatter too much' },
    too_short: { zh: '时间太短', en: 'Time too short' },
  },
  headline(rows, format) {
    const [outlook] = rows.outlook;
    const refused = refusalOf(rows, format);
    if (!outlook || refused !== null) return refused ?? format.text(noOrders);
    const values = {
      n: format.count(outlook.customers),
      months: format.count(outlook.months),
      orders: format.count(Math.round(outlook.expected_orders)),
      sales: outlook.expected_sales === null ? '' : format.money(outlook.expected_sales),
    };
    const expected: Text =
      outlook.expected_sales === null
        ? {
            zh: '未来 {months} 个月预计 {orders} 个订单（{n} 位客户）',
            en: '{orders} orders expected from these {n} customers in the next {months} months',
          }
        : outlook.customers === 1
          ? {
              zh: '未来 {months} 个月预计净销售额 {sales}（1 位客户）',
              en: '{sales} of net sales expected from this customer in the next {months} months',
            }
          : {
              zh: '未来 {months} 个月预计净销售额 {sales}（{n} 位客户）',
              en: '{sales} of net sales expected from these {n} customers in the next {months} months',
            };
    return fill(format.text(expected), values) + checkInShort(rows, format);
  },
  n: ({ outlook }) => outlook[0]?.customers ?? 0,
};

const noOrders: Text = {
  zh: '当前人群中没有下过单的客户',
  en: 'No customer of this audience has ordered',
};

/** Why there are no figures at all; null where there are. */
export function refusalOf({ outlook, fit }: Rows, format: Format): string | null {
  const [row] = outlook;
  if (!row || (fit[0]?.customers ?? 0) === 0 || row.customers === 0) return format.text(noOrders);
  if (row.status === 'ok') return null;
  const reason = refusals[row.status] ?? { zh: '没有预计', en: 'Nothing is expected' };
  return fill(format.text(reason), { repeat_buyers: format.count(fit[0]?.repeat_buyers ?? 0) });
}

function checkInShort({ check }: Rows, format: Format): string {
  const [row] = check;
  if (!row || row.error === null || row.expected === null || row.actual === null) return '';
  const words: Text = {
    zh: '；留出检验（{weeks} 周）：预计复购 {expected} 次，实际 {actual} 次（{error}）',
    en: '; in {weeks} weeks held out the model expected {expected} repeat purchases and {actual} came ({error})',
  };
  return fill(format.text(words), {
    weeks: format.count(Math.round(row.weeks ?? 0)),
    expected: format.count(Math.round(row.expected)),
    actual: format.count(row.actual),
    error: errorInWords(row.error, format),
  });
}

/** How far off the expected number was, in words. */
function errorInWords(error: number, format: Format): string {
  const size = `${format.number(Math.abs(100 * error), 1)}%`;
  if (Math.abs(error) < 0.0005) return format.text({ zh: '相符', en: 'as expected' });
  const words: Text =
    error > 0
      ? { zh: '高估 {size}', en: '{size} too many' }
      : { zh: '低估 {size}', en: '{size} too few' };
  return fill(format.text(words), { size });
}

/** What stands under the charts: who is not estimable, why there is no value, how the check went. */
export function notesOf(rows: Rows, format: Format): string[] {
  const [outlook] = rows.outlook;
  if (!outlook || refusalOf(rows, format) !== null) return [];
  return [
    oneTimeNote(outlook, format),
    valueNote(outlook, rows.fit[0], format),
    checkNote(rows.check[0], format),
  ].filter((note) => note !== null);
}

function oneTimeNote(
  { customers, one_time, one_time_orders, months }: Rows['outlook'][number],
  format: Format,
): string | null {
  if (one_time === 0) return null;
  const words: Text = {
    zh: '{one_time} 位客户（{share}）只买过一次，是否存活无法估计，不计入存活概率；作为一组，未来 {months} 个月预计下 {orders} 个订单。',
    en: 'Of {one_time} customers ({share}) who bought once it cannot be told whether they are still customers, so P(alive) leaves them out; as a group they are expected to place {orders} orders in {months} months.',
  };
  return fill(format.text(words), {
    one_time: format.count(one_time),
    share: format.share(one_time / customers),
    months: format.count(months),
    orders: format.count(Math.round(one_time_orders)),
  });
}

function valueNote(
  { value_status }: Rows['outlook'][number],
  fit: Rows['fit'][number] | undefined,
  format: Format,
): string | null {
  const reason = valueRefusals[value_status];
  if (!reason) return null;
  const words: Text = {
    zh: '不给出订单价值与 CLV：{reason}。',
    en: 'No value of an order and no CLV: {reason}.',
  };
  return fill(format.text(words), {
    reason: fill(format.text(reason), {
      valued_buyers: format.count(fit?.valued_buyers ?? 0),
      correlation: (fit?.correlation ?? 0).toFixed(2),
    }),
  });
}

function checkNote(check: Rows['check'][number] | undefined, format: Format): string | null {
  if (!check) return null;
  const { actual, expected, as_before, calibrated_to, error } = check;
  if (actual === null || expected === null || as_before === null || !calibrated_to) {
    const reason = uncheckedReasons[check.holdout_status] ?? { zh: '', en: '' };
    const words: Text = {
      zh: '模型未能用留出数据检验：{reason}。',
      en: 'The model could not be checked on days not seen: {reason}.',
    };
    return fill(format.text(words), { reason: format.text(reason) });
  }
  const isBetter = Math.abs(expected - actual) < Math.abs(as_before - actual);
  const words: Text = isBetter
    ? {
        zh: '检验（全部客户）：只看 {day} 及以前估计的模型，对之后预计 {expected} 次复购，实际 {actual} 次{error}；若人人维持原速率则为 {before} 次，差得更多。',
        en: 'Check, of all customers: a model that saw nothing after {day} expected {expected} repeat purchases and {actual} came{error}. Had everyone gone on as before it would be {before}, farther off.',
      }
    : {
        zh: '检验（全部客户）：只看 {day} 及以前估计的模型，对之后预计 {expected} 次复购，实际 {actual} 次{error}；人人维持原速率为 {before} 次，并不更差：请谨慎使用模型。',
        en: 'Check, of all customers: a model that saw nothing after {day} expected {expected} repeat purchases and {actual} came{error}. Had everyone gone on as before it would be {before}, which is no worse: use the model with care.',
      };
  return fill(format.text(words), {
    day: format.date(calibrated_to),
    expected: format.count(Math.round(expected)),
    actual: format.count(actual),
    before: format.count(Math.round(as_before)),
    error:
      error === null
        ? ''
        : fill(format.text({ zh: '（{error}）', en: ', {error}' }), {
            error: errorInWords(error, format),
          }),
  });
}
