import type { PeopleSort } from '../../warehouse/people/people';

/** How a list of people was left: Back shows it so again. Names are masked again by then. */
export interface PeopleLeft {
  /** Null: the usual order. */
  sort: PeopleSort | null;
  search: string;
  /** The ids selected in a group of people. */
  selection: { group: string; ids: ReadonlySet<string> };
  /** The row that was active, counted from 0. */
  row: number;
}
