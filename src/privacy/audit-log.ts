import type { Channel } from './consent';
import { csvBlob } from './csv';

/**
 * One time that data of people left the page or was shown in full. Says how many and which columns,
 * never who: it holds no value of any record.
 */
export interface AuditEntry {
  when: Date;
  what: 'export' | 'unmask';
  /** The group, in words. */
  group: string;
  /** Whether a search had narrowed the group; what was searched for may be personal. */
  isSearched: boolean;
  /** People who left or were shown. */
  people: number;
  /** Names of the columns. */
  columns: readonly string[];
  /** Columns of these that went out or were shown in full. */
  unmasked: readonly string[];
  /** What contact details are for; null: no contact details in full. */
  channel: Channel | null;
  /** People left out for want of consent. */
  leftOut: number;
  /** People who stayed with their contact detail blanked for want of consent. */
  blanked: number;
}

/** Keeps the entries, in order. Entries are only ever added, or all taken out. */
export interface AuditStore {
  append(entry: AuditEntry): Promise<void>;
  all(): Promise<readonly AuditEntry[]>;
  clear(): Promise<void>;
}

/** An audit log that lives as long as the page. */
export function auditInMemory(): AuditStore {
  let entries: readonly AuditEntry[] = [];
  return {
    append: async (entry) => {
      entries = [...entries, entry];
    },
    all: async () => entries,
    clear: async () => {
      entries = [];
    },
  };
}

/** The columns of the log as a file, in the order of `auditCsv`. */
export const auditColumns = [
  'when',
  'what',
  'group',
  'searched',
  'people',
  'columns',
  'unmasked',
  'channel',
  'left_out',
  'blanked',
] as const;

/**
 * The log as a file.
 * @param header names of `auditColumns`, in their order
 */
export function auditCsv(entries: readonly AuditEntry[], header: readonly string[]): Blob {
  return csvBlob(
    header,
    entries.map((entry) => [
      // With its time even at midnight.
      entry.when.toISOString(),
      entry.what,
      entry.group,
      entry.isSearched,
      entry.people,
      entry.columns.join(' '),
      entry.unmasked.join(' '),
      entry.channel,
      entry.leftOut,
      entry.blanked,
    ]),
  );
}
