import { emptyChart } from '../../charts/empty';
import { smallMultiples } from '../../charts/small-multiples';
import { kinds } from '../../warehouse/tables';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { columnName, tableName } from './names';
import { text } from './text';

/** The order of the tables; those beside the contract stand last. */
const order: readonly string[] = kinds;

/**
 * One panel a table: how full its columns are, and how many values are impossible. Columns that
 * are full and sound are left to the table.
 */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const wanting = rows.main.filter((row) => row.filled < row.rows || row.invalid > 0);
  if (wanting.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const placeOf = (table: string) => (order.includes(table) ? order.indexOf(table) : order.length);
  const tables = [...new Set(wanting.map(({ table }) => table))].sort(
    (one, other) => placeOf(one) - placeOf(other),
  );
  const hasInvalid = wanting.some(({ invalid }) => invalid > 0);
  return smallMultiples(
    tables.map((table) => {
      const columns = wanting.filter((row) => row.table === table);
      return {
        title: `${format.text(tableName(table))} · ${format.count(columns[0]?.rows ?? 0)}`,
        rows: columns.map((row) => ({
          key: row.column,
          label: format.text(columnName(row.column)),
          value: row.filled / row.rows,
          note: hasInvalid ? (row.invalid > 0 ? format.count(row.invalid) : '') : undefined,
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
      noteHeading: hasInvalid ? format.text(text.columns.invalid) : undefined,
    },
  );
};
