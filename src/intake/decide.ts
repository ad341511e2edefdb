import type { ColumnDecision, Decision, Hint, Note, Question } from './decision';
import { dateOrderOf, isDamagedId, isReadable, readingOf, type Reading } from './meaning/formats';
import type { Recognition } from './meaning/recognise';
import { typeOf } from './meaning/types';
import { tables, type Kind } from '../warehouse/tables';
import { soundRecords } from './reading/locate';
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
  { hint, fixed }: DecideWith,
): Promise<Decided | Note> {
  const { kind, platform } = recognition;
  const questions: Question[] = [];
  const notes: Note[] = [];
  const columns: ColumnDecision[] = [];
  for (const [index, header] of headers.entries()) {
    const given = hint.columns?.find((column) => column.header === header);
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
    if (reading.open === 'date_order') await settleDates(reading, scanned, index, platform?.dates);
    const open = given?.format ? null : questionOf(header, index, reading, values);
    const answer = open ? hint.answers?.[open.id] : undefined;
    if (open && answer === undefined) questions.push(open);
    columns.push({
      header,
      role,
      ...settled(reading, answer),
      ...(given?.format ? { format: given.format } : {}),
      ...(given ? { isGiven: true as const } : {}),
      confidence: given ? 1 : match.confidence,
      samples: values.filter((value) => value.trim() !== '').slice(0, 3),
    });
  }
  const grain =
    kind === 'transactions'
      ? (hint.grain ?? grainOf(columns, scanned, platform?.grain ?? null))
      : null;
  const decision: Decision = {
    ...{ kind, platform: platform?.id ?? null, grain, ...fixed, columns },
    answers: { ...hint.answers },
  };
  return { decision, questions, notes };
}

function cannotDoWithout(kind: Kind, role: string): boolean {
  const required: readonly string[] = tables[kind].required;
  return required.includes(role) || role === 'order_id' || role === 'customer_id';
}

/** A column whose values are not what its name says. */
function faultOf(kind: Kind, role: string, header: string, values: readonly string[]): Note | null {
  const type = typeOf(kind, role);
  const example =
    values
      .find((value) => value.trim() !== '')
      ?.trim()
      .slice(0, 80) ?? '';
  const told = { column: header, example };
  if (type === 'varchar')
    return isDamagedId(role, values) ? { code: 'id_damaged', values: told } : null;
  return isReadable(type, values) ? null : { code: 'column_unreadable', values: told };
}

/** A day over 12 anywhere in the file settles the order of all its dates; else the platform does. */
async function settleDates(
  reading: Reading,
  scanned: Scan,
  index: number,
  platformDates: 'month-day-year' | 'day-month-year' | undefined,
): Promise<void> {
  for await (const { cells } of soundRecords(scanned)) {
    const order = dateOrderOf(cells[index] ?? '');
    if (order === null) continue;
    reading.format = order;
    reading.open = null;
    return;
  }
  if (!platformDates) return;
  reading.format = platformDates;
  reading.open = null;
}

function questionOf(
  header: string,
  index: number,
  { open, signs }: Reading,
  values: readonly string[],
): Question | null {
  if (open === null) return null;
  const example = values.find((value) => value.trim() !== '')?.trim() ?? '';
  const id = `${open}:c${index + 1}`;
  const options = {
    date_order: ['day-month-year', 'month-day-year'],
    decimal_comma: ['number', 'number-decimal-comma'],
    currency: signs,
  }[open].map((value) => ({ value, preview: previewOf(open, value, example) }));
  return { id, code: `ask_${open}`, values: { column: header, example }, options };
}

function previewOf(open: NonNullable<Reading['open']>, option: string, example: string): string {
  if (open === 'currency') return option;
  if (open === 'decimal_comma') {
    return `${example} = ${option === 'number' ? example.replace(/,/g, '') : example.replace(',', '.')}`;
  }
  const [first = '', second = '', year = ''] = example.split(/[/.\- ]/);
  const [month, day] = option === 'day-month-year' ? [second, first] : [first, second];
  return `${example} = ${year.length === 2 ? `20${year}` : year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function settled(
  reading: Reading,
  answer: string | undefined,
): Pick<ColumnDecision, 'format' | 'currency'> {
  const { format, currency, open } = reading;
  if (answer === undefined) return { format, currency };
  if (open === 'currency') {
    return { format, currency: reading.signs.find((sign) => sign === answer) ?? currency };
  }
  const formats = ['day-month-year', 'month-day-year', 'number', 'number-decimal-comma'] as const;
  return { format: formats.find((known) => known === answer) ?? format, currency };
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
