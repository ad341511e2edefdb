import { describe, expect, it } from 'vitest';
import { auditColumns, auditCsv, auditInMemory, type AuditEntry } from './audit-log';

const entry: AuditEntry = {
  when: new Date('2026-03-01T00:00:00Z'),
  what: 'export',
  group: '=HYPERLINK("x")',
  isSearched: false,
  people: 2311,
  columns: ['customer_id', 'name', 'email'],
  unmasked: ['name', 'email'],
  channel: 'email',
  leftOut: 169,
  blanked: 0,
};

describe('the audit log', () => {
  it('keeps what was appended, in order, until it is cleared', async () => {
    const log = auditInMemory();
    await log.append(entry);
    const seen = await log.all();
    await log.append({ ...entry, what: 'unmask' });
    expect(seen).toHaveLength(1);
    expect((await log.all()).map(({ what }) => what)).toEqual(['export', 'unmask']);
    await log.clear();
    expect(await log.all()).toEqual([]);
  });

  it('is a file with the time of each entry and no formula', async () => {
    const text = await auditCsv([entry], auditColumns).text();
    expect(text.split('\r\n')[0]).toContain(auditColumns.map((name) => `"${name}"`).join(','));
    expect(text.split('\r\n')[1]).toBe(
      `"2026-03-01T00:00:00.000Z","export","'=HYPERLINK(""x"")","false","2311",` +
        `"customer_id name email","name email","email","169","0"`,
    );
  });
});
