import type { CatalogueEntry } from '../../analyses/catalogue';
import type { Format } from '../../format/format';
import { csvBlob, type CsvValue } from '../../privacy/csv';
import { download } from '../../ui/download';
import type { Value } from '../../warehouse/rows';
import type { Cell } from '../cell.svelte';
import { valueName } from './names';
import { shownColumns, shownValue } from './shown';

/** What stands around an exported picture. */
export interface Caption {
  title: string;
  subtitle: string;
  /** The filters. */
  filters: string;
}

/** Pixels: fits a slide and an A4 page. */
const pictureWidth = 960;

/** A file's name from the analysis, the result and the date: `rfm-segments_2024-12-31.csv`. */
export function fileName(
  entry: CatalogueEntry,
  asOf: string,
  extension: 'csv' | 'svg' | 'png',
  result = 'main',
): string {
  const name = result === 'main' ? entry.analysis.id : `${entry.analysis.id}-${result}`;
  return `${name}_${asOf}.${extension}`;
}

/** Downloads all rows of a result: names in the chosen language, figures unrounded. */
export function exportCsv(cell: Cell, result: string, format: Format, asOf: string): void {
  const { analysis, text } = cell.entry;
  const rows = (cell.rows as Record<string, readonly Record<string, Value>[]> | null)?.[result];
  const columns = shownColumns(analysis.results[result] ?? {});
  const header = columns.map(({ name }) => textOf(text.columns, name, format));
  const cells = (rows ?? []).map((row) =>
    columns.map((column): CsvValue => {
      const value = row[column.name] ?? null;
      if (column.measure === 'text' && typeof value === 'string') {
        return valueName(cell.entry, column.name, value, format, row);
      }
      const isNamed = column.lens !== null || column.measure === 'customer';
      return isNamed && value !== null ? shownValue(column, value, format, 'month') : value;
    }),
  );
  download(fileName(cell.entry, asOf, 'csv', result), csvBlob(header, cells));
}

/** The name of a column in the chosen language. */
export function textOf(
  texts: Readonly<Record<string, { zh: string; en: string }>>,
  name: string,
  format: Format,
): string {
  const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
  return text ? format.text(text) : name;
}

/** Downloads the chart with its title and filters, drawn anew in light colours. */
export async function exportPicture(
  cell: Cell,
  kind: 'svg' | 'png',
  caption: Caption,
  format: Format,
  asOf: string,
): Promise<void> {
  const { chart, rows } = cell;
  if (!chart || !rows) return;
  const { framed, pngBlob, svgText } = await import('../../charts/export');
  const context = { width: pictureWidth, format, theme: 'light', audience: [] } as const;
  const picture = framed(chart(rows, context), {
    title: caption.title,
    subtitle: caption.subtitle,
    caption: caption.filters,
    theme: 'light',
  });
  const content =
    kind === 'png'
      ? await pngBlob(picture, { scale: 2 })
      : new Blob([svgText(picture)], { type: 'image/svg+xml' });
  download(fileName(cell.entry, asOf, kind), content);
}
