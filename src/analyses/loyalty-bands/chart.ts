import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { bars } from '../../charts/bars';
import { emptyChart, finished } from '../../charts/empty';
import { heatmap } from '../../charts/heatmap';
import { together } from '../../charts/together';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { formulaInWords, text } from './text';

const words = {
  score: { zh: '得分', en: 'Score' },
  percentiles: { zh: '各层的平均百分位（0–100）', en: 'Mean percentile by band (0–100)' },
};
const bands = ['high', 'middle', 'low'] as const;

/** Customers by band, beside them what makes the bands differ, the formula below. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (!rows.main.some((row) => row.loyalty_band !== 'none')) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const chosen = chosenValues(audience, 'fact loyalty_band');
  const nameOf = (band: string) => format.text(classOf('loyalty_band', band).name);
  const present = bands.filter((band) => rows.main.some((row) => row.loyalty_band === band));
  const known = rows.parts.filter((row) => row.known > 0 && row.weight > 0);
  const partName = (key: string) => format.text(text.values?.[key] ?? { zh: key, en: key });
  const customers = (partWidth: number) =>
    bars(
      rows.main.map((row) => ({
        key: row.loyalty_band,
        label: nameOf(row.loyalty_band),
        value: row.customers,
        colour: classOf('loyalty_band', row.loyalty_band).colour[theme],
        note: row.share_of_revenue === null ? undefined : format.share(row.share_of_revenue),
        selected: chosen.includes(row.loyalty_band),
        details: [
          `${format.text(text.columns.share_of_customers)} ${format.share(row.share_of_customers)}`,
          `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
          ...(row.lowest_score === null || row.highest_score === null
            ? []
            : [
                `${format.text(words.score)} ${format.number(row.lowest_score, 1)}–${format.number(row.highest_score, 1)}`,
              ]),
        ],
      })),
      {
        ...part,
        width: partWidth,
        show: format.count,
        valueHeading: format.text(text.columns.customers),
        noteHeading: format.text(text.columns.share_of_revenue),
        onPick: pick && ((value) => pick([factIs('loyalty_band', value)])),
      },
    );
  const percentiles = (partWidth: number) =>
    heatmap(
      known.flatMap((row) =>
        present.map((band) => ({ x: nameOf(band), y: partName(row.part), value: row[band] })),
      ),
      {
        ...part,
        name: format.text(words.percentiles),
        width: partWidth,
        xs: present.map(nameOf),
        ys: known.map((row) => partName(row.part)),
        yHeading: format.text(words.percentiles),
        show: (value) => format.number(value, 0),
      },
    );
  const svg = together([customers, percentiles], { ...part, width });
  return finished(
    svg,
    Number(svg.getAttribute('height')),
    drawing,
    formulaInWords(rows.parts, format),
  );
};
