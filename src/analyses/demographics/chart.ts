import { emptyChart } from '../../charts/empty';
import { smallMultiples } from '../../charts/small-multiples';
import type { Chart } from '../chart';
import { attributeName, attributeValueName } from '../attributes';
import type { analysis } from './analysis';
import { drawnAttributes, text } from './text';

/** One panel an attribute, at most six; the share of each value among the known. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const attributes = drawnAttributes(rows);
  if (attributes.length === 0) return emptyChart(drawing, text.headline(rows, format));
  return smallMultiples(
    attributes.map((attribute) => {
      const values = rows.main.filter((row) => row.attribute === attribute);
      const known = format.count(values[0]?.known ?? 0);
      return {
        title: `${format.text(attributeName(attribute))} · n = ${known}`,
        rows: values.map((row) => ({
          key: row.value,
          label: format.text(attributeValueName(attribute, row.value)),
          value: row.share,
          details: [
            `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
            `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
          ],
        })),
      };
    }),
    { ...drawing, show: format.share, limit: 9 },
  );
};
