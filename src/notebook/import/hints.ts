import type { ColumnDecision, Decision, Hint, Note, Receipt } from '../../intake/decision';
import { rememberedOf } from '../../intake/layout-key';

/** What may be changed about a column. */
export type ColumnChange = Pick<ColumnDecision, 'header'> &
  Partial<Pick<ColumnDecision, 'role' | 'format'>>;

/**
 * What to remember of a decision: what the user chose, and the kind if it was given now or before.
 * A zone that follows the settings is no decision about a layout. Null: nothing was chosen, or the
 * file has no header: its layout then says no more than how many columns there are.
 */
export function worthKeeping(
  decision: Decision,
  { given, before, timeZone }: { given: Hint; before: Hint | undefined; timeZone: string },
): Hint | null {
  if (decision.header === 0) return null;
  const { time_zone: zone, ...others } = decision.answers;
  const answers = zone === timeZone ? others : decision.answers;
  const kind = given.kind ?? before?.kind;
  const chosen = rememberedOf({ ...decision, answers });
  return kind === undefined ? chosen : { ...chosen, kind };
}

/** The hint that takes `hint` back: what the receipt says about the same things. */
export function inverse(
  hint: Hint,
  { decision, notes }: Pick<Receipt, 'decision' | 'notes'>,
): Hint {
  const back: Hint = {};
  if (hint.kind !== undefined) back.kind = decision.kind;
  if (hint.columns) {
    const headers = new Set(hint.columns.map(({ header }) => header));
    back.columns = decision.columns
      .filter(({ header }) => headers.has(header))
      .map(({ header, role, format }) => ({ header, role, format }));
  }
  if (hint.answers) {
    const before = Object.keys(hint.answers).flatMap((id) => {
      const value = decision.answers[id] ?? chosenIn(notes, id);
      return value === undefined ? [] : [[id, value] as const];
    });
    back.answers = Object.fromEntries(before);
  }
  return back;
}

/**
 * The change that gives a column this role. A role belongs to one column: the one that had it
 * becomes an attribute.
 */
export function withRole(
  columns: readonly ColumnDecision[],
  header: string,
  role: string | null,
): ColumnChange[] {
  const others = columns.filter(
    (column) => role !== null && column.role === role && column.header !== header,
  );
  return [{ header, role }, ...others.map((column) => ({ header: column.header, role: null }))];
}

/** The columns as they will be once the change is in. */
export function changedColumns(
  columns: readonly ColumnDecision[],
  { columns: changes = [] }: Hint,
): ColumnDecision[] {
  const byHeader = new Map(changes.map((change) => [change.header, change]));
  return columns.map((column) => {
    const change = byHeader.get(column.header);
    return change ? { ...column, ...change, confidence: 1, isGiven: true } : column;
  });
}

function chosenIn(notes: readonly Note[], id: string): string | undefined {
  return notes.find(({ choice }) => choice?.id === id)?.choice?.chosen;
}
