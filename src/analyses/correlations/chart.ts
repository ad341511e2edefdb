import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { matrix } from '../../charts/matrix';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { measureName, measureOrder } from '../numbers';
import type { analysis } from './analysis';
import { isMadeOf, signed, text } from './text';

/** The coefficients as a triangle, and the strongest pairs under it. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const known = rows.main.filter(({ coefficient }) => coefficient !== null);
  if (known.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const place = (measure: string) => {
    const at = measureOrder.indexOf(measure);
    return at < 0 ? measureOrder.length : at;
  };
  const measures = [...new Set(rows.main.flatMap((row) => [row.measure_a, row.measure_b]))].sort(
    (a, b) => place(a) - place(b) || (a < b ? -1 : 1),
  );
  const name = (measure: string) => format.text(measureName(measure));
  const said = (row: (typeof rows.main)[number]) => [
    `n = ${format.count(row.n)}${row.is_small ? format.text(words.small) : ''}`,
    ...(row.spearman === null
      ? []
      : [`${format.text(text.columns.spearman)} ${signed(row.spearman)}`]),
    ...(row.pearson === null
      ? []
      : [`${format.text(text.columns.pearson)} ${signed(row.pearson)}`]),
  ];
  const large = known.filter(({ is_small: small }) => !small);
  const telling = large.filter((row) => !isMadeOf(row));
  const [scope] = rows.scope;
  const notes = [
    ...(known.some(({ is_small: small }) => small) ? [format.text(words.hatched)] : []),
    ...(scope && scope.used < scope.customers
      ? [fill(format.text(words.sample), { n: format.count(scope.used) })]
      : []),
    ...(scope && scope.left_out > 0
      ? [fill(format.text(words.leftOut), { n: format.count(scope.left_out) })]
      : []),
  ];
  return together(
    [
      (wide) =>
        matrix(
          known.map((row) => ({
            a: row.measure_a,
            b: row.measure_b,
            value: row.coefficient ?? 0,
            few: row.is_small,
            details: said(row),
          })),
          {
            ...drawing,
            width: wide,
            items: measures.map((measure) => ({ key: measure, label: name(measure) })),
            show: signed,
            notes,
          },
        ),
      ...(telling.length === 0
        ? []
        : [
            (wide: number) =>
              bars(
                telling.slice(0, 8).map((row) => ({
                  key: `${row.measure_a}\u001f${row.measure_b}`,
                  label: `${name(row.measure_a)} × ${name(row.measure_b)}`,
                  value: Math.abs(row.coefficient ?? 0),
                  note: `${signed(row.coefficient ?? 0)} · n ${format.count(row.n)}`,
                  details: said(row),
                })),
                {
                  ...drawing,
                  name: format.text(words.strongest),
                  width: wide,
                  outOf: 1,
                  // The note says it with its sign.
                  show: () => '',
                  valueHeading: format.text(words.strongest),
                  remark: telling.length < large.length ? format.text(words.madeOf) : undefined,
                },
              ),
          ]),
    ],
    drawing,
    { under: true },
  );
};

const words = {
  small: { zh: '，样本小', en: ', a small sample' },
  hatched: { zh: '带斜线者 n < 30，样本小。', en: 'Hatched: n < 30, a small sample.' },
  sample: {
    zh: '按固定抽取的 {n} 位客户计算。',
    en: 'Computed from a fixed sample of {n} customers.',
  },
  leftOut: {
    zh: '另有 {n} 项已知人数较少的指标未列入。',
    en: '{n} measures known of fewer customers are left out.',
  },
  madeOf: {
    zh: '由彼此算出的指标不列：订单数、净销售额与笔单价，访问次数、浏览页数与停留时长。',
    en: 'Without measures made of each other: orders, net sales and their average; visits, pages and dwell time.',
  },
  strongest: { zh: '最强的关系（绝对值）', en: 'Strongest pairs (without sign)' },
};
