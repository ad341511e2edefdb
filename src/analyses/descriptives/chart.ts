import { histogram } from '../../charts/histogram';
import { panels } from '../../charts/panels';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { axisUnit, measureName, showMeasure } from '../numbers';
import type { analysis } from './analysis';
import { text } from './text';

const shownMeasures = 12;

/** One small histogram a measure, with its median. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const shown = rows.main.slice(0, shownMeasures);
  const hidden = rows.main.length - shown.length;
  return panels(
    shown.map((row) => {
      const show = (value: number) => showMeasure(row.measure, value, format);
      const outside = row.below + row.above;
      const bins = rows.histogram.filter(({ measure }) => measure === row.measure);
      return {
        title: format.text(measureName(row.measure)),
        notes: [
          fill(format.text(row.is_small ? words.few : words.n), { n: format.count(row.n) }),
          ...(outside > 0
            ? [fill(format.text(words.outside), { n: format.count(outside), max: show(row.max) })]
            : []),
        ],
        draw: (wide: number) =>
          histogram(
            bins.map(({ from, to, customers }) => ({ from, to, count: customers })),
            {
              ...drawing,
              name: format.text(measureName(row.measure)),
              width: wide,
              height: 84,
              showAt: show,
              atUnit: axisUnit(row.measure, bins.at(-1)?.to ?? 0),
              show: format.count,
              rules: [
                {
                  at: row.median,
                  label: fill(format.text(words.median), { value: show(row.median) }),
                  strong: true,
                },
              ],
            },
          ),
      };
    }),
    {
      ...drawing,
      notes: hidden > 0 ? [fill(format.text(words.more), { n: format.count(hidden) })] : [],
    },
  );
};

const words = {
  n: { zh: 'n = {n}', en: 'n = {n}' },
  few: { zh: 'n = {n}，样本小', en: 'n = {n}, a small sample' },
  outside: { zh: '图外 {n} 位，最大 {max}', en: '{n} outside, up to {max}' },
  median: { zh: '中位数 {value}', en: 'Median {value}' },
  more: { zh: '另有 {n} 项指标，见表格。', en: '{n} more measures in the table.' },
};
