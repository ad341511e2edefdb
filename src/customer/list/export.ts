import type { Format } from '../../format/format';
import {
  channels,
  consentOf,
  type Agreement,
  type Channel,
  type Consent,
} from '../../privacy/consent';
import type { AuditEntry } from '../../privacy/audit-log';
import { CsvFile, type CsvValue } from '../../privacy/csv';
import { isPersonal } from '../../privacy/mask';
import { contactOf, mayReach, released, type Release } from '../../privacy/release';
import type { Database } from '../../warehouse/api';
import { peopleColumn, type PeopleColumnName } from '../../warehouse/people/columns';
import { everyone, type Unfinished } from '../../warehouse/people/everyone';
import type { Row, Value } from '../../warehouse/rows';
import { cellText, columnName } from './columns';
import type { PeopleQuery } from './people-list.svelte';

/** A list on its way into a file. */
export interface Export {
  /** The list; its columns without the id, which always goes first. */
  query: PeopleQuery & { columns: readonly PeopleColumnName[] };
  /** What may leave the page. Nothing is exported without saying so. */
  release: Release;
  /** The headings of the consent columns in the customer files. */
  consentHeaders: readonly string[];
  format: Format;
}

export interface Exported {
  file: Blob;
  /** Columns of the file, in order. */
  columns: readonly PeopleColumnName[];
  /** People of the list, and rows of the file. */
  people: number;
  written: number;
  leftOut: number;
  blanked: number;
}

/** How the people of a list stand to each channel; `reachable` have a contact detail for it. */
export type ConsentCounts = Readonly<
  Record<Channel, Readonly<Record<Agreement, { people: number; reachable: number }>>>
>;

/**
 * Writes the list as CSV, as far as the release and consent allow.
 * @param onProgress gets the fraction that is done
 */
export async function exportPeople(
  database: Pick<Database, 'people'>,
  { query, release, consentHeaders, format }: Export,
  onProgress: (fraction: number) => void,
  signal: AbortSignal,
): Promise<Exported | { unfinished: Unfinished }> {
  const columns = exportedColumns(query.columns, release);
  const file = new CsvFile(columns.map((name) => columnName(name, format)));
  const read = consentReader(consentHeaders);
  const counts = { written: 0, leftOut: 0, blanked: 0 };
  const asked = { ...query, columns: [...columns, 'consent'] };
  const unfinished = await everyone(
    database,
    asked,
    (rows, fraction) => {
      const lines = rows.flatMap((row) => {
        const consent = read(row['consent'] ?? null);
        const cells = columns.map((name) => ({
          role: peopleColumn(name).role,
          value: csvValue(name, row[name], format),
        }));
        const line = released(cells, release, consent);
        if (line === null) counts.leftOut++;
        else if (isBlanked(release, consent)) counts.blanked++;
        return line === null ? [] : [line];
      });
      file.add(lines);
      counts.written += lines.length;
      onProgress(fraction);
    },
    signal,
  );
  if (unfinished) return { unfinished };
  return { file: file.blob(), columns, people: counts.written + counts.leftOut, ...counts };
}

/** The columns of the file: the id, those of the list, and what the channel needs. */
export function exportedColumns(
  chosen: readonly PeopleColumnName[],
  release: Release,
): PeopleColumnName[] {
  const contact = release.mask === 'contact' ? [contactOf[release.channel]] : [];
  return [...new Set<PeopleColumnName>(['customer_id', ...chosen, ...contact])];
}

/** Counts who agreed to what. */
export async function consentCounts(
  database: Pick<Database, 'people'>,
  query: PeopleQuery,
  consentHeaders: readonly string[],
  signal: AbortSignal,
): Promise<ConsentCounts | { unfinished: Unfinished }> {
  const zero = () => ({ people: 0, reachable: 0 });
  const none = () => ({ yes: zero(), no: zero(), unknown: zero() });
  const counts = { sms: none(), phone: none(), email: none(), post: none() };
  const read = consentReader(consentHeaders);
  const columns = ['consent', 'phone', 'email', 'address'];
  const unfinished = await everyone(
    database,
    { ...query, columns },
    (rows) => rows.forEach((row) => count(row, read(row['consent'] ?? null), counts)),
    signal,
  );
  return unfinished ? { unfinished } : counts;
}

/** What the audit log says of a file; of a masked one that nothing in it is in full. */
export function exportEntry(
  { columns, written, leftOut, blanked }: Exported,
  { query, release }: Pick<Export, 'query' | 'release'>,
  group: string,
  when: Date,
): AuditEntry {
  const channel = release.mask === 'contact' ? release.channel : null;
  const open: readonly string[] =
    release.mask === 'masked'
      ? []
      : ['name', 'birth_date', ...(channel === null ? [] : [contactOf[channel]])];
  return {
    when,
    what: 'export',
    group,
    isSearched: query.search.trim() !== '',
    people: written,
    columns,
    unmasked: columns.filter((name) => isPersonal(peopleColumn(name).role) && open.includes(name)),
    channel,
    leftOut,
    blanked,
  };
}

/** A name for the file: the group and the as-of date, without what file systems refuse. */
export function fileName(group: string, asOf: string): string {
  const words = group
    .normalize('NFC')

    .replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[.\s]+/, '');
  return `${[...words].slice(0, 80).join('').trim() || 'people'} ${asOf}.csv`;
}

function count(
  row: Row,
  consent: Consent,
  counts: Record<Channel, Record<Agreement, { people: number; reachable: number }>>,
): void {
  for (const channel of channels) {
    const of = counts[channel][consent[channel]];
    of.people++;
    if ((row[contactOf[channel]] ?? null) !== null) of.reachable++;
  }
}

function isBlanked(release: Release, consent: Consent): boolean {
  return release.mask === 'contact' && !mayReach(consent[release.channel], release.onlyAgreed);
}

/* Few texts are said by many. */
function consentReader(headers: readonly string[]): (text: Value) => Consent {
  const known = new Map<string, Consent>();
  return (value) => {
    const text = value === null ? '' : String(value);
    const consent = known.get(text) ?? consentOf(text, headers);
    known.set(text, consent);
    return consent;
  };
}

/* Numbers and days stay as they are for the next program; classes and yes or no become words. */
function csvValue(name: PeopleColumnName, value: Value | undefined, format: Format): CsvValue {
  // Money is exact to four decimals; as a binary number it may look otherwise.
  if (typeof value === 'number') return Math.round(value * 1e4) / 1e4;
  if (value instanceof Date) return value;
  return value === null || value === undefined ? null : cellText(name, value, format, false);
}
