import type {
  Hint,
  Hints,
  QuarantinedRecord,
  Question,
  Receipt,
  Refusal,
} from '../intake/decision';
import type { ChoicesOf } from './audience/choices';
import type { Audience, Conditions, SavedSegment } from './audience/condition';
import type { PeoplePage, PeopleRequest } from './people/people';
import type { Row } from './rows';
import type { Kind } from './tables';
import type { Values } from './settings';

/** How many customers a choice of conditions holds, what they brought, and of how many. */
export interface Measured {
  customers: number;
  /** Net sales as of the date, in the notebook's currency. */
  revenue: number;
  allCustomers: number;
  allRevenue: number;
}

/** How far a long call is. */
export interface Progress {
  stage: 'reading' | 'decoding' | 'loading' | 'computing';
  file: string | null;
  /** 0…1 of the stage. */
  fraction: number;
  /** Records of all files in hand so far; null where none are read. */
  rows: number | null;
}

/** What came of a drop. With open questions nothing was loaded yet. */
export interface Loaded {
  /** One for every file that is in now, earlier ones too: a later file may have changed theirs. */
  receipts: Receipt[];
  /** Slots of the files that this call brought in, in order. */
  added: string[];
  /** What the files with open questions were taken for; no rows are in yet. */
  previews: Preview[];
  refusals: Refusal[];
  questions: (Question & { file: string })[];
  /** Stopped by the user; the state before stays. */
  cancelled: boolean;
}

/** A file that waits for answers. */
export type Preview = Pick<Receipt, 'file' | 'size' | 'layout' | 'decision' | 'records' | 'notes'>;

/** What the marts hold, for the top bar and for what is possible. */
export interface Built {
  /** ISO date that everything is as of. */
  asOf: string;
  /** Why it is that date: chosen, the last order, or the latest date of another table. */
  asOfFrom: 'chosen' | 'orders' | 'events' | 'files';
  /** A last order date that stood alone (more than 30 days after the one before) and was left out. */
  isolated: string | null;
  /** Rows dated after as_of, which do not count. */
  later: number;
  currency: string | null;
  /** Currencies in the orders, the most frequent first. */
  currencies: string[];
  customers: number;
  orders: number;
  /** Days without an order after which a customer counts as lost, and the median gap. */
  churnDays: number;
  medianGap: number;
  /** True when too few repeat buyers made both a preset. */
  churnPreset: boolean;
  /** The RFM rule that was used; differs from the setting when F has too few bins. */
  rfmMode: string;
  /** Rows and filled columns of each table that has rows. */
  tables: Partial<Record<Kind, { rows: number; columns: string[] }>>;
}

/** Results of one run by name, each the bytes of an Arrow IPC stream. */
export type ResultBytes = Record<string, Uint8Array<ArrayBuffer>>;

/** An expected failure of a call, as a value; `code` is a message key. */
export interface Failure {
  code: 'cancelled' | 'out_of_memory' | 'trap' | 'refused' | 'no_date' | 'restarted' | 'unknown';
  message: string;
  sql: string | null;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

/** The database worker, as the page sees it. All calls run one after another, in order. */
export interface Database {
  load(
    files: readonly File[],
    hints: Hints,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<Loaded>>;
  /**
   * Reads a loaded file again with another decision; `hint` is added to what was given before. The
   * old table stays until the new one is in.
   */
  redecide(
    slot: string,
    hint: Hint,
    onProgress: (progress: Progress) => void,
  ): Promise<Outcome<Loaded>>;
  /** Takes out the files of the last `load` that brought any; what they replaced counts again. */
  undoLoad(): Promise<Outcome<Loaded>>;
  /** All quarantined records of a file, as far as they were kept. */
  quarantine(slot: string): Promise<Outcome<QuarantinedRecord[]>>;
  /** Makes the marts for these settings. */
  build(settings: Values, onProgress: (progress: Progress) => void): Promise<Outcome<Built>>;
  /** Chooses the customers that every cell speaks of; `saved` are the segments it may name. */
  setAudience(audience: Audience, saved: readonly SavedSegment[]): Promise<Outcome<Measured>>;
  /** Counts the customers whom any of the groups admits; the audience stays. */
  measure(
    groups: readonly Conditions[],
    saved: readonly SavedSegment[],
  ): Promise<Outcome<Measured>>;
  /** A part of a list of people. */
  people(request: PeopleRequest): Promise<Outcome<PeoplePage>>;
  /** All that is known of one customer, a result a card; null where no such customer is. */
  customer(customerId: string): Promise<Outcome<ResultBytes | null>>;
  /** Customers whose name, id, phone or e-mail contains the text. */
  findCustomers(text: string, limit: number): Promise<Outcome<Row[]>>;
  /** The attributes that the customers have. */
  attributesKnown(): Promise<Outcome<string[]>>;
  /** Values that a condition may name. */
  choices(of: ChoicesOf, containing: string): Promise<Outcome<string[]>>;
  /** Runs all queries of an analysis with the settings and its own parameters. */
  run(runId: number, analysisId: string, values: Values): Promise<Outcome<ResultBytes>>;
  /** Drops the waiting runs with these ids and stops the running one if it is among them. */
  cancel(runIds: readonly number[]): Promise<void>;
  /** Stops whatever load or build is running; the state before it stays. */
  cancelLoad(): Promise<void>;
  /** Forgets all files and rows. */
  clear(): Promise<Outcome<null>>;
}
