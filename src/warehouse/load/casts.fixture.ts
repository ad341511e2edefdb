import type { Format } from '../../intake/decision';
import type { Engine } from '../engine';
import type { ColumnType } from '../tables';
import { castOf, type CastColumn } from './casts';

/** Cells through the stages of a cast, as the plan puts them together; values as text. */
export function castAll(
  engine: Engine,
  cells: readonly string[],
  type: ColumnType,
  format: Format,
  column: Partial<CastColumn> = {},
): (string | null)[] {
  const { quick, text, final, last, instant } = castOf('c', type, format, {
    ...{ role: '', currency: null, careful: false, zone: null, isUtc: false },
    ...{ keepsSentinels: false, sample: cells, ...column },
  });
  const slow = text === null ? 'null' : final('t');
  const value = instant
    ? `case when i is not null then ${instant.wallClock('i')} else ${slow} end`
    : `coalesce(q, ${slow})`;
  const rows = engine.bound(
    `select (${last('v')})::varchar as value from (select *, ${value} as v from (
       select *, ${instant ? `coalesce(q, ${instant.of('t')})` : 'null'} as i from (
         select *, case when q is null then ${text ?? 'null'} end as t from (
           select c, ${quick ?? 'null'} as q from (
             select unnest(string_split(?::varchar, chr(30))) as c)))))`,
    [cells.join('\u001e')],
  );
  return rows.map((row) => row['value'] as string | null);
}
