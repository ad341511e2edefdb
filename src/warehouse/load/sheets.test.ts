import { describe, expect, it } from 'vitest';
import type { ColumnDecision, Refusal } from '../../intake/decision';
import type { Kind } from '../tables';
import type { Candidate } from './examination';
import { settleSheets } from './sheets';

function table(
  workbook: string,
  sheet: string | undefined,
  kind: Kind,
  records: number,
): Candidate {
  const name = sheet === undefined ? workbook : `${workbook} › ${sheet}`;
  const columns = ['a', 'b', 'c', 'd', 'e'].map((header) => ({ header }) as ColumnDecision);
  return {
    file: name,
    source: { name, unpacked: { from: 'book.xlsx', isCanonical: true, notes: [], sheet } },
    decision: { kind, columns },
    scan: { records },
    notes: [],
  } as unknown as Candidate;
}

const refusal = (file: string, code: string): Refusal => ({ file, code, values: { file } });

describe('the sheets of a workbook', () => {
  it('of one kind are asked about, each with its columns and number of records', () => {
    const sheets = [
      table('book.xlsx', '1月', 'transactions', 10),
      table('book.xlsx', '2月', 'transactions', 20),
    ];
    expect(settleSheets('book.xlsx', sheets, [], {}).questions).toEqual([
      {
        id: 'sheets',
        code: 'ask_sheets',
        values: { file: 'book.xlsx', count: 2 },
        options: [
          { value: 'all', preview: '(30)' },
          { value: '1月', preview: 'a, b, c, d … (10)' },
          { value: '2月', preview: 'a, b, c, d … (20)' },
        ],
      },
    ]);
    const hint = { answers: { sheets: 'all' } };
    expect(settleSheets('book.xlsx', sheets, [], hint).questions).toEqual([]);
  });

  it('of several kinds are taken without a question, and so are the files of an archive', () => {
    const kinds = [
      table('book.xlsx', '订单', 'transactions', 10),
      table('book.xlsx', '客户', 'customers', 20),
    ];
    expect(settleSheets('book.xlsx', kinds, [], {}).questions).toEqual([]);
    const months = [
      table('a.zip › 1.csv', undefined, 'transactions', 1),
      table('a.zip › 2.xlsx', 'x', 'transactions', 1),
      table('a.zip › 3.xlsx', 'x', 'transactions', 1),
    ];
    expect(settleSheets('a.zip', months, [], {}).questions).toEqual([]);
  });

  it('that are no table are a note of the others, but a damaged table is a refusal', () => {
    const refusals = [refusal('book.xlsx › 说明', 'no_known_column'), refusal('b', 'id_damaged')];
    const [orders] = [table('book.xlsx', '订单', 'transactions', 10)];
    const tables = settleSheets('book.xlsx', [orders!], refusals, {});
    expect(tables.refusals).toEqual([refusals[1]]);
    expect(tables.examined[0]!.notes).toEqual([
      { code: 'sheets_left_out', values: { names: 'book.xlsx › 说明' } },
    ]);
    expect(settleSheets('book.xlsx', [], refusals, {}).refusals).toEqual(refusals);
  });
});
