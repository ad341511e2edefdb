import type { Text } from '../../i18n/text';
import { importMessages } from '../../ui/messages/import';
import { roleMessages } from '../../ui/messages/roles';

const names: Readonly<Record<string, Text>> = {
  ...importMessages,
  ...roleMessages,
  'kind.order_headers': { zh: '订单主表', en: 'Order headers' },
};

/** The name of a table. */
export function tableName(table: string): Text {
  return nameOf(`kind.${table}`, table);
}

/** The name of a column; one of the file's own keeps its header. */
export function columnName(column: string): Text {
  return nameOf(`role.${column}`, column);
}

function nameOf(key: string, fallback: string): Text {
  const known = Object.hasOwn(names, key) ? names[key] : undefined;
  return known ?? { zh: fallback, en: fallback };
}

/** Names of the tables and of the standard columns, as values of their columns of the result. */
export const tableAndColumnKeys: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(names).flatMap(([key, name]) => {
    const [, kind, rest] = /^(kind|role)\.(.+)$/.exec(key) ?? [];
    return rest === undefined ? [] : [[`${kind === 'kind' ? 'table' : 'column'}.${rest}`, name]];
  }),
);
