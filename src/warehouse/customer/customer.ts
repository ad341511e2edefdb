import type { ResultBytes } from '../api';
import type { Read } from '../read';

const texts = import.meta.glob<string>('./*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const statements: readonly (readonly [name: string, sql: string])[] = Object.entries(texts).map(
  ([path, sql]) => [path.slice('./'.length, -'.sql'.length), sql],
);

/**
 * All that is known of one customer: each file of this folder is a statement, and its result has the
 * file's name. Null where no such customer is as of the date.
 */
export async function customer(read: Read, customerId: string): Promise<ResultBytes | null> {
  const [found] = await read.rows(keySql, { customer_id: customerId });
  if (!found) return null;
  const variables = {
    customer_id: customerId,
    customer_key: String(found['customer_key']),
  };
  const results: ResultBytes = {};
  for (const [name, sql] of statements) results[name] = await read.bytes(sql, variables);
  return results;
}

const keySql = `select customer_key from mart.keys where customer_id = getvariable('customer_id')`;
