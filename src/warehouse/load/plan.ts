import type { ColumnDecision, Format, Note } from '../../intake/decision';
import { typeOf } from '../../intake/meaning/types';
import type { Examined } from '../../intake/examined';
import { isNullWord } from '../../intake/meaning/null-words';
import { isUtcHeader } from '../../intake/meaning/clocks';
import { same, type Cast } from './cast';
import { castOf, isNullWord as isNullWordSql } from './casts';
import { derivedColumns } from './derived';
import { dialectSql } from './dialect';
import { tables, type ColumnType, type Kind } from '../tables';

/** A column of the file on its way into the table. */
export interface PlannedColumn {
  /** Position in the file, from 0; the cell is `c<index + 1>`. */
  index: number;
  header: string;
  /** The table's column: a role, or x1 … xn for an attribute. */
  name: string;
  type: ColumnType;
  /** Its bit in `_bad`; null: a cell that cannot be read does not cost the record its place. */
  bit: number | null;
  /** A cell that cannot be read is left empty and counted. */
  soft: boolean;
  cast: Cast;
}

/** How a file becomes its table: one constant statement, and what to look at afterwards. */
export interface Plan {
  statement: string;
  columns: PlannedColumn[];
  /** Contract columns that the table has. */
  names: Set<string>;
  attributes: PlannedColumn[];
  required: string[];
  ids: string[];
  /** Whether order cells may stand on the first line of an order only. */
  fillDown: boolean;
  orderColumns: string[];
  notes: Note[];
}

/** Made by the rules of trade after the load. */
const stateColumn = 'state';

/** Typed columns whose unreadable cells are left empty: the rest of the record is worth more. */
const soft: Partial<Record<Kind, readonly string[]>> = {
  customers: ['birth_date', 'age', 'tenure', 'recurring_amount', 'updated_at'],
  products: ['price', 'cost'],
  behaviours: ['duration_s'],
  feedback: ['score'],
  tickets: ['satisfaction'],
  opportunities: ['probability'],
};

/** Columns that belong to the order, not to its line. */
const ofTheOrder = [
  ...[
    'ordered_at',
    'paid_at',
    'customer_id',
    'status',
    'currency',
    'payment_method',
    'channel',
    'store',
  ],
  ...['buyer_name', 'buyer_phone', 'province', 'city', 'cancelled_at', 'after_sale', 'salesperson'],
];

/** Unread cells of these roles only guide the load. */
const intermediate = new Set(['first_name', 'last_name', 'time_of_day']);

/** Cells that the cheap cast of a format reads, by the formats that have one for all they allow. */
const plainForms: Partial<Record<Format, RegExp>> = {
  number: /^[+-]?(\d+(\.\d*)?|\.\d+)$/,
  'year-month-day': /^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?)?$/,
};

/** Whether the cheap casts read all cells of the sample: then they are tried alone. */
export function isPlain({ decision, scan }: Examined): boolean {
  return decision.columns.every(({ role, format }, index) => {
    if (role === null || typeOf(decision.kind, role) === 'varchar') return true;
    if (format === 'boolean') return true;
    const form = plainForms[format];
    return scan.sample.every((cells) => {
      const cell = cells[index] ?? '';
      return isNullWord(cell) || (form?.test(cell) ?? false);
    });
  });
}

/** The cheap cast alone. */
function quickly(cast: Cast): Cast {
  return cast.quick === null || cast.instant ? cast : { ...cast, text: null, final: same };
}

/**
 * Plans the load of `examined` into `intake.<slot>`. Identifiers come from the contract and from
 * c1 … cn and x1 … xn, never from the file. `isQuick` leaves out what reads the cells that the cheap
 * casts cannot: where a cell stays unread, the file is to be loaded without it.
 */
