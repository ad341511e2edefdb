import type { Engine } from '../engine';
import type { Kind } from '../tables';
import type { LoadedFile } from './file';

/** The column that tells how far a file of the kind reaches. */
const dates: Partial<Record<Kind, readonly string[]>> = {
  customers: ['updated_at', 'registered_at'],
  transactions: ['ordered_at'],
  refunds: ['refunded_at'],
  behaviours: ['occurred_at'],
  feedback: ['given_at'],
  tickets: ['opened_at'],
  interactions: ['happened_at'],
  campaigns: ['sent_at'],
  social: ['happened_at'],
  referrals: ['referred_at'],
  loyalty: ['happened_at'],
  departures: ['left_at'],
  opportunities: ['created_at'],
};

const day = 86_400_000;
const naturally = new Intl.Collator('en', { numeric: true });

/**
 * Puts the files of one drop in the order in which they were exported, since the values of a later
 * export count. Of one kind the file whose rows reach further is the later one; on the same day, or
 * where some have no dates, the one that was modified later, then the name decides: orders-10 comes
 * after orders-9.
 */
export async function inLoadOrder<F extends LoadedFile>(
  engine: Engine,
  files: readonly F[],
): Promise<F[]> {
  const ordered: F[] = [];
  for (const kind of new Set(files.map(({ staged }) => staged.kind))) {
    const own = files.filter(({ staged }) => staged.kind === kind);
    const last = new Map<F, string | null>();
    if (own.length > 1) for (const file of own) last.set(file, lastDay(engine, file));
    const haveDates = own.every((file) => last.get(file) != null);
    ordered.push(
      ...own.sort(
        (a, b) =>
          (haveDates ? compare(last.get(a) ?? '', last.get(b) ?? '') : 0) ||
          a.examined.lastModified - b.examined.lastModified ||
          naturally.compare(a.examined.file, b.examined.file),
      ),
    );
  }
  return ordered;
}

/** ISO day of the last row; a day after the file was written is a slip of the pen. */
function lastDay(engine: Engine, { staged, examined }: LoadedFile): string | null {
  const column = dates[staged.kind]?.find((name) => staged.columns.has(name));
  if (column === undefined) return null;
  const written = examined.lastModified;
  const limit = written > 0 ? new Date(written + day).toISOString().slice(0, 10) : '9999-12-31';
  const [row] = engine.bound(
    `select max(${column})::date::varchar as day from intake.${staged.slot}
     where ${column} <= ?::timestamp`,
    [limit],
  );
  const last = row?.['day'];
  return typeof last === 'string' ? last : null;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
