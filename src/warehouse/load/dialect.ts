import type { Dialect } from '../../intake/decision';
import type { LineEnd } from '../../intake/reading/scan';

/**
 * The dialect of a scan's clean records as options of read_csv. Its characters come from a closed
 * set.
 * @throws TypeError for any other character.
 */
export function dialectSql({ delimiter, quote }: Dialect, lineEnd: LineEnd): string {
  const quotes = quoteSql(quote);
  return `delim = ${delimiterSql(delimiter)}, quote = ${quotes}, escape = ${quotes}${newLineSql[lineEnd]}`;
}

/** CRLF must not be named: it makes DuckDB 1.4.3 lose records that follow a quoted line break. */
const newLineSql = { '\n': `, new_line = '\\n'`, '\r': `, new_line = '\\r'`, '\r\n': '' } as const;

function delimiterSql(delimiter: string): string {
  const known: Readonly<Record<string, string>> = {
    ',': `','`,
    ';': `';'`,
    '\t': `'\\t'`,
    '|': `'|'`,
  };
  const sql = Object.hasOwn(known, delimiter) ? known[delimiter] : undefined;
  if (sql === undefined) throw new TypeError(`not a delimiter of ours: ${delimiter}`);
  return sql;
}

function quoteSql(quote: string): string {
  if (quote === '"') return `'"'`;
  if (quote === "'") return `''''`;
  if (quote === '') return `''`;
  throw new TypeError(`not a quote of ours: ${quote}`);
}
