import type { Note, QuarantinedRecord, Receipt, Refusal } from '../../intake/decision';
import type { Examined } from '../../intake/examined';
import { locate } from '../../intake/reading/locate';
import { keptQuarantine } from '../../intake/reading/scanner';
import { EngineError, type Engine } from '../engine';
import { badCondition, cellNotes, idWord, inspected } from './inspection';
import { settleIdSpellings } from './id-spellings';
import { isPlain, planOf, type Plan, type PlannedColumn } from './plan';
import { applyRulesOfTrade } from './trade';
import type { StagedFile } from './staging';

/** A file in the engine. */
export interface LoadedFile {
  examined: Examined;
  receipt: Receipt;
  staged: StagedFile;
  /** All quarantined records that were kept; the receipt has the first ones. */
  quarantine: QuarantinedRecord[];
}

const quarantineOfReceipt = 1000;

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
  const refusal = (code: string, values: Note['values'] = {}): Refusal => ({
    file: examined.file,
    code,
    values: { file: examined.file, ...values },
  });
  try {
    const plan = await read(engine, slot, examined, onRead, signal);
    stopIfAborted(signal);
    const table = await settled(engine, slot, examined, plan);
    if (table !== 'account_open') {
      if (table.receipt.loaded > 0 || table.receipt.records === 0) return table;
      const first = table.receipt.quarantine[0];
      await discard(engine, slot);
      return refusal('nothing_loaded', {
        records: table.receipt.records,
        column: first?.column ?? '',
        text: first?.text.slice(0, 120) ?? '',
      });
    }
    await discard(engine, slot);
    return refusal('account_open');
  } catch (cause) {
    // The file changed or went away since it was examined.
    if (cause instanceof DOMException) return refusal('unreadable');
    if (!(cause instanceof EngineError) || cause.code === 'trap') throw cause;
    await discard(engine, slot);
    if (cause.code !== 'refused') throw cause;
    return refusal('engine_refused', { message: cause.message.slice(0, 300) });
  }
}

/** Fills `intake.<slot>`; by the cheap casts alone where they read every cell. */
async function read(
  engine: Engine,
  slot: string,
  examined: Examined,
  onRead: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Plan> {
  await engine.register(`${slot}.csv`, examined.scan.clean, onRead);
  try {
    stopIfAborted(signal);
    if (isPlain(examined)) {
      const quick = planOf(slot, examined, true);
      await engine.execute(quick.statement);
      stopIfAborted(signal);
      const [row] = await engine.rows(
        `select exists (from intake.${slot} where _bad <> 0 or _soft > 0) as is_unread`,
      );
      if (row?.['is_unread'] !== true) return quick;
    }
    const plan = planOf(slot, examined);
    await engine.execute(plan.statement);
    return plan;
  } finally {
    engine.drop(`${slot}.csv`);
  }
}

/** Takes the table of a slot away, and what belongs to it. */
export async function discard(engine: Engine, slot: string): Promise<void> {
  await engine.execute(`drop table if exists intake.${slot}`);
  engine.bound('delete from intake.labels where slot = ?', [slot]);
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
  notes.push(...cellNotes(seen, plan));
  if (plan.names.has('customer_id')) {
    notes.push(...(await settleIdSpellings(engine, slot, decision.answers['fold_ids'])));
  }
  notes.push(...(await applyRulesOfTrade(engine, slot, decision, plan.names)));
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
    skipped: scan.skipped,
    quarantine: all.slice(0, quarantineOfReceipt),
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
  return { examined, receipt, staged, quarantine: all.slice(0, keptQuarantine) };
}

/** Of an order of several lines, some exports fill the order's own cells on the first line only. */
async function fillDown(engine: Engine, slot: string, plan: Plan): Promise<number> {
  const orders = `(select order_id, ${plan.orderColumns.map((c) => `any_value(${c}) as ${c}`).join(', ')}
    from intake.${slot} where ordered_at is not null group by order_id)`;
  const isOpen = ['ordered_at', 'status']
    .filter((name) => plan.names.has(name))
    .map((name) => `(line.${name} is null and o.${name} is not null)`)
    .join(' or ');
  const [row] = await engine.rows(
    `update intake.${slot} as line set ${plan.orderColumns.map((c) => `${c} = coalesce(line.${c}, o.${c})`).join(', ')}
     from ${orders} as o where line.order_id = o.order_id and (${isOpen}) and line._bad = 0`,
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
