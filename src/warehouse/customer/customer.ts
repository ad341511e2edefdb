import type { Read } from '../read';
import type { ResultBytes } from '../api';
import type { Row } from '../rows';

/** All that is known of one customer: a result a card, by name; null where no such customer is. */
export async function customer(read: Read, customerId: string): Promise<ResultBytes | null> {
  const found = await read.bytes(
    `select * from mart.customers where customer_id = getvariable('customer_id')`,
    { customer_id: customerId },
  );
  return { information: found };
}

/** Customers whose name, id, phone or e-mail contains the text, the best matches first. */
export async function findCustomers(read: Read, text: string, limit: number): Promise<Row[]> {
  return read.rows(
    `select customer_id, name, phone, email from mart.customers
     where contains(lower(customer_id), lower(getvariable('search_text')))
     order by customer_id limit getvariable('search_limit')::integer`,
    { search_text: text, search_limit: String(limit) },
  );
}
