/** A value on its way into a CSV file. Numbers are written unrounded, dates as ISO. */
export type CsvValue = string | number | boolean | Date | null;

/** Excel, LibreOffice and WPS read UTF-8 only with this mark. */
const byteOrderMark = '\uFEFF';

/**
 * Characters at which spreadsheets begin a formula, the full-width ones included (Excel in Chinese
 * and Japanese takes them too). Source: OWASP, CSV Injection.
 */
const formulaStarts = /^[\s\uFEFF]*[=+\-@＝＋－＠]|^[ \uFEFF]*[\t\r\n]/;

/** A number as a person writes one; these begin with a sign and are no formula. */
const plainNumber = /^[+-]?(\d+(,\d{3})*|\d*)(\.\d+)?(e[+-]?\d+)?%?$/i;

/** The text with a `'` before it where a spreadsheet would run it as a formula. */
export function withoutFormula(text: string): string {
  if (!formulaStarts.test(text)) return text;
  return /\d/.test(text) && plainNumber.test(text) ? text : `'${text}`;
}

/** One cell, quoted. */
export function csvCell(value: CsvValue): string {
  return `"${cellText(value).replaceAll('"', '""')}"`;
}

function cellText(value: CsvValue): string {
  if (value === null) return '';
  if (value instanceof Date) return isoOf(value);
  if (typeof value === 'string') return withoutFormula(value);
  return String(value);
}

function isoOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}

/** One line, with its end. */
export function csvLine(cells: readonly CsvValue[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A CSV file that no spreadsheet runs: UTF-8 with mark, every cell quoted, lines end in CRLF. */
export function csvText(header: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [csvLine(header)];
  for (const row of rows) lines.push(csvLine(row));
  return `${byteOrderMark}${lines.join('')}`;
}

/** The same as a file. */
export function csvBlob(header: readonly string[], rows: Iterable<readonly CsvValue[]>): Blob {
  const file = new CsvFile(header);
  file.add(rows);
  return file.blob();
}

/** A CSV file written in parts, so that a long one need not be made at once. */
export class CsvFile {
  readonly #parts: string[];

  constructor(header: readonly string[]) {
    this.#parts = [csvText(header, [])];
  }

  /** Appends rows. */
  add(rows: Iterable<readonly CsvValue[]>): void {
    const lines: string[] = [];
    for (const row of rows) lines.push(csvLine(row));
    this.#parts.push(lines.join(''));
  }

  blob(): Blob {
    return new Blob(this.#parts, { type: 'text/csv;charset=utf-8' });
  }
}
