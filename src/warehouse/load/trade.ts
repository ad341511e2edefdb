import type { Decision, Note } from '../../intake/decision';
import {
  afterSaleStateOf,
  refundStateOf,
  stateOf,
  testStateOf,
  type OrderState,
} from '../../intake/trade';
import type { Engine } from '../engine';
import { settleDuplicates } from './duplicates';
import { splitItems } from './items';
import { plainChoice } from '../../intake/choice';

/** Different status words that are looked at; a file with more has no status column. */
const mostWords = 500;

/** The rules of trade that can be switched off, by their ids among the answers. */
type Rule =
  | Exclude<OrderState, 'valid'>
  | 'cancelled'
  | 'no_payment_time'
  | 'refunds_closed'
  | 'unknown_status';

/** What a rule found: rows, and the words that said so. */
interface Found {
  count: number;
  words: string[];
}

/**
 * Applies the rules of trade to `intake.<slot>`: exact rows, several items in one cell, and `state` by
 * status words, cancelled orders, tests, an empty payment time where the file has payment times, and
 * returns. Each rule that applied is a note with its count of rows and its switch, which
 * `decision.answers` holds. Columns that this adds to the table go into `names`.
 */
export async function applyRulesOfTrade(
  engine: Engine,
  slot: string,
  decision: Pick<Decision, 'kind' | 'grain' | 'answers'>,
  names: Set<string>,
): Promise<Note[]> {
  const { kind, answers } = decision;
  const notes = await settleDuplicates(engine, slot, decision, names);
  const found = new Map<Rule, Found>();
  if (kind === 'refunds' && names.has('status')) {
    const state = (word: string) => refundStateOf(word);
    notes.push(...(await byWord(engine, slot, 'status', state, answers, found, 'refunds_closed')));
  }
  if (kind === 'transactions') {
    notes.push(...(await splitItems(engine, slot, decision, names)));
    for (const [column, state] of stateColumns) {
      if (!names.has(column)) continue;
      notes.push(...(await byWord(engine, slot, column, state, answers, found)));
    }
    await byTimes(engine, slot, names, answers, found);
  }
  for (const [rule, { count, words }] of found) {
    notes.push(noteOf(rule, kind, count, words.slice(0, 8).join(', '), answers));
  }
  if (kind === 'transactions') notes.push(...(await returns(engine, slot, names, answers)));
  return notes;
}

const stateColumns = [
  ['status', stateOf],
  ['after_sale', afterSaleStateOf],
  ['mode', testStateOf],
] as const;

/** Whether the user switched the rule off; an unknown status is left out only on demand. */
function applies(rule: Rule, answers: Decision['answers']): boolean {
  return rule === 'unknown_status' ? answers[rule] === 'leave_out' : answers[rule] !== 'ignore';
}

/** What the receipt says where a rule applies, and where the user has switched it off. */
const noteCodes: Readonly<
  Record<Exclude<Rule, 'unknown_status'>, { applied: string; ignored: string }>
> = {
  unpaid: { applied: 'orders_unpaid', ignored: 'orders_counted' },
  closed: { applied: 'orders_closed', ignored: 'orders_counted' },
  refunded: { applied: 'orders_refunded', ignored: 'orders_counted' },
  test: { applied: 'orders_test', ignored: 'orders_counted' },
  cancelled: { applied: 'cancelled_orders', ignored: 'cancelled_counted' },
  no_payment_time: { applied: 'no_payment_time', ignored: 'no_payment_time_counted' },
  refunds_closed: { applied: 'refunds_closed', ignored: 'refunds_counted' },
};

function noteOf(
  rule: Rule,
  kind: Decision['kind'],
  count: number,
  words: string,
  answers: Decision['answers'],
): Note {
  const values: Note['values'] = words === '' ? { count } : { count, words };
  if (rule === 'unknown_status') {
    const isLeftOut = applies(rule, answers);
    const code = kind === 'refunds' ? 'refunds_unknown' : 'orders_unknown';
    const choice = plainChoice(rule, isLeftOut ? 'leave_out' : 'valid', ['valid', 'leave_out']);
    return { code: isLeftOut ? 'unknown_left_out' : code, values, choice };
  }
  const isApplied = applies(rule, answers);
  const choice = plainChoice(rule, isApplied ? 'apply' : 'ignore', ['apply', 'ignore']);
  return { code: noteCodes[rule][isApplied ? 'applied' : 'ignored'], values, choice };
}

