import type { Note } from '../../intake/decision';
import { refundStateOf, stateOf } from '../../intake/trade';
import type { Engine } from '../engine';
import type { Kind } from '../tables';

/** Different status words that are looked at; a file with more has no status column. */
const mostWords = 500;

/**
 * Sets `state` in `intake.<slot>` by the rules of trade: status words, cancelled orders, tests, and
 * an empty payment time where the file has payment times. Each rule that applied is a note.
 */
export async function applyRulesOfTrade(
  engine: Engine,
  slot: string,
  kind: Kind,
  names: ReadonlySet<string>,
): Promise<Note[]> {
  if (kind === 'refunds')
    return names.has('status') ? byWord(engine, slot, 'status', refundStateOf, 'refund') : [];
  if (kind !== 'transactions') return [];
  const notes: Note[] = [];
  if (names.has('status')) notes.push(...(await byWord(engine, slot, 'status', stateOf, 'order')));
  if (names.has('after_sale')) {
    const refunded = (word: string) => (stateOf(word) === 'refunded' ? 'refunded' : 'valid');
    notes.push(...(await byWord(engine, slot, 'after_sale', refunded, 'order')));
  }
  if (names.has('mode')) {
    const test = (word: string) =>
      /^(test|测试|是|true|yes|1)$/i.test(word.trim()) ? 'test' : 'valid';
    notes.push(...(await byWord(engine, slot, 'mode', test, 'order')));
  }
  if (names.has('cancelled_at')) {
    notes.push(
      ...(await byRule(engine, slot, 'cancelled_at is not null', 'closed', 'cancelled_orders')),
    );
  }
  if (names.has('paid_at') && !notes.some(({ code }) => code === 'orders_unpaid')) {
    const [row] = await engine.rows(
      `select count(paid_at) as paid, count(*) as n from intake.${slot}`,
    );
    if (Number(row?.['paid'] ?? 0) * 2 > Number(row?.['n'] ?? 0)) {
      const rule = 'paid_at is null';
      notes.push(...(await byRule(engine, slot, rule, 'unpaid', 'no_payment_time')));
    }
  }
  return notes;
}

async function byRule(
  engine: Engine,
  slot: string,
  condition: string,
  state: 'closed' | 'unpaid',
  code: string,
): Promise<Note[]> {
  const where = `state = 'valid' and ${condition}`;
  const [row] = await engine.rows(`select count(*) as n from intake.${slot} where ${where}`);
  const count = Number(row?.['n'] ?? 0);
  if (count === 0) return [];
  await engine.execute(`update intake.${slot} set state = '${state}' where ${where}`);
  return [{ code, values: { count } }];
}

async function byWord(
  engine: Engine,
  slot: string,
  column: 'status' | 'after_sale' | 'mode',
  stateFor: (word: string) => string | null,
  what: 'order' | 'refund',
): Promise<Note[]> {
  const rows = await engine.rows(
    `select ${column} as word, count(*) as n from intake.${slot}
     where ${column} is not null group by all order by n desc, word limit ${mostWords + 1}`,
  );
  if (rows.length > mostWords) return [{ code: 'status_is_free_text', values: {} }];
  const counts = new Map<string, { count: number; words: string[] }>();
  for (const row of rows) {
    const word = String(row['word']);
    const state = stateFor(word);
    const key = state ?? 'unknown';
    const entry = counts.get(key) ?? { count: 0, words: [] };
    entry.count += Number(row['n']);
    entry.words.push(word);
    counts.set(key, entry);
    if (state === null || state === 'valid') continue;
    engine.bound(
      `update intake.${slot} set state = ?::varchar where ${column} = ?::varchar and state = 'valid'`,
      [state, word],
    );
  }
  const notes: Note[] = [];
  for (const [state, { count, words }] of counts) {
    if (state === 'valid') continue;
    const code = what === 'refund' ? `refunds_${state}` : `orders_${state}`;
    notes.push({ code, values: { count, words: words.slice(0, 8).join(', ') } });
  }
  return notes;
}
