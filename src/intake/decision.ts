import type { Kind } from '../warehouse/tables';

/** Encodings that a file may be decoded from, by their names in the Encoding Standard. */
export const encodings = [
  ...(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const),
  ...(['shift_jis', 'euc-jp', 'euc-kr', 'windows-1252'] as const),
] as const;
export type Encoding = (typeof encodings)[number];

/** How the text of a file splits into records and cells. */
export interface Dialect {
  /** One ASCII character. */
  delimiter: string;
  /** Whether a run of delimiters counts as one and those around a line as none (aligned columns). */
  runs: boolean;
  /** `"`, `'`, or '' where nothing is quoted. */
  quote: string;
  /** What takes a quote inside quotes literally: the quote itself, `\`, or '' for nothing. */
  escape: string;
  /** Lines that begin with it are no records, such as `#`; '' where there are none. */
  comment: string;
}

/** A dropped file, or a table out of one: its name is shown, and never used as a path. */
export interface SourceFile {
  name: string;
  blob: Blob;
  /** Milliseconds since 1970, as the file system gives it; 0 where unknown. */
  lastModified: number;
  /** Where the table was unpacked from another file: what that settles about it. */
  unpacked?: Unpacked;
}

/** What is known of a table that was inside another file (archive, workbook, Parquet, JSON). */
export interface Unpacked {
  /** The dropped file's name. */
  from: string;
  /** Set where the blob is our own writing: canonical CSV in UTF-8, one line a row of the sheet. */
  isCanonical: boolean;
  /**
   * The number of the blob's first row in the file: 1 unless set, and 0 where that row is a header
   * of our own making, so that record 1 of the file is row 1.
   */
  firstRow?: number;
  /** Of a workbook, which sheet it is: what the answer to `sheets` names. */
  sheet?: string;
  /** For the receipt, such as which sheet it was. */
  notes: Note[];
}

/** How a column's text becomes values. */
export const formats = [
  ...(['text', 'id', 'number', 'number-decimal-comma', 'boolean'] as const),
  ...(['year-month-day', 'day-month-year', 'month-day-year'] as const),
  ...(['epoch-seconds', 'epoch-milliseconds', 'epoch-microseconds'] as const),
  /** Day numbers of a spreadsheet, counted from 1900 or from 1904. */
  ...(['excel-1900', 'excel-1904'] as const),
] as const;
export type Format = (typeof formats)[number];

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
  /**
   * For times that say how far they are from UTC, and for epochs: the zone on whose clocks they
   * count, an IANA name, or `as-written` for the clock where each was written. Null or absent: plain
   * times.
   */
  zone?: string | null;
  /** Set where the role or format was given, not found: worth remembering. */
  isGiven?: true;
}

export type CurrencySign = '¥' | '$' | '€' | '£' | 'HK$' | 'NT$' | '₹' | '₩' | 'CHF';

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
  /** Records that name the columns; 0: the file has no header, and columns are c1 … cn. */
  header: number;
  columns: ColumnDecision[];
  /** What the user chose, of questions and of choices: id → option. Only what was chosen. */
  answers: Record<string, string>;
}

/**
 * What is given about a file before it is read: any part of a decision, from `--map`, from the
 * import screen, or remembered from an earlier file of the same layout.
 */
export type Hint = Partial<Omit<Decision, 'header' | 'dialect' | 'columns'>> & {
  header?: number | boolean;
  dialect?: Partial<Dialect>;
  /** By header, or, where the file has none, by c1 … cn. */
  columns?: (Pick<ColumnDecision, 'header'> & Partial<ColumnDecision>)[];
};

/** What is given about the files of a drop. */
export interface Hints {
  /** By the file's own name. */
  files: Readonly<Record<string, Hint>>;
  /** By `Examined.layout`; a hint for the file itself wins. */
  layouts: Readonly<Record<string, Hint>>;
  /** The zone whose calendar days count, an IANA name: for times that are instants. */
  timeZone: string;
}

export const noHints: Hints = { files: {}, layouts: {}, timeZone: 'Asia/Shanghai' };

/**
 * A statement about a file for the receipt; `code` is a key of the messages of this folder.
 * With a `choice` it states a decision that can be taken otherwise: the file is then read again
 * with that answer.
 */
export interface Note {
  code: string;
  values: Record<string, string | number>;
  choice?: Choice;
}

/** A decision that was taken, and what else it could be. */
export interface Choice {
  /** The key among the answers, such as `unpaid` or `time_zone`. */
  id: string;
  chosen: string;
  options: Option[];
}

/**
 * `value` goes into the answers. It is shown as the message `option_<value>` where there is one, else
 * as it is; `preview` shows what it makes of the file's own values, or is ''.
 */
export interface Option {
  value: string;
  preview: string;
}

/** A choice that changes a number and that nothing in the file decides. */
export interface Question extends Note {
  id: string;
  options: Option[];
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
  /** Names the file's layout: equal for files with the same columns. */
  layout: string;
  decision: Decision;
  records: number;
  loaded: number;
  quarantined: number;
  skipped: number;
  /** At most 1,000, the first ones; `quarantined` counts all. */
  quarantine: QuarantinedRecord[];
  notes: Note[];
  /** What it brought against the files of its kind that were there before; null: the first one. */
  news: News | null;
}

/** A file against what was there, by the key of its kind. Counts of keys, not of rows. */
export interface News {
  added: number;
  /** There before, with other values; those count now. */
  changed: number;
  /** There before, with the same values. */
  same: number;
  /** The columns in which the changed ones differ, most often first. */
  fields: { column: string; count: number }[];
  /** Customers that no file knew before. */
  customers: number;
}

/** A file that cannot be loaded: what it is and what to do, as a message key with values. */
export interface Refusal extends Note {
  file: string;
}
