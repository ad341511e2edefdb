import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { analysis } from './analysis';
import { measureOf, methodName, showerOf } from './names';

type Rows = RowsOf<typeof analysis>;

/** The finding: what is expected, and how far off such forecasts were. */
export function headline(rows: Rows, format: Format): string {
  const told = rows.scope[0];
  const zh = format.language === 'zh';
  if (!told || told.refusal === 'no_sales') return zh ? '没有可预测的销售' : 'No sales to forecast';
  if (told.refusal !== null) return refusal(told.full_months, format);
  if (rows.main.length === 0) {
    return zh ? '当前筛选下没有可预测的销售' : 'No sales to forecast in this audience';
  }
  return told.split === 'category' ? byCategory(rows, format) : inAll(rows, format);
}

function refusal(months: number, format: Format): string {
  const n = format.count(months);
  if (format.language === 'zh') return `只有 ${n} 个完整月份的销售，预测至少需要 6 个`;
  const words = months === 1 ? '1 whole month' : `${n} whole months`;
  return `Only ${words} of sales; a forecast needs at least 6`;
}

function inAll(rows: Rows, format: Format): string {
  const zh = format.language === 'zh';
  const show = showerOf(rows.scope, format);
  const coming = rows.main.filter(({ forecast }) => forecast !== null);
  const first = coming[0];
  if (!first) return refusal(rows.scope[0]?.full_months ?? 0, format);
  const sum = coming.reduce((all, { forecast }) => all + (forecast ?? 0), 0);
  const values = {
    months: format.count(coming.length),
    what: format.text(measureOf(rows.scope).said),
    sum: show(sum),
    first: format.period(first.month, 'month'),
    value: show(first.forecast ?? 0),
  };
  const finding =
    coming.length === 1
      ? fill(zh ? '预计 {first} {what} {value}' : 'Expected {what} of {first}: {value}', values)
      : fill(
          zh
            ? '预计未来 {months} 个月{what} {sum}，其中 {first} 为 {value}'
            : 'Expected {what} of the next {months} months: {sum}, of which {value} in {first}',
          values,
        );
  return finding + howSure(rows, format);
}

/** What the back-test says of the method that is shown. */
function howSure({ backtest, scope }: Rows, format: Format): string {
  const zh = format.language === 'zh';
  const shown = backtest.find((row) => row.is_shown);
  const naive = backtest.find((row) => row.method === 'seasonal_naive');
  if (!shown || shown.wape === null) return '';
  const values = {
    method: format.text(methodName(shown.method)),
    error: format.share(shown.wape),
    naive: naive?.wape == null ? '' : format.share(naive.wape),
    months: format.count(scope[0]?.full_months ?? 0),
  };
  if (naive?.wape == null) {
    return fill(
      zh
        ? '；仅 {months} 个完整月份，看不出季节（{method}，回测误差 {error}）'
        : '; only {months} whole months: no season can be seen ({method}, off by {error} in the back-test)',
      values,
    );
  }
  if (shown === naive) {
    return fill(
      zh
        ? '；没有方法比“去年同月”更准（回测误差 {error}）'
        : '; no method did better than the same month a year before (off by {error} in the back-test)',
      values,
    );
  }
  return fill(
    zh
      ? '；回测误差 {error}（{method}），“去年同月”为 {naive}'
      : '; {method} was off by {error} in the back-test, the same month a year before by {naive}',
    values,
  );
}

/** The category that will bring most, and that which grows most on the same months a year before. */
function byCategory(rows: Rows, format: Format): string {
  const zh = format.language === 'zh';
  const show = showerOf(rows.scope, format);
  const told = new Map<string, { sum: number; before: number; isKnown: boolean }>();
  for (const { series, forecast, seasonal_naive } of rows.main) {
    if (forecast === null || series.startsWith('(')) continue;
    const one = told.get(series) ?? { sum: 0, before: 0, isKnown: true };
    one.sum += forecast;
    one.before += seasonal_naive ?? 0;
    one.isKnown &&= seasonal_naive !== null;
    told.set(series, one);
  }
  const all = [...told].sort(([, one], [, other]) => other.sum - one.sum);
  const [most] = all;
  if (!most)
    return zh
      ? '没有品类可预测：商品文件需要品类一列'
      : 'No category to forecast: products need a column of categories';
  const months = format.count(rows.scope[0]?.ahead ?? 0);
  const what = format.text(measureOf(rows.scope).said);
  const finding = zh
    ? `预计未来 ${months} 个月${what}最多的品类是${most[0]}：${show(most[1].sum)}`
    : `${most[0]} is expected to bring the most ${what} in the next ${months} months: ${show(most[1].sum)}`;
  const growing = all
    .filter(([, { before, isKnown }]) => isKnown && before > 0)
    .map(([name, { sum, before }]) => ({ name, growth: sum / before - 1 }))
    .sort((one, other) => other.growth - one.growth)[0];
  if (!growing || growing.growth <= 0) return finding;
  const growth = format.share(growing.growth);
  return (
    finding +
    (zh
      ? `；比去年同期增长最多的是${growing.name}（+${growth}）`
      : `; ${growing.name} grows most on the year before (+${growth})`)
  );
}
