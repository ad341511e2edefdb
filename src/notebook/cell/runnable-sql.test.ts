import { describe, expect, it } from 'vitest';
import type { CatalogueEntry } from '../../analyses/catalogue';
import { runnableSql } from './runnable-sql';

const entry = {
  analysis: {
    parameters: [
      { name: 'kind', type: 'varchar', default: 'in', options: ['in', 'later'] },
      { name: 'period', type: 'varchar', default: 'month' },
    ],
  },
  sql: {
    main: "select getvariable('as_of'), getvariable('kind'), getvariable('rfm_window')\n",
    other: "select getvariable('period');",
  },
} as unknown as CatalogueEntry;

describe('SQL that runs in the DuckDB command line', () => {
  it('sets every variable that it reads, and no other, before the queries', () => {
    const sql = runnableSql(entry, {
      values: { kind: "o'clock" },
      settings: { period: 'week' },
      built: { asOf: '2024-12-31', currency: 'CNY' },
    });
    expect(sql).toBe(
      [
        "set variable kind = 'o''clock'::varchar;",
        "set variable period = 'week'::varchar;",
        "set variable as_of = '2024-12-31'::date;",
        'set variable rfm_window = null;',
        '',
        "select getvariable('as_of'), getvariable('kind'), getvariable('rfm_window');",
        '',
        "select getvariable('period');",
        '',
      ].join('\n'),
    );
  });
});
