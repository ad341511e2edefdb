import type { Read } from '../read';
import type { Kind } from '../tables';

/** What a condition can test, of which the values are wanted. */
export type ChoicesOf =
  | { about: 'fact'; fact: string }
  | { about: 'attribute'; attribute: string }
  | { about: 'column'; table: Kind; column: string };

/** The attributes that the customers have, by name. */
export async function attributesKnown(read: Read): Promise<string[]> {
  const rows = await read.rows(
    `select distinct attribute from mart.known_attributes order by attribute`,
  );
  return rows.map((row) => String(row['attribute']));
}

/** The most frequent values, at most 200, that contain the text. */
export async function choices(read: Read, of: ChoicesOf, containing: string): Promise<string[]> {
  void read;
  void of;
  void containing;
  return [];
}
