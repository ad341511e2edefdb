import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { themeOf } from '../../charts/surface/theme';
import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import { boughtIs, boughtValues, unknownName, unknownValue } from '../bought';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text } from './text';

/** Net sales of each class, with its share, orders, buyers and AOV. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const level = rows.main[0]?.level;
  if (!level || rows.main.every(({ value }) => value === unknownValue)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const isRegion = level === 'province' || level === 'city';
  const chosen = isRegion
    ? chosenValues(audience, `attribute ${level}`)
    : boughtValues(audience, level);
  const { columns } = text;
  return bars(
    rows.main.map((row) => ({
      key: row.value,
      label: row.value === unknownValue ? format.text(unknownName) : row.value,
      value: row.revenue,
      colour: row.value === unknownValue ? themeOf(theme).neutral : undefined,
      fixed: row.value === unknownValue,
      notes: [
        row.share === null ? '–' : format.share(row.share),
        row.is_small ? `${format.count(row.orders)} *` : format.count(row.orders),
        format.count(row.buyers),
        row.aov === null ? '–' : format.money(row.aov),
      ],
      selected: chosen.includes(row.value),
    })),
    {
      ...drawing,
      show: format.money,
      valueHeading: format.text(columns.revenue),
      noteHeadings: [columns.share, columns.orders, columns.buyers, columns.aov].map((name) =>
        format.text(name),
      ),
      remark: rows.main.some((row) => row.is_small)
        ? `* ${format.text(columns.is_small)}`
        : undefined,
      onPick:
        pick && ((value) => pick([isRegion ? attributeIs(level, value) : boughtIs(level, value)])),
    },
  );
};
