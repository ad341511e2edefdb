import type { Decision, Note } from '../../intake/decision';
import type { Engine } from '../engine';

/** How a cell lists several products. */
interface ListForm {
  /** Whether a whole cell is such a list; a regular expression of RE2. */
  cell: string;
  /** The cell with ␞ between its items and ␟ between a product and its quantity. */
  parts: string;
  /** Whether the quantity stands first. */
  isCountFirst: boolean;
  /** Whether the form alone is proof; else the quantities must agree with the file's own. */
  isCertain: boolean;
}

const forms: readonly ListForm[] = [
  // Youzan: A(规格)(2件);B(1件)
  {
    cell: String.raw`(?s).+[(（]\s*[0-9]+\s*件[)）]\s*[;；]?\s*`,
    parts: String.raw`regexp_replace(product, '\s*[(（]\s*([0-9]+)\s*件[)）]\s*([;；,，]\s*|$)', chr(31) || '\1' || chr(30), 'g')`,
    isCountFirst: false,
    isCertain: true,
  },
  // WooCommerce: 2× A, 1× B
  {
    cell: String.raw`(?s)[0-9]+\s*[×x]\s+.+`,
    parts: String.raw`regexp_replace(product, '(^|[,，;；]\s*)([0-9]+)\s*[×x]\s+', chr(30) || '\2' || chr(31), 'g')`,
    isCountFirst: true,
    isCertain: true,
  },
  // A*2;B*1 or A×2；B×1
  {
    cell: String.raw`(?s).*[^0-9\s]\s*[*×]\s*[0-9]+\s*[;；,，]?\s*`,
    parts: String.raw`regexp_replace(product, '\s*[*×]\s*([0-9]+)\s*([;；,，\n]\s*|$)', chr(31) || '\1' || chr(30), 'g')`,
    isCountFirst: false,
    isCertain: false,
  },
];

/** Of the order, not of a line: stays on the order's first line, so that sums over lines hold. */
const moneyOfTheOrder = ['refund', 'discount', 'shipping', 'tax', 'cost'];
/** Of a line, which an order of several products does not have. */
const ofTheLine = ['unit_price', 'product_id'];

/**
 * Where a file has a row an order and the product cell lists several, the row becomes a row a
 * product: product and quantity are the item's. What was paid stays with the order
 * (`order_amount`, the same on each of its lines; `amount` only where the order has one product), since
 * nothing says how it divides. Receipts count the file's rows, as before.
 */
export async function splitItems(
  engine: Engine,
  slot: string,
  { grain }: Pick<Decision, 'grain'>,
  names: Set<string>,
): Promise<Note[]> {
  if (grain !== 'order' || names.has('line_id')) return [];
  if (!names.has('product') || !names.has('order_id')) return [];
  const form = await formOf(engine, slot, names);
  if (!form) return [];
  const has = (name: string) => names.has(name);
  const paid = [
    ...(has('amount') ? ['amount'] : []),
    ...(has('order_amount') ? ['order_amount'] : []),
  ];
  const several = 'len(_items) > 1';
  const replaced = [
    `_item.product as product`,
    ...(has('quantity') ? ['_item.quantity as quantity'] : []),
    ...(has('amount') ? [`case when ${several} then null else amount end as amount`] : []),
    ...(has('order_amount') ? [`coalesce(${paid.join(', ')}) as order_amount`] : []),
    ...moneyOfTheOrder.filter(has).map((name) => `case when _n = 1 then ${name} end as ${name}`),
    ...ofTheLine
      .filter(has)
      .map((name) => `case when ${several} then null else ${name} end as ${name}`),
  ];
  const added = [
    ...(has('quantity') ? [] : ['_item.quantity as quantity']),
    ...(has('order_amount') || paid.length === 0 ? [] : ['amount as order_amount']),
  ];
  await engine.execute(
    `create or replace table intake.${slot}_items as
     with
       listed as (
         select *, case
           when order_id is not null and regexp_full_match(product, '${form.cell}') then ${itemsOf(form)}
           else [{ product: product, quantity: ${has('quantity') ? 'quantity' : 'null::decimal(18,4)'} }]
         end as _items
         from intake.${slot}
       ),
       lines as (
         select *, unnest(_items) as _item, generate_subscripts(_items, 1) as _n from listed
       )
     select * exclude (_items, _item, _n) replace (${replaced.join(', ')})
       ${added.map((column) => `, ${column}`).join('')}
     from lines`,
  );
  const [row] = await engine.rows(
    `select (select count(*) from intake.${slot}) as cells, (select count(*) from intake.${slot}_items) as items`,
  );
  await engine.execute(`drop table intake.${slot}`);
  await engine.execute(`alter table intake.${slot}_items rename to ${slot}`);
  const gained = ['quantity', ...(paid.length > 0 ? ['order_amount'] : [])];
  for (const name of gained) names.add(name);
  const [count, items] = [Number(row?.['cells'] ?? 0), Number(row?.['items'] ?? 0)];
  return [{ code: 'items_split', values: { count, items } }];
}

/** The form in which most product cells are, if they are in one. */
async function formOf(
  engine: Engine,
  slot: string,
  names: ReadonlySet<string>,
): Promise<ListForm | null> {
  for (const form of forms) {
    if (!form.isCertain && !names.has('quantity')) continue;
    const isList = `regexp_full_match(product, '${form.cell}')`;
    const agrees = names.has('quantity')
      ? `${isList} and list_sum(list_transform(${itemsOf(form)}, lambda item: item.quantity)) = quantity`
      : isList;
    const [row] = await engine.rows(
      `select count(*) as n, count(*) filter (where ${agrees}) as lists
       from (select * from intake.${slot} where product is not null limit 2000)`,
    );
    if (Number(row?.['lists'] ?? 0) * 2 > Number(row?.['n'] ?? 0)) return form;
  }
  return null;
}

/** The items of a cell as a list of structs; a product without a number is there once. */
function itemsOf({ parts, isCountFirst }: ListForm): string {
  const [product, quantity] = isCountFirst ? [2, 1] : [1, 2];
  return `list_transform(
    list_filter(string_split(${parts}, chr(30)), lambda part: trim(part) <> ''),
    lambda part: {
      product: trim(split_part(part, chr(31), ${product})),
      quantity: coalesce(try_cast(split_part(part, chr(31), ${quantity}) as decimal(18,4)), 1) })`;
}
