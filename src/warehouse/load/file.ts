import type { Note, QuarantinedRecord, Receipt, Refusal } from '../../intake/decision';
import type { Examined } from '../../intake/examined';
import { locate } from '../../intake/reading/locate';
import { keptQuarantine } from '../../intake/reading/scanner';
import { EngineError, type Engine } from '../engine';
import { planOf, type Plan, type PlannedColumn } from './plan';
import { applyRulesOfTrade } from './trade';
import type { StagedFile } from './staging';
import type { Kind } from '../tables';

/** A file in the engine. */
export interface LoadedFile {
  examined: Examined;
  receipt: Receipt;
  staged: StagedFile;
}

/**
 * Loads one examined file as `intake.<slot>` in a single pass, quarantines the records whose cells
 * cannot be read, and draws up the receipt. A refusal leaves no table behind. `onRead` hears how many
 * bytes the engine has read, where the platform can tell.
 * @throws EngineError other than `refused`, after dropping the table (except after a trap).
 */
export async function loadFile(
  engine: Engine,
  slot: string,
  examined: Examined,
  onRead: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<LoadedFile | Refusal> {
  const plan = planOf(slot, examined);
  const refusal = (code: string, values: Note['values'] = {}): Refusal => ({
    file: examined.file,
    code,
    values: { file: examined.file, ...values },
  });
  try {
    await engine.register(`${slot}.csv`, examined.scan.clean, onRead);
    try {
      stopIfAborted(signal);
      await engine.execute(plan.statement);
    } finally {
      engine.drop(`${slot}.csv`);
    }
    stopIfAborted(signal);
    const table = await settled(engine, slot, examined, plan);
    if (table !== 'account_open') {
      if (table.receipt.loaded > 0 || table.receipt.records === 0) return table;
      const first = table.receipt.quarantine[0];
      await engine.execute(`drop table if exists intake.${slot}`);
      return refusal('nothing_loaded', {
        records: table.receipt.records,
        column: first?.column ?? '',
        text: first?.text.slice(0, 120) ?? '',
      });
    }
    await engine.execute(`drop table if exists intake.${slot}`);
    return refusal('account_open');
  } catch (cause) {
    // The file changed or went away since it was examined.
    if (cause instanceof DOMException) return refusal('unreadable');
    if (!(cause instanceof EngineError) || cause.code === 'trap') throw cause;
    await engine.execute(`drop table if exists intake.${slot}`);
    if (cause.code !== 'refused') throw cause;
    return refusal('engine_refused', { message: cause.message.slice(0, 300) });
  }
}

/** A cancel that comes between two statements finds none to stop. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EngineError('cancelled', 'cancelled', '');
}

async function settled(
  engine: Engine,
  slot: string,
  examined: Examined,
  plan: Plan,
): Promise<LoadedFile | 'account_open'> {
  const { scan, decision } = examined;
  const notes: Note[] = [...examined.notes];
  let seen = await inspected(engine, slot, decision.kind, plan);
  const { read } = seen;
  // The scanner and the engine must have seen the same records.
  if (read !== scan.sound) return 'account_open';
  const filled = seen.open > 0 ? await fillDown(engine, slot, plan) : 0;
  if (filled > 0) notes.push({ code: 'filled_down', values: { count: filled } });
  if (seen.idWords > 0) await emptyIdWords(engine, slot, plan);
  if (filled > 0 || seen.idWords > 0) {
    seen = await inspected(engine, slot, decision.kind, plan);
  }
  const count = seen.bad;
  const quarantine = count > 0 ? await quarantined(engine, slot, examined, plan) : [];
  if (count > 0) seen = await inspected(engine, slot, decision.kind, plan);
  notes.push(...cellNotes(seen, plan));
  notes.push(...(await applyRulesOfTrade(engine, slot, decision.kind, plan.names)));
  engine.bound('delete from intake.labels where slot = ?', [slot]);
  for (const { name, header } of plan.attributes) {
    engine.bound('insert into intake.labels values (?, ?, ?)', [slot, name, header]);
  }
  const all = [...scan.quarantine, ...quarantine].sort((a, b) => a.line - b.line);
  const receipt: Receipt = {
    file: examined.file,
    slot,
    size: examined.size,
    layout: examined.layout,
    decision,
    records: scan.records,
    loaded: read - count,
    quarantined: scan.damaged + count,
    skipped: scan.blank + scan.totals,
    quarantine: all.slice(0, keptQuarantine),
    notes,
    news: null,
  };
  const staged: StagedFile = {
    slot,
    kind: decision.kind,
    grain: decision.grain,
    columns: plan.names,
    attributes: plan.attributes.map(({ name }) => name),
    ordersUnnamed: seen.unnamed > 0,
  };
  return { examined, receipt, staged };
}

/** What one look at a loaded table tells; counts of rows. */
interface Inspection {
  read: number;
  /** To be quarantined. */
  bad: number;
  /** Cells that held a word for "nothing". */
  nulls: number;
  /** Cells left empty since they could not be read. */
  soft: number;
  noAmount: number;
  /** Lines without a date whose order may have one on another line. */
  open: number;
  /** Words for "nothing" where an id stands. */
  idWords: number;
  /** Rows without an order id, in a file that has order ids. */
  unnamed: number;
}

async function inspected(
  engine: Engine,
  slot: string,
  kind: Kind,
  plan: Plan,
): Promise<Inspection> {
  const has = (name: string) => plan.names.has(name);
  const when = (isKnown: boolean, condition: string) =>
    isKnown ? `count(*) filter (where ${condition})` : '0';
  const orderAmount = has('order_amount') ? ' and order_amount is null' : '';
  const [row] = await engine.rows(
    `select count(*) as read,
       ${when(true, badCondition(plan))} as bad,
       coalesce(sum(_nulls), 0)::double as nulls,
       coalesce(sum(_soft), 0)::double as soft,
       ${when(kind === 'transactions' && has('amount'), `amount is null${orderAmount}`)} as no_amount,
       ${when(plan.fillDown, openCondition)} as open,
       ${when(plan.ids.length > 0, plan.ids.map(idWord).join(' or '))} as id_words,
       ${when(has('order_id'), 'order_id is null')} as unnamed
     from intake.${slot}`,
  );
  const count = (name: string) => Number(row?.[name] ?? 0);
  return {
    read: count('read'),
    bad: count('bad'),
    nulls: count('nulls'),
    soft: count('soft'),
    noAmount: count('no_amount'),
    open: count('open'),
    idWords: count('id_words'),
    unnamed: count('unnamed'),
  };
}

const openCondition = 'ordered_at is null and order_id is not null and _bad = 0';

function badCondition({ required }: Plan): string {
  return ['_bad <> 0', ...required.map((name) => `${name} is null`)].join(' or ');
}

const words = `['NULL', 'null', 'Null', 'N/A', 'n/a', 'NA', 'NaN', 'nan', 'None', 'none', 'undefined', '无', '空', '-', '--', '—', '(null)']`;

/** Short ids only: the list would be searched for each of a million rows. */
function idWord(name: string): string {
  return `(strlen(${name}) < 10 and list_contains(${words}, ${name}))`;
}

/** Of an order of several lines, some exports fill the order's own cells on the first line only. */
async function fillDown(engine: Engine, slot: string, plan: Plan): Promise<number> {
  const orders = `(select order_id, ${plan.orderColumns.map((c) => `any_value(${c}) as ${c}`).join(', ')}
    from intake.${slot} where ordered_at is not null group by order_id)`;
  const [row] = await engine.rows(
    `update intake.${slot} as line set ${plan.orderColumns.map((c) => `${c} = coalesce(line.${c}, o.${c})`).join(', ')}
     from ${orders} as o where line.order_id = o.order_id and line.ordered_at is null and line._bad = 0`,
  );
  return Number(row?.['Count'] ?? 0);
}

/** A thousand lines of "customer NULL" are no customer. */
async function emptyIdWords(engine: Engine, slot: string, plan: Plan): Promise<void> {
  for (const name of plan.ids) {
    await engine.execute(`update intake.${slot} set ${name} = null where ${idWord(name)}`);
  }
}

async function quarantined(
  engine: Engine,
  slot: string,
  examined: Examined,
  plan: Plan,
): Promise<QuarantinedRecord[]> {
  const condition = badCondition(plan);
  const rows = await engine.rows(
    `select rowid::integer as ordinal, _bad::double as bad${plan.required.map((name) => `, ${name} is null as no_${name}`).join('')}
     from intake.${slot} where ${condition} order by rowid limit ${keptQuarantine}`,
  );
  const places = await locate(
    examined.scan,
    rows.map((row) => Number(row['ordinal'])),
  );
  const quarantine = rows.flatMap((row): QuarantinedRecord[] => {
    const place = places.get(Number(row['ordinal']));
    if (!place) return [];
    const bits = Number(row['bad']);
    const bad = plan.columns.find(
      ({ bit }) => bit !== null && Math.floor(bits / 2 ** bit) % 2 === 1,
    );
    const absent = plan.required.find((name) => row[`no_${name}`] === true);
    const column = bad ?? plan.columns.find(({ name }) => name === absent);
    const value = column ? (place.cells[column.index] ?? '') : '';
    return [
      {
        line: place.line,
        reason: {
          code: bad ? reasonOf(bad) : 'missing_value',
          values: { column: column?.header ?? absent ?? '', value: value.slice(0, 200) },
        },
        column: column?.header ?? null,
        text: place.text,
      },
    ];
  });
  await engine.execute(`delete from intake.${slot} where ${condition}`);
  return quarantine;
}

function reasonOf({ type }: PlannedColumn): string {
  return type === 'timestamp' || type === 'date' ? 'not_a_date' : 'not_a_number';
}

function cellNotes({ nulls, soft, noAmount }: Inspection, plan: Plan): Note[] {
  const notes: Note[] = [];
  const add = (code: string, count: number, values: Note['values'] = {}) => {
    if (count > 0) notes.push({ code, values: { count, ...values } });
  };
  add('null_words', nulls);
  add('left_empty', soft, {
    columns: plan.columns
      .filter(({ soft }) => soft)
      .map(({ header }) => header)
      .join(', '),
  });
  add('no_amount', noAmount);
  return [...notes, ...plan.notes];
}
