import { emptyChart } from '../../charts/empty';
import { smallMultiples } from '../../charts/small-multiples';
import type { Chart } from '../analysis';
import type { analysis } from './analysis';
import { columnName, tableName } from './names';
import { text } from './text';

/** One panel a table: how full each column is, and how many values are impossible. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  if (rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const tables = [...new Set(rows.main.map(({ table }) => table))];
  return smallMultiples(
    tables.map((table) => {
      const columns = rows.main.filter((row) => row.table === table);
      return {
        title: `${format.text(tableName(table))} · ${format.count(columns[0]?.rows ?? 0)}`,
        rows: columns.map((row) => ({
          key: row.column,
          label: format.text(columnName(row.column)),
          value: row.filled / row.rows,
          note: row.invalid > 0 ? format.count(row.invalid) : '',
          details: [
            `${format.text(text.columns.filled)} ${format.count(row.filled)}`,
            `${format.text(text.columns.distinct)} ${row.is_estimate ? '≈ ' : ''}${format.count(row.distinct)}`,
          ],
        })),
      };
    }),
    {
      ...drawing,
      show: format.share,
      outOf: 1,
      limit: 60,
      noteHeading: format.text(text.columns.invalid),
    },
  );
};
