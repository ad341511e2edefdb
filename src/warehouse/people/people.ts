import type { Conditions, SavedSegment } from '../audience/condition';
import type { Read } from '../read';
import type { Row } from '../rows';

/** Which people, in which order, and which part of the list. */
export interface PeopleRequest {
  /** Null: the audience as it is. Else the customers whom any of the groups admits. */
  groups: readonly Conditions[] | null;
  saved: readonly SavedSegment[];
  /** Columns of the list, by name (`peopleColumns`). */
  columns: readonly string[];
  sort: { column: string; isDescending: boolean };
  /** Part of a name, id, phone or e-mail; empty: everyone. */
  search: string;
  from: number;
  count: number;
}

/** A part of the list: rows carry `customer_id` and the wanted columns. */
export interface PeoplePage {
  total: number;
  rows: Row[];
}

/** A part of a list of people. */
export async function people(read: Read, request: PeopleRequest): Promise<PeoplePage> {
  const rows = await read.rows(
    'select customer_id, name, from mart.customers order by customer_id limit 100',
  );
  void request;
  return { total: rows.length, rows };
}
