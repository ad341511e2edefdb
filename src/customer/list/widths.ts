import {
  peopleColumns,
  type PeopleColumnName,
  type PeopleColumnType,
} from '../../warehouse/people/columns';

const byType: Readonly<Record<PeopleColumnType, number>> = {
  text: 84,
  segment: 122,
  tier: 100,
  stage: 100,
  number: 72,
  money: 108,
  days: 84,
  date: 108,
  yes_no: 72,
};

const own: Partial<Readonly<Record<PeopleColumnName, number>>> = {
  customer_id: 114,
  name: 92,
  phone: 116,
  email: 200,
  address: 220,
  company: 180,
  interests: 160,
  tags: 160,
};

/** The grid's columns: the box for selecting, then each column, never narrower than it can be read. */
export function templateOf(columns: readonly PeopleColumnName[]): string {
  const widths = columns.map((name) => own[name] ?? byType[peopleColumns[name].type]);
  return ['36px', ...widths.map((width) => `minmax(${width}px, ${width}fr)`)].join(' ');
}

/** The least width of a row in pixels. */
export function widthOf(columns: readonly PeopleColumnName[]): number {
  return columns.reduce((sum, name) => sum + (own[name] ?? byType[peopleColumns[name].type]), 36);
}
