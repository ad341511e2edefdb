import type { ColumnDecision, Decision, Format, Hint, Note, Question } from './decision';
import { clockOf, zoneOf } from './meaning/clocks';
import { columnNotes, type DecidedColumn } from './meaning/column-notes';
import { ordersOf } from './meaning/dates';
import { filledOf, isReadable, readingOf, type Reading } from './meaning/formats';
import { isDamagedId } from './meaning/ids';
import { currencyQuestion, questionOf } from './meaning/questions';
import type { Recognition } from './meaning/recognise';
import { typeOf } from './meaning/types';
import { isRoleOf } from './checked-hint';
import { tables, type Kind } from '../warehouse/tables';
import { soundColumn } from './reading/locate';
import type { Scan } from './reading/scan';

/** What was decided about a file, and what nothing in it decides. */
export interface Decided {
  decision: Decision;
  questions: Question[];
  notes: Note[];
}

/** What else goes into the decision. */
export interface DecideWith {
  hint: Hint;
  /** The zone whose calendar days count. */
  timeZone: string;
  /** What reading the bytes decided. */
  fixed: Pick<Decision, 'encoding' | 'dialect' | 'header'>;
}

/**
 * Decides role and format of each column from the headers' recognition, the sampled values and
 * what is already given in `hint`.
 * @returns a note instead where a column that the kind cannot do without is unusable.
 */
export async function decide(
  headers: readonly string[],
  recognition: Recognition,
  scanned: Scan,
  { hint, timeZone, fixed }: DecideWith,
): Promise<Decided | Note> {
  const { kind, platform } = recognition;
  const answers = { ...hint.answers };
  const questions: Question[] = [];
  const notes: Note[] = [];
  const decided: DecidedColumn[] = [];
  for (const [index, header] of headers.entries()) {
    const given = givenFor(header, kind, hint);
    const match = recognition.roles[index] ?? { role: null, confidence: 0 };
    const values = scanned.sample.map((cells) => cells[index] ?? '');
    let role = given && given.role !== undefined ? given.role : match.role;
    const fault = role === null ? null : faultOf(kind, role, header, values);
    if (fault && role !== null && cannotDoWithout(kind, role)) return fault;
    if (fault && !given) {
      notes.push({ code: 'kept_as_text', values: fault.values });
      role = null;
    }
    const type = role === null ? null : typeOf(kind, role);
    const reading = readingOf(type, role ?? '', values, fixed.dialect.delimiter);
    if (reading.choice?.about === 'date_order') {
      const { options } = reading.choice;
      Object.assign(reading, await settledOrder(options, scanned, index, platform?.dates));
    }
    const choice = reading.choice && {
      ...reading.choice,
      id: `${reading.choice.about}:c${index + 1}`,
    };
    const isAsked = choice !== null && choice.isOpen && !given?.format;
    if (isAsked && answers[choice.id] === undefined) {
      questions.push(questionOf(choice, header, filledOf(values)));
    }
    const { format, currency } = settled(reading, choice && answers[choice.id]);
    const clock =
      type === 'timestamp'
        ? clockOf(filledOf(values), given?.format ?? format, {
            header,
            platform: platform?.id ?? null,
          })
        : 'plain';
    const column: ColumnDecision = {
      ...{ header, role, format, currency },
      zone: zoneOf(clock, timeZone, answers['time_zone']),
      ...(given?.format ? { format: given.format } : {}),
      ...(given ? { isGiven: true as const } : {}),
      confidence: given ? 1 : match.confidence,
      samples: values.filter((value) => value.trim() !== '').slice(0, 3),
    };
    const switchable = choice && !choice.isOpen && !given?.format ? choice : null;
    decided.push({ column, type, values, clock, switchable });
  }
  const columns = decided.map(({ column }) => column);
  const currencies = decided.find(({ column }) => column.role === 'currency');
  const question = currencies && currencyQuestion(currencies.column.header, currencies.values);
  if (question && answers[question.id] === undefined) questions.push(question);
  notes.push(...columnNotes(decided, { timeZone, answers }));
  const grain =
    kind === 'transactions'
      ? (hint.grain ?? grainOf(columns, scanned, platform?.grain ?? null))
      : null;
  const decision = { kind, platform: platform?.id ?? null, grain, ...fixed, columns, answers };
  return { decision, questions, notes };
}

/** What was given about a column; a role that is none of the kind's was meant for another kind. */
function givenFor(header: string, kind: Kind, { columns }: Hint) {
  const given = columns?.find((column) => column.header === header);
  if (!given?.role || isRoleOf(kind, given.role)) return given;
  return undefined;
}

function cannotDoWithout(kind: Kind, role: string): boolean {
  const required: readonly string[] = tables[kind].required;
  return required.includes(role) || role === 'order_id' || role === 'customer_id';
}

/** A column whose values are not what its name says. */
function faultOf(kind: Kind, role: string, header: string, values: readonly string[]): Note | null {
  const type = typeOf(kind, role);
  const example = filledOf(values)[0]?.slice(0, 80) ?? '';
  const told = { column: header, example };
  if (type === 'varchar')
    return isDamagedId(role, values) ? { code: 'id_damaged', values: told } : null;
  return isReadable(type, values) ? null : { code: 'column_unreadable', values: told };
}

/**
 * A date anywhere in the file that fits one of the possible orders only settles that of all, unless
 * the sample has such dates for several; else the platform does, which can be switched.
 */
async function settledOrder(
  options: Format[],
  scanned: Scan,
  index: number,
  platformDates: 'month-day-year' | 'day-month-year' | undefined,
): Promise<Partial<Reading>> {
  const fitting = (cell: string) =>
    ordersOf(cell)?.filter((order) => options.includes(order)) ?? [];
  if (!scanned.sample.some((cells) => fitting(cells[index] ?? '').length === 1)) {
    for await (const cells of soundColumn(scanned, index)) {
      for (const cell of new Set(cells)) {
        const [format, ...others] = fitting(cell);
        if (format !== undefined && others.length === 0) return { format, choice: null };
      }
    }
  }
  if (!platformDates || !options.includes(platformDates)) return {};
  return { format: platformDates, choice: { about: 'date_order', options, isOpen: false } };
}

/** The reading with what was answered, if that is one of its options. */
function settled(
  { format, currency, choice }: Reading,
  answer: string | undefined | null,
): Pick<ColumnDecision, 'format' | 'currency'> {
  if (choice?.about === 'currency') {
    return { format, currency: choice.options.find((sign) => sign === answer) ?? currency };
  }
  return { format: choice?.options.find((option) => option === answer) ?? format, currency };
}

/** A row is a line of an order where order ids come again or the row names its product. */
function grainOf(
  columns: readonly ColumnDecision[],
  { sample }: Scan,
  known: 'line' | 'order' | null,
): 'line' | 'order' {
  const index = columns.findIndex(({ role }) => role === 'order_id');
  if (index === -1) return 'order';
  const ids = sample.map((cells) => cells[index] ?? '').filter((id) => id !== '');
  if (new Set(ids).size < ids.length) return 'line';
  return known ?? (columns.some(({ role }) => role === 'product_id') ? 'line' : 'order');
}
