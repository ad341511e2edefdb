import type { Note } from '../../intake/decision';
import type { Engine } from '../engine';
import type { Kind } from '../tables';
import type { Plan } from './plan';

/** What one look at a loaded table tells; counts of rows. */
export interface Inspection {
  read: number;
  /** To be quarantined. */
  bad: number;
  /** Cells that held a word for "nothing". */
  nulls: number;
  /** Cells left empty since they could not be read. */
  soft: number;
  noAmount: number;
  /** Lines without a date or status whose order may have one on another line. */
  open: number;
  /** Words for "nothing" where an id stands. */
  idWords: number;
  /** Rows without an order id, in a file that has order ids. */
  unnamed: number;
}

/** Looks at all rows once; the counts of cells and names are of those that stay. */
export async function inspected(
  engine: Engine,
  slot: string,
  kind: Kind,
  plan: Plan,
): Promise<Inspection> {
  const has = (name: string) => plan.names.has(name);
  const isBad = badCondition(plan);
  const when = (isKnown: boolean, condition: string) =>
    isKnown ? `count(*) filter (where not is_bad and (${condition}))` : '0';
  const orderAmount = has('order_amount') ? ' and order_amount is null' : '';
  const [row] = await engine.rows(
    `select count(*) as read,
       count(*) filter (where is_bad) as bad,
       coalesce(sum(_nulls) filter (where not is_bad), 0)::double as nulls,
       coalesce(sum(_soft) filter (where not is_bad), 0)::double as soft,
       ${when(kind === 'transactions' && has('amount'), `amount is null${orderAmount}`)} as no_amount,
       ${plan.fillDown ? `count(*) filter (where ${openCondition(plan)})` : '0'} as open,
       ${when(plan.ids.length > 0, plan.ids.map(idWord).join(' or '))} as id_words,
       ${when(has('order_id'), 'order_id is null')} as unnamed
     from (select *, ${isBad} as is_bad from intake.${slot})`,
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

function openCondition({ names }: Plan): string {
  const cells = ['ordered_at', 'status'].filter((name) => names.has(name));
  return `(${cells.map((name) => `${name} is null`).join(' or ')}) and order_id is not null and _bad = 0`;
}

/** Holds for the rows that are to be quarantined. */
export function badCondition({ required }: Plan): string {
  return ['_bad <> 0', ...required.map((name) => `${name} is null`)].join(' or ');
}

const words = `['NULL', 'null', 'Null', 'N/A', 'n/a', 'NA', 'NaN', 'nan', 'None', 'none', 'undefined', '无', '空', '-', '--', '—', '(null)']`;

/** Short ids only: the list would be searched for each of a million rows. */
export function idWord(name: string): string {
  return `(strlen(${name}) < 10 and list_contains(${words}, ${name}))`;
}

/** Lines of the receipt about cells. */
export function cellNotes({ nulls, soft, noAmount }: Inspection, plan: Plan): Note[] {
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
