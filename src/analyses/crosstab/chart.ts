import { emptyChart, finished } from '../../charts/empty';
import { heatmap } from '../../charts/heatmap';
import {
  attributeIs,
  chosenValues,
  factIs,
  type Condition,
} from '../../warehouse/audience/condition';
import { attributeName, attributeValueName, lensOf } from '../attributes';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { testInWords, text } from './text';

const separator = '\u001f';

/** Customers and their share of the row by both attributes; the darker, the larger the share. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const [test] = rows.independence;
  if (!test || rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const chosen = (attribute: string) =>
    chosenValues(audience, lensOf(attribute) ? attribute : `attribute ${attribute}`);
  const chosenRows = chosen(test.row_attribute);
  const chosenColumns = chosen(test.column_attribute);
  const rowName = (value: string) => format.text(attributeValueName(test.row_attribute, value));
  const columnName = (value: string) =>
    format.text(attributeValueName(test.column_attribute, value));
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  const svg = heatmap(
    rows.main.map((row) => ({
      x: columnName(row.column_value),
      y: rowName(row.row_value),
      value: row.row_share,
      text: `${share(row.row_share)}${row.is_small ? ' *' : ''}`,
      key:
        row.row_value === 'other' || row.column_value === 'other'
          ? undefined
          : `${row.row_value}${separator}${row.column_value}`,
      selected: chosenRows.includes(row.row_value) && chosenColumns.includes(row.column_value),
      details: [
        `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
        `${format.text(text.columns.row_share)} ${share(row.row_share)}`,
        `${format.text(text.columns.column_share)} ${share(row.column_share)}`,
        ...(row.expected === null
          ? []
          : [`${format.text(text.columns.expected)} ${format.number(row.expected, 1)}`]),
        ...(row.index === null
          ? []
          : [`${format.text(text.columns.index)} ${format.number(row.index, 0)}`]),
      ],
    })),
    {
      ...drawing,
      xs: [...new Set(rows.main.map((row) => columnName(row.column_value)))],
      ys: [...new Set(rows.main.map((row) => rowName(row.row_value)))],
      xHeading: format.text(attributeName(test.column_attribute)),
      yHeading: `${format.text(attributeName(test.row_attribute))} · ${format.text(text.columns.row_share)}`,
      show: format.share,
      onPick:
        pick &&
        ((key) => {
          const [row = '', column = ''] = key.split(separator);
          pick([is(test.row_attribute, row), is(test.column_attribute, column)]);
        }),
    },
  );
  return finished(
    svg,
    Number(svg.getAttribute('height')),
    { ...drawing, n: text.n(rows) },
    testInWords(test, format),
  );
};

function is(attribute: string, value: string): Condition {
  const lens = lensOf(attribute);
  return lens ? factIs(lens, value) : attributeIs(attribute, value);
}
