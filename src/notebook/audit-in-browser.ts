import { auditInMemory, type AuditEntry, type AuditStore } from '../privacy/audit-log';
import { ask } from './browser-database';

/** The audit log in IndexedDB. What the browser refuses to keep stays as long as the page lives. */
export function auditInBrowser(): AuditStore {
  const unkept = auditInMemory();
  return {
    async append(entry) {
      try {
        await ask('audit', 'readwrite', (audit) => audit.add(entry));
      } catch {
        await unkept.append(entry);
      }
    },
    async all() {
      const kept = await ask('audit', 'readonly', (audit): IDBRequest<AuditEntry[]> =>
        audit.getAll(),
      ).catch(() => []);
      return [...kept, ...(await unkept.all())];
    },
    async clear() {
      await unkept.clear();
      await ask('audit', 'readwrite', (audit) => audit.clear());
    },
  };
}
