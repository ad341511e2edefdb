import type { Lens } from '../../analyses/analysis';
import { attributeName, attributeValueName } from '../../analyses/attributes';
import type { CatalogueEntry } from '../../analyses/catalogue';
import { classOf } from '../../analyses/classes';
import { groupName } from '../../analyses/group-names';
import type { Format } from '../../format/format';
import type { Text } from '../../i18n/text';
import type { Value } from '../../warehouse/rows';

/** The name of a result, or of a model's input, in the chosen language. */
export function resultName({ text }: CatalogueEntry, result: string, format: Format): string {
  if (result === 'main') return format.text(text.title);
  return named(text.results, result, format) ?? named(text.inputs, result, format) ?? result;
}

/**
 * A key among the values of a text column as a person reads it; other text stays as it is. The
 * other columns of its row tell which attribute a value or which lens a class belongs to.
 */
export function valueName(
  { text }: CatalogueEntry,
  column: string,
  value: string,
  format: Format,
  row: Readonly<Record<string, Value>> = {},
): string {
  if (column === 'name_a' || column === 'name_b') return format.text(groupName(value));
  const { lens } = row;
  // Of `row_value` the attribute stands in `row_attribute`.
  const attribute = column.endsWith('value') ? row[column.replace(/value$/, 'attribute')] : null;
  if (typeof attribute === 'string') return format.text(attributeValueName(attribute, value));
  if (column === 'member' && isLens(lens)) return format.text(classOf(lens, value).name);
  const own = named(text.values, `${column}.${value}`, format) ?? named(text.values, value, format);
  if (own !== null) return own;
  return column.endsWith('attribute') ? format.text(attributeName(value)) : value;
}

function isLens(value: Value | undefined): value is Lens {
  return value === 'segment' || value === 'tier' || value === 'stage';
}

function named(
  texts: Readonly<Record<string, Text | undefined>> | undefined,
  name: string,
  format: Format,
): string | null {
  const text = texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
  return text ? format.text(text) : null;
}
