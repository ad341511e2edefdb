import type { Read } from '../read';
import type { Kind } from '../tables';
import { Bound } from './bound';
import { factContract, isFact } from './facts';
import { testedAs, testedColumn } from './operators';
import { knownColumn, recordsFrom } from './records';

/** What a condition can test, of which the values are wanted. */
export type ChoicesOf =
  | { about: 'fact'; fact: string }
  | { about: 'attribute'; attribute: string }
  | { about: 'column'; table: Kind; column: string };

/** More than these nobody looks through: a text narrows them. */
const mostChoices = 200;

/** The attributes that the customers have, by name. */
export async function attributesKnown(read: Read): Promise<string[]> {
  const rows = await read.rows(
    `select distinct attribute from mart.known_attributes order by attribute`,
  );
  return rows.map((row) => String(row['attribute']));
}

/**
 * The most frequent values, at most 200, that contain the text, whatever the case. Of numbers, days
 * and yes or no there are none: they are not chosen from a list.
 * @throws {TypeError} for a fact or a column that is not there
 */
export async function choices(read: Read, of: ChoicesOf, containing: string): Promise<string[]> {
  const bound = new Bound('v');
  const values = valuesSql(of, bound);
  if (values === null) return [];
  const rows = await read.rows(
    `select value
     from (${values})
     where value is not null and contains(lower(value), lower(${bound.text(containing)}))
     group by value
     order by count(*) desc, value
     limit ${mostChoices}`,
    bound.variables,
  );
  return rows.map((row) => String(row['value']));
}

function valuesSql(of: ChoicesOf, bound: Bound): string | null {
  switch (of.about) {
    case 'fact': {
      if (!isFact(of.fact)) throw new TypeError(`no fact ${of.fact}`);
      const { type, mart, sql } = factContract(of.fact);
      if (testedAs[type] !== 'text') return null;
      const from = mart ?? 'customers';
      return `select ${sql} as value from mart.${from} as ${from}`;
    }
    case 'attribute':
      return `select value from mart.known_attributes where attribute = ${bound.text(of.attribute)}`;
    case 'column': {
      const column = knownColumn(of.table, of.column);
      if (testedColumn(column.type) !== 'any') return null;
      return `select ${column.sql} as value ${recordsFrom(of.table)}`;
    }
  }
}
