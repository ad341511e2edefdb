import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { encodings } from './decision';
import { kinds } from '../warehouse/tables';
import { messages } from './messages';

const here = import.meta.dirname;
const sources = [
  ...readdirSync(here, { recursive: true }).map((name) => join(here, String(name))),
  ...readdirSync(join(here, '../warehouse/load')).map((name) =>
    join(here, '../warehouse/load', name),
  ),
].filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('messages.ts'),
);

const made = [
  ...['option_first', 'option_last', 'option_relaxed', 'option_strict', 'option_skip'],
  'option_as_record',
  ...['orders_closed', 'orders_unpaid', 'orders_refunded', 'orders_test', 'orders_unknown'],
  ...['refunds_closed', 'refunds_unknown', 'not_a_date', 'not_a_number'],
  ...['ask_date_order', 'ask_decimal_comma', 'ask_currency', 'no_header', 'no_known_column'],
  ...['ask_excel_dates', 'option_missing', 'option_as_written', 'option_folded'],
  ...[
    'too_few_cells',
    'too_many_cells',
    'unclosed_quote',
    'stray_quote',
    'bad_bytes',
    'record_too_long',
  ],
  ...['missing_value', 'cancelled_orders', 'no_payment_time'],
  ...['orders_counted', 'cancelled_counted', 'no_payment_time_counted', 'refunds_counted'],
  ...['unknown_left_out', 'exact_rows_kept', 'exact_rows_dropped'],
  ...['repeated_customers', 'repeated_products', 'repeated_orders', 'repeated_keys'],
  ...['apply', 'ignore', 'valid', 'leave_out', 'subtract', 'keep', 'drop', 'by_key', 'keep_both']
    .concat('once', 'both', 'own', 'shared')
    .map((value) => `option_${value}`),
  ...['as_shown', 'all', ...kinds].map((value) => `option_${value}`),
  ...encodings.filter((name) => !name.startsWith('utf-16')).map((name) => `option_${name}`),
];

function codesUsed(): Set<string> {
  const codes = new Set(made);
  const form = /(?:\bcode: |refused\(|refusal\(|refusalOf\(file, |\badd\()'([a-z_0-9]+)'/g;
  for (const source of sources) {
    for (const match of readFileSync(source, 'utf8').matchAll(form)) codes.add(match[1]!);
  }
  return codes;
}

const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe('the messages of the intake', () => {
  it('exist for every code that the intake and the loader use, and for no other', () => {
    expect([...codesUsed()].sort()).toEqual(Object.keys(messages).sort());
  });

  it.each(Object.entries(messages))('%s says the same in both languages', (_, text) => {
    expect(places(text.zh)).toEqual(places(text.en));
    expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(text.en).not.toMatch(/[\u4e00-\u9fff]/);
  });
});