async function byTimes(
  engine: Engine,
  slot: string,
  names: ReadonlySet<string>,
  answers: Decision['answers'],
  found: Map<Rule, Found>,
): Promise<void> {
  if (names.has('cancelled_at')) {
    await byRule(engine, slot, 'cancelled', 'cancelled_at is not null', answers, found);
  }
  if (!names.has('paid_at') || found.has('unpaid')) return;
  const [row] = await engine.rows(
    `select count(paid_at) as paid, count(*) as n from intake.${slot}`,
  );
  if (Number(row?.['paid'] ?? 0) * 2 <= Number(row?.['n'] ?? 0)) return;
  await byRule(engine, slot, 'no_payment_time', 'paid_at is null', answers, found);
}

async function byRule(
  engine: Engine,
  slot: string,
  rule: 'cancelled' | 'no_payment_time',
  condition: string,
  answers: Decision['answers'],
  found: Map<Rule, Found>,
): Promise<void> {
  const where = `state = 'valid' and ${condition}`;
  const [row] = await engine.rows(`select count(*) as n from intake.${slot} where ${where}`);
  const count = Number(row?.['n'] ?? 0);
  if (count === 0) return;
  found.set(rule, { count, words: [] });
  if (!applies(rule, answers)) return;
  const state = rule === 'cancelled' ? 'closed' : 'unpaid';
  await engine.execute(`update intake.${slot} set state = '${state}' where ${where}`);
}

/** Rows that an earlier column has settled are left as they are. */
async function byWord(
  engine: Engine,
  slot: string,
  column: 'status' | 'after_sale' | 'mode',
  stateFor: (word: string) => OrderState | null,
  answers: Decision['answers'],
  found: Map<Rule, Found>,
  closed: 'closed' | 'refunds_closed' = 'closed',
): Promise<Note[]> {
  const rows = await engine.rows(
    `select ${column} as word, count(*) filter (where state = 'valid') as n from intake.${slot}
     where ${column} is not null group by all order by n desc, word limit ${mostWords + 1}`,
  );
  if (rows.length > mostWords) return [{ code: 'status_is_free_text', values: {} }];
  const settled: [word: string, state: OrderState][] = [];
  for (const row of rows) {
    const word = String(row['word']);
    const state = stateFor(word);
    const count = Number(row['n']);
    if (state === 'valid' || count === 0) continue;
    const rule = state === null ? 'unknown_status' : state === 'closed' ? closed : state;
    const entry = found.get(rule) ?? { count: 0, words: [] };
    entry.count += count;
    entry.words.push(word);
    found.set(rule, entry);
    if (applies(rule, answers)) settled.push([word, state ?? 'closed']);
  }
  if (settled.length === 0) return [];
  await engine.execute('create or replace temp table status_words (word varchar, state varchar)');
  for (const pair of settled) {
    engine.bound('insert into status_words values (?::varchar, ?::varchar)', pair);
  }
  await engine.execute(
    `update intake.${slot} as line set state = known.state from status_words as known
     where line.${column} = known.word and line.state = 'valid'`,
  );
  await engine.execute('drop table status_words');
  return [];
}

/**
 * Rows that take something away: a negative quantity (what it brought is then negative, too) or a
 * negative amount. They are subtracted from net sales, under their own date, and are no orders.
 */
async function returns(
  engine: Engine,
  slot: string,
  names: ReadonlySet<string>,
  answers: Decision['answers'],
): Promise<Note[]> {
  const signed = ['quantity', 'amount'].filter((name) => names.has(name));
  if (signed.length === 0) return [];
  const where = `state = 'valid' and (${signed.map((name) => `${name} < 0`).join(' or ')})`;
  const [row] = await engine.rows(`select count(*) as n from intake.${slot} where ${where}`);
  const count = Number(row?.['n'] ?? 0);
  if (count === 0) return [];
  const options = ['subtract', 'leave_out'];
  if (answers['returns'] === 'leave_out') {
    await engine.execute(`update intake.${slot} set state = 'closed' where ${where}`);
    const choice = plainChoice('returns', 'leave_out', options);
    return [{ code: 'returns_left_out', values: { count }, choice }];
  }
  if (signed.length === 2) {
    await engine.execute(
      `update intake.${slot} set amount = -amount where ${where} and quantity < 0 and amount > 0`,
    );
  }
  const choice = plainChoice('returns', 'subtract', options);
  return [{ code: 'returns', values: { count }, choice }];
}
