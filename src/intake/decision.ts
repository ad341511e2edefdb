import type { Kind } from '../warehouse/tables';

/** Encodings that a file may be decoded from. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** How the text of a file splits into records and cells. */
export interface Dialect {
  delimiter: string;
  quote: string;
}

/** A dropped file: its own name is shown, and never used as a path. */
export interface SourceFile {
  name: string;
  blob: Blob;
  /** Milliseconds since 1970, as the file system gives it; 0 where unknown. */
  lastModified: number;
}

/** How a column's text becomes values. */
export type Format =
  | 'text'
  | 'id'
  | 'number'
  | 'number-decimal-comma'
  | 'boolean'
  | 'year-month-day'
  | 'day-month-year'
  | 'month-day-year'
  | 'epoch-seconds'
  | 'epoch-milliseconds';

/** What one column of a file is taken for. */
export interface ColumnDecision {
  /** The header as written, or a made-up one where the file has none. */
  header: string;
  /** A column of the kind's table, or null: kept as an attribute. */
  role: string | null;
  format: Format;
  /** 0…1; 1 is a platform signature or an exact alias. */
  confidence: number;
  /** Three values as they stand in the file. */
  samples: string[];
  /** The one currency sign that the column's numbers may carry; null where they carry none. */
  currency?: CurrencySign | null;
}

export type CurrencySign = '¥' | '$' | '€' | '£';

/**
 * All that was decided about a file. Plain data without rows: it is shown, kept for the next file
 * of the same layout, and given by `--map decisions.json` (then any part of it).
 */
export interface Decision {
  kind: Kind;
  /** The export that it was recognised as, such as `taobao-orders`, or null. */
  platform: string | null;
  /** For transactions: whether a row is a line of an order or an order. */
  grain: 'line' | 'order' | 'header' | null;
  encoding: Encoding;
  dialect: Dialect;
  header: boolean;
  columns: ColumnDecision[];
  /** Question id → chosen option. */
  answers: Record<string, string>;
}

/** A statement about a file for the receipt; `code` is a key of the messages of this folder. */
export interface Note {
  code: string;
  values: Record<string, string | number>;
}

/** A choice that changes a number and that nothing in the file decides. */
export interface Question extends Note {
  id: string;
  options: { value: string; preview: string }[];
}

/** A record that was not loaded, as it stands in the file. */
export interface QuarantinedRecord {
  /** Line of the file on which the record starts, from 1. */
  line: number;
  reason: Note;
  /** The column at fault, if one is. */
  column: string | null;
  text: string;
}

/** The account of one file: `records = loaded + quarantined + skipped`, always. */
export interface Receipt {
  /** The file's own name, shown and never used as a path. */
  file: string;
  /** The slot in the engine: f_1, f_2 … */
  slot: string;
  size: number;
  decision: Decision;
  records: number;
  loaded: number;
  quarantined: number;
  skipped: number;
  /** At most 1,000, the first ones; `quarantined` counts all. */
  quarantine: QuarantinedRecord[];
  notes: Note[];
}

/** A file that cannot be loaded: what it is and what to do, as a message key with values. */
export interface Refusal extends Note {
  file: string;
}
