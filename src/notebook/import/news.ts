import type { Format } from '../../format/format';
import type { News, Receipt } from '../../intake/decision';
import { t, tMaybe } from '../../ui/say';
import { kinds, type Kind } from '../../warehouse/tables';

/** What files brought against those that were there before, kind by kind, as one sentence. */
export function newsText(
  receipts: readonly Pick<Receipt, 'decision' | 'news'>[],
  format: Format,
): string | null {
  const parts = kinds.flatMap((kind) => {
    const news = receipts.flatMap((receipt) =>
      receipt.decision.kind === kind && receipt.news ? [receipt.news] : [],
    );
    return news.length > 0 ? [ofKind(kind, news.reduce(sum), format)] : [];
  });
  const customers = receipts
    .filter(({ decision }) => decision.kind !== 'customers')
    .reduce((count, { news }) => count + (news?.customers ?? 0), 0);
  if (parts.length === 0) return null;
  if (customers > 0) parts.push(t('news.customers', { count: format.count(customers) }));
  return parts.join(t('news.and'));
}

function ofKind(kind: Kind, { added, changed, same, fields }: News, format: Format): string {
  const counts = [
    t('news.added', { count: format.count(added) }),
    changed > 0 ? changedText(changed, fields, format) : null,
    same > 0 ? t('news.same', { count: format.count(same) }) : null,
  ];
  return t('news.kind', {
    kind: t(`kind.${kind}`),
    counts: counts.filter((count) => count !== null).join(t('news.comma')),
  });
}

function changedText(count: number, fields: News['fields'], format: Format): string {
  const changed = t('news.changed', { count: format.count(count) });
  if (fields.length === 0) return changed;
  const named = fields.slice(0, mostFields).map((field) => {
    return `${tMaybe(`role.${field.column}`, field.column)} ${format.count(field.count)}`;
  });
  return t('news.fields', { changed, fields: named.join(t('news.list')) });
}

/** More columns than these are no longer news. */
const mostFields = 4;

function sum(one: News, other: News): News {
  const counts = new Map(one.fields.map(({ column, count }) => [column, count]));
  for (const { column, count } of other.fields) {
    counts.set(column, (counts.get(column) ?? 0) + count);
  }
  return {
    added: one.added + other.added,
    changed: one.changed + other.changed,
    same: one.same + other.same,
    customers: one.customers + other.customers,
    fields: [...counts]
      .map(([column, count]) => ({ column, count }))
      .sort((a, b) => b.count - a.count),
  };
}
