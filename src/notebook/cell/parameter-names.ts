import type { CatalogueEntry } from '../../analyses/catalogue';
import type { Format } from '../../format/format';
import { tMaybe } from '../../ui/say';

/** The name of a parameter: the analysis' own, else that of the setting. */
export function parameterLabel(entry: CatalogueEntry, name: string, format: Format): string {
  const own = entry.text.parameters?.[name];
  return own ? format.text(own) : tMaybe(`setting.${name}`, name);
}

/** The name of a parameter's value: the analysis' own, else that of the setting, else itself. */
export function optionLabel(
  entry: CatalogueEntry,
  name: string,
  value: string | null,
  format: Format,
): string {
  if (value === null || value === '') return '–';
  const texts = entry.text.parameters;
  const own = texts?.[`${name}.${value}`] ?? texts?.[value];
  return own ? format.text(own) : tMaybe(`setting.${name}.${value}`, value);
}
