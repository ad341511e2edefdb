import type { CatalogueEntry } from '../../analyses/catalogue';
import type { Format } from '../../format/format';
import type { Text } from '../../i18n/text';
import { tMaybe } from '../../ui/say';

/** The name of a result in the chosen language. */
export function resultName({ text }: CatalogueEntry, result: string, format: Format): string {
  if (result === 'main') return format.text(text.title);
  return named(text.results, result, format) ?? result;
}

/** A key among the values of a text column as a person reads it; other text stays as it is. */
export function valueName(
  { text }: CatalogueEntry,
  column: string,
  value: string,
  format: Format,
): string {
  const own = named(text.values, `${column}.${value}`, format) ?? named(text.values, value, format);
  if (own !== null) return own;
  if (column === 'table') return tMaybe(`kind.${value}`, value);
  if (column === 'column' || column === 'attribute') return tMaybe(`role.${value}`, value);
  return value;
}

function named(
  texts: Readonly<Record<string, Text | undefined>> | undefined,
  name: string,
  format: Format,
): string | null {
  const text = texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
  return text ? format.text(text) : null;
}