export function planOf(slot: string, { decision, scan }: Examined, isQuick = false): Plan {
  const { kind } = decision;
  const columns: PlannedColumn[] = [];
  let bits = 0;
  let attributes = 0;
  for (const [index, column] of decision.columns.entries()) {
    const { role } = column;
    if (role !== null && intermediate.has(role)) continue;
    const type = role === null ? 'varchar' : typeOf(kind, role);
    const softly = type === 'boolean' || (role !== null && (soft[kind] ?? []).includes(role));
    const typed = type !== 'varchar';
    const cell = cellOf(decision.columns, index, role);
    const cast = castOf(cell, type, column.format, {
      role: role ?? '',
      currency: column.currency ?? null,
      careful: needsCare(scan.sample, index),
      zone: column.zone ?? null,
      isUtc: isUtcHeader(column.header),
      keepsSentinels: decision.answers['sentinels'] === 'keep',
      sample: scan.sample.map((cells) => cells[index] ?? ''),
    });
    columns.push({
      index,
      header: column.header,
      name: role ?? `x${++attributes}`,
      type,
      soft: softly,
      bit: typed && !softly ? bits++ : null,
      cast: isQuick ? quickly(cast) : cast,
    });
  }
  const derived = derivedColumns(kind, columns, decision.columns);
  const names = new Set([...columns.map(({ name }) => name), ...derived.map(({ name }) => name)]);
  const typed = columns.filter(({ type }) => type !== 'varchar');
  const values = [
    ...columns
      .filter(({ name }) => !derived.some((other) => other.name === name))
      .map((column) => `${column.cast.last(`v${column.index}`)} as ${column.name}`),
    ...derived.map(({ value, name }) => `${value} as ${name}`),
  ];
  const count = (
    wanted: readonly PlannedColumn[],
    condition: string,
    worth = (_: PlannedColumn) => 1,
  ) =>
    sumOf(
      wanted.map(
        (column) =>
          `case when ${unread(column)} and ${condition}${isNothing(column)} then ${worth(column)} else 0 end`,
      ),
    );
  const flags = [
    `${count(
      typed.filter(({ bit }) => bit !== null),
      'not ',
      ({ bit }) => 2 ** (bit ?? 0),
    )}::bigint as _bad`,
    `${count(typed, '')}::integer as _nulls`,
    `${count(
      typed.filter((column) => column.soft),
      'not ',
    )}::integer as _soft`,
  ];
  const state = kind === 'transactions' || kind === 'refunds' ? [`'valid' as ${stateColumn}`] : [];
  if (state.length > 0) names.add(stateColumn);
  const spec = decision.columns.map((_, index) => `'c${index + 1}': 'VARCHAR'`).join(', ');
  const file = `read_csv('in/${slot}.csv', columns = {${spec}}, auto_detect = false, header = false,
  ${dialectSql(scan.dialect, scan.lineEnd)},
  strict_mode = true, null_padding = false, parallel = false, buffer_size = 4000000)`;
  const statement = `create or replace table intake.${slot} as
select ${[...values, ...state, ...flags].join(',\n  ')}
from ${staged(columns, decision.columns, file)}`;
  return {
    statement,
    columns,
    names,
    attributes: columns.filter(({ name }) => /^x\d+$/.test(name)),
    required: tables[kind].required.filter((name) => names.has(name)),
    ids: ['customer_id', 'order_id'].filter((name) => names.has(name)),
    fillDown: kind === 'transactions' && names.has('order_id') && names.has('ordered_at'),
    orderColumns: ofTheOrder.filter((name) => names.has(name)),
    notes: derived.flatMap(({ note }) => (note ? [note] : [])),
  };
}

/**
 * The stages of the casts around the file, each a projection of its own: q quick, t text where
 * quick failed, i instant where cells are instants, v value, w whether an unread cell is a word for
 * "nothing".
 */
function staged(
  columns: readonly PlannedColumn[],
  decided: readonly ColumnDecision[],
  file: string,
): string {
  const stage = (parts: readonly string[], from: string) =>
    parts.length > 0 ? `(select *, ${parts.join(', ')} from ${from})` : from;
  const slow = columns.filter(({ cast }) => cast.text !== null);
  const quick = stage(
    columns.map(({ index, cast }) => `${cast.quick ?? 'null'} as q${index}`),
    file,
  );
  const texts = stage(
    slow.map(({ index, cast }) =>
      cast.quick === null
        ? `${cast.text} as t${index}`
        : `case when q${index} is null then ${cast.text} end as t${index}`,
    ),
    quick,
  );
  const instants = stage(
    columns.flatMap(({ index, cast: { instant } }) =>
      instant ? [`coalesce(q${index}, ${instant.of(`t${index}`)}) as i${index}`] : [],
    ),
    texts,
  );
  return stage(
    columns.map(({ index, cast, type }) => {
      const value = `${valueOf(index, cast)} as v${index}`;
      if (type === 'varchar') return value;
      const cell = cellOf(decided, index, decided[index]?.role ?? null);
      const word = `case when q${index} is null and ${cell} is not null then ${isNullWordSql(cell)} else false end`;
      return `${value}, ${word} as w${index}`;
    }),
    instants,
  );
}

function valueOf(index: number, { quick, text, final, instant }: Cast): string {
  const read = text === null ? null : final(`t${index}`);
  if (instant) {
    const wallClock = instant.wallClock(`i${index}`);
    return `case when i${index} is not null then ${wallClock} else ${read ?? 'null'} end`;
  }
  if (read === null) return `q${index}`;
  return quick === null ? read : `coalesce(q${index}, ${read})`;
}

/** Whether a cell says nothing, as SQL: a word for it, or a day that stands for it. */
const isNothing = ({ index, cast }: PlannedColumn) =>
  cast.isNothing ? `(w${index} or ${cast.isNothing(`v${index}`)})` : `w${index}`;

const unread = ({ index, cast }: PlannedColumn) =>
  `c${index + 1} is not null and (${cast.last(`v${index}`)}) is null`;
const sumOf = (terms: readonly string[]) => (terms.length > 0 ? `(${terms.join(' + ')})` : '0');

/** The cell as SQL; a date that stands apart from its time of day is joined with it. */
function cellOf(columns: readonly ColumnDecision[], index: number, role: string | null): string {
  const time = columns.findIndex((column) => column.role === 'time_of_day');
  if (role !== 'ordered_at' || time === -1) return `c${index + 1}`;
  const timed = columns[index]?.samples.some((sample) => /\d:\d/.test(sample)) ?? false;
  return timed ? `c${index + 1}` : `(c${index + 1} || coalesce(' ' || c${time + 1}, ''))`;
}

/** Whether sample cells of a text column carry outer blanks or words for "nothing". */
function needsCare(sample: readonly string[][], index: number): boolean {
  return sample.some((cells) => {
    const value = cells[index] ?? '';
    return value !== '' && (value !== value.trim() || isNullWord(value));
  });
}
