import { anyGroupSql, type Compiled } from '../audience/compile';
import type { Conditions, SavedSegment } from '../audience/condition';
import { martsIn } from '../marts';
import type { Read } from '../read';
import type { Row } from '../rows';
import { peopleColumn, sortSql } from './columns';

/** Which people, in which order, and which part of the list. */
export interface PeopleRequest {
  /** Null: the audience as it is. Else the customers whom any of the groups admits. */
  groups: readonly Conditions[] | null;
  saved: readonly SavedSegment[];
  /** Columns of the list, by name (`peopleColumns`). */
  columns: readonly string[];
  sort: PeopleSort;
  /** Part of a name, id, phone or e-mail; empty: everyone. */
  search: string;
  from: number;
  count: number;
}

/** Missing values come last in either direction; equal ones stand by customer id. */
export interface PeopleSort {
  column: string;
  isDescending: boolean;
}

/** A part of the list: rows carry `customer_id` and the wanted columns. */
export interface PeoplePage {
  total: number;
  rows: Row[];
  /** Differs from that of an earlier part where the list was made anew in between. */
  version: string;
}

/** The list that stands in `people_list`. */
interface Standing {
  /** What it was made from: the request, and the marts by their numbers in the engine's catalogue. */
  madeFrom: string;
  total: number;
  version: string;
}

const standing = new WeakMap<Read, Standing>();
let lists = 0;

/**
 * A part of a list of people. The list's order is worked out once for a group, sort and search, and
 * kept as a table of keys; a part of it is then read by position.
 * @throws TypeError for a column that is not in the closed list
 */
export async function people(read: Read, request: PeopleRequest): Promise<PeoplePage> {
  const { total, version } = await standingList(read, request);
  const rows = await read.rows(pageSql(request.columns), {
    people_from: String(request.from),
    people_to: String(request.from + request.count),
  });
  return { total, rows, version };
}

async function standingList(read: Read, request: PeopleRequest): Promise<Standing> {
  const { sql, variables } = listSql(request);
  const [catalogue] = await read.rows(catalogueSql(sql));
  const madeFrom = JSON.stringify([sql, variables, catalogue?.['numbers']]);
  const before = standing.get(read);
  if (before?.madeFrom === madeFrom) return before;
  await read.bytes(sql, variables);
  const [counted] = await read.rows(`select count(*)::integer as total from people_list`);
  const made = { madeFrom, total: Number(counted?.['total'] ?? 0), version: `list ${++lists}` };
  standing.set(read, made);
  return made;
}

/**
 * Makes the marts that the list stands on, by naming them, and tells their numbers: a mart that was
 * made anew has another one.
 */
function catalogueSql(list: string): string {
  const marts = martsIn(list).map((name) => `'mart.${name}'`);
  return `select string_agg(table_oid::varchar, ' ' order by table_name) as numbers,
    from duckdb_tables()
    where schema_name || '.' || table_name in (${marts.join(', ')})`;
}

/* Grain: one customer of the list; `position` counts from 0 in its order. */
function listSql({ groups, saved, sort, search }: PeopleRequest): Compiled {
  const admitted = groups === null ? audience : anyGroupSql(groups, saved, 'p');
  const key = sortSql(sort.column);
  const found = searchOf(search);
  const direction = sort.isDescending ? 'desc' : 'asc';
  const condition = `(${admitted.sql})${found.sql}`;
  return {
    sql: `create or replace temp table people_list as
      select
        customers.customer_key,
        (row_number() over (
          order by ${key} ${direction} nulls last, customers.customer_id
        ) - 1)::integer as position,
      from ${fromSql(`${key} ${condition}`)}
      where ${condition}
      order by position`,
    variables: { ...admitted.variables, ...found.variables },
  };
}

const audience: Compiled = {
  sql: 'customers.customer_key in (select customer_key from mart.audience)',
  variables: {},
};

function pageSql(columns: readonly string[]): string {
  const wanted = [...new Set(columns)].filter((name) => name !== 'customer_id');
  const selected = wanted.map((name) => `${peopleColumn(name).sql} as ${name}, `).join('');
  return `select customers.customer_id, ${selected}
    from ${fromSql(selected)}
    join people_list on customers.customer_key = people_list.customer_key
    where
      people_list.position >= getvariable('people_from')::integer
      and people_list.position < getvariable('people_to')::integer
    order by people_list.position`;
}

/* What a mart costs to make is paid by those lists that show it. */
function fromSql(expressions: string): string {
  const joined = marts
    .filter((name) => new RegExp(`\\b${name}\\.`).test(expressions))
    .map(
      (name) =>
        `left join mart.${name} as ${name} on customers.customer_key = ${name}.customer_key`,
    );
  return ['mart.customers as customers', ...joined].join('\n');
}

/** The marts of facts, one row a customer, that columns may read besides `mart.customers`. */
const marts = ['engagement', 'churn_risks', 'expected_values'] as const;

/* A number is found however the file parts its digits. */
function searchOf(search: string): Compiled {
  const text = search.trim();
  if (text === '') return { sql: '', variables: {} };
  const isNumber = /^[\d\s()+.-]+$/.test(text);
  const digits = isNumber ? text.replace(/\D/g, '') : '';
  return {
    sql: ` and (
      contains(lower(customers.name), lower(getvariable('people_search')))
      or contains(lower(customers.customer_id), lower(getvariable('people_search')))
      or contains(lower(customers.email), lower(getvariable('people_search')))
      or contains(customers.phone, getvariable('people_search'))
      or contains(translate(customers.phone, ' -().+', ''), getvariable('people_digits'))
    )`,
    variables: { people_search: text, people_digits: digits === '' ? null : digits },
  };
}
