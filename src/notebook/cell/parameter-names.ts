import type { CatalogueEntry } from '../../analyses/catalogue';
import type { Format } from '../../format/format';
import { classesOf, lenses } from '../../analyses/classes';
import { groupName } from '../../analyses/group-names';
import { tMaybe } from '../../ui/say';
import type { SavedSegment } from '../../warehouse/audience/condition';
import { groupOf, groupText } from '../../warehouse/audience/group';
import type { Parameter } from '../../warehouse/settings';
import type { Cell } from '../cell.svelte';
import { valueName } from './names';

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
  saved: readonly SavedSegment[] = [],
): string {
  const texts = entry.text.parameters;
  const parameter = entry.analysis.parameters.find((one) => one.name === name);
  const from = parameter?.optionsFrom;
  if (parameter?.type === 'group' && value !== null) return groupLabel(value, saved, format);
  if (value === null || value === '') {
    return from ? format.text(texts?.[`${name}.none`] ?? automatic) : '–';
  }
  if (from) return valueName(entry, firstColumn(entry, from), value, format);
  const own = texts?.[`${name}.${value}`] ?? texts?.[value];
  return own ? format.text(own) : tMaybe(`setting.${name}.${value}`, value);
}

function groupLabel(value: string, saved: readonly SavedSegment[], format: Format): string {
  const group = groupOf(value);
  const known = saved.find(({ id }) => group?.of === 'saved' && id === group.id);
  return known?.name ?? format.text(groupName(value));
}

const automatic = { zh: '自动', en: 'Automatic' };

/**
 * The parameter with the options that there are: for a group the audience and all classes and saved
 * segments, else what the cell's rows offer, where it takes them from there.
 */
export function withOffered(
  parameter: Parameter,
  cell: Cell,
  saved: readonly SavedSegment[],
): Parameter {
  if (parameter.type === 'group') return { ...parameter, options: groupOptions(saved) };
  const { optionsFrom } = parameter;
  if (optionsFrom === undefined) return parameter;
  const column = firstColumn(cell.entry, optionsFrom);
  const rows: readonly Readonly<Record<string, unknown>>[] =
    (cell.rows as Readonly<Record<string, readonly Record<string, unknown>[]>> | null)?.[
      optionsFrom
    ] ?? [];
  const chosen = cell.values[parameter.name];
  const offered = ['', ...rows.map((row) => String(row[column])), ...(chosen ? [chosen] : [])];
  return { ...parameter, options: [...new Set(offered)] };
}

function groupOptions(saved: readonly SavedSegment[]): string[] {
  return [
    'audience',
    'rest',
    'everyone',
    ...saved.map(({ id }) => groupText({ of: 'saved', id })),
    ...lenses.flatMap((lens) =>
      classesOf[lens].map(({ key }) => groupText({ of: 'fact', fact: lens, value: key })),
    ),
  ];
}

function firstColumn({ analysis }: CatalogueEntry, result: string): string {
  return Object.keys(analysis.results[result] ?? {})[0] ?? '';
}
