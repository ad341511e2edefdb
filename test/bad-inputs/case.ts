import type { Hint } from '../../src/intake/decision';

/** What must become of a file, from "load quietly" to "refuse". */
export type Verdict = 'ok' | 'note' | 'ask' | 'quarantine' | 'refuse';

/** records, loaded, quarantined, skipped */
export type Account = readonly [number, number, number, number];

/** One bad input: a row of the table, with the verdict that it must get. */
export interface Case {
  /** Its number in the catalogue of bad inputs. */
  number: number;
  what: string;
  /** The file, or several that are dropped together; made when the case runs. */
  files: () => Record<string, BlobPart>;
  verdict: Verdict;
  /** Codes that must be among the notes, or the code of the refusal. */
  codes?: readonly string[];
  /** Ids of the questions that must be open, without the column's number. */
  asks?: readonly string[];
  /** Given after the questions were seen, for all files. */
  answer?: Hint;
  /** Sum over all files. */
  account?: Account;
  /** Reasons of the quarantined records with their lines. */
  quarantine?: readonly (readonly [number, string])[];
  /** Rows as they must stand in the warehouse; every value as text, null as null. */
  rows?: { of: string; are: readonly (readonly (string | null)[])[] };
}

/** The head of an order file. */
export const head = 'order_id,customer_id,order_date,amount\n';

/** Two orders and what they must be read as. */
export const two = 'A1,C1,2024-01-02,10.50\nA2,C2,2024-01-03,4.50\n';
export const twoRows = {
  of: 'select order_id, customer_id, ordered_at::date::varchar, amount::double::varchar from staging.transactions order by 1',
  are: [
    ['A1', 'C1', '2024-01-02', '10.5'],
    ['A2', 'C2', '2024-01-03', '4.5'],
  ],
} as const;

/** Rows of one query, all values as text. */
export function rows(of: string, ...are: readonly (readonly (string | null)[])[]): Case['rows'] {
  return { of, are };
}

/** `count` order lines A1 … An of ten customers in January 2024, 5.00 each. */
export function orders(count: number, line = plainLine): string {
  return Array.from({ length: count }, (_, index) => line(index + 1)).join('');
}

export function plainLine(n: number): string {
  return `A${n},C${n % 10},2024-01-${String((n % 28) + 1).padStart(2, '0')},5.00\n`;
}

/** Bytes given as text and numbers. */
export function bytes(...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  return Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...encoder.encode(part)] : [...part])),
  );
}
