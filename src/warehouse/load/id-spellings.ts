import { plainChoice } from '../../intake/choice';
import type { Note } from '../../intake/decision';
import type { Engine } from '../engine';
import { charactersSql } from './cast';

const range = (from: number, length: number) =>
  String.fromCodePoint(...Array.from({ length }, (_, index) => from + index));

/** An id with capitals and full-width letters made alike: only for comparing. */
const folded = `lower(case when strlen(customer_id) = length(customer_id) then customer_id
  else translate(customer_id, '${range(0xff01, 94)}', ${charactersSql(range(0x21, 94))}) end)`;

/**
 * Counts the customers of `intake.<slot>` whose ids differ only by capitals or by full and half
 * width. They stay different customers unless `answer` (to `fold_ids`) is `folded`: then each takes
 * the spelling that most rows have, so that other files find it.
 * @returns the note with the choice; empty where there are none.
 */
export async function settleIdSpellings(
  engine: Engine,
  slot: string,
  answer: string | undefined,
): Promise<Note[]> {
  const [any] = await engine.rows(
    `select bool_or(customer_id <> upper(customer_id)) and bool_or(customer_id <> lower(customer_id))
       or bool_or(strlen(customer_id) <> length(customer_id)) as may_differ from intake.${slot}`,
  );
  if (any?.['may_differ'] !== true) return [];
  const spellings = `(select customer_id, ${folded} as folded, n from (
    select customer_id, count(*) as n from intake.${slot} where customer_id is not null group by customer_id))`;
  const [row] = await engine.rows(
    `select coalesce(sum(ids), 0) as count, min(first) as example, min_by(other, first) as other from (
       select count(*) as ids, arg_max(customer_id, n) as first, arg_min(customer_id, n) as other
       from ${spellings} group by folded having count(*) > 1)`,
  );
  const count = Number(row?.['count'] ?? 0);
  if (count === 0) return [];
  const chosen = answer === 'folded' ? 'folded' : 'as_written';
  if (chosen === 'folded') {
    await engine.execute(
      `update intake.${slot} as line set customer_id = kept.customer_id from (
         select folded, max_by(customer_id, (n, customer_id)) as customer_id
         from ${spellings} group by folded having count(*) > 1) as kept
       where ${folded.replaceAll('customer_id', 'line.customer_id')} = kept.folded`,
    );
  }
  const values = { count, example: String(row?.['example']), other: String(row?.['other']) };
  const choice = plainChoice('fold_ids', chosen, ['as_written', 'folded']);
  return [{ code: 'ids_differ_by_case', values, choice }];
}
