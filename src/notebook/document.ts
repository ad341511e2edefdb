import type { CatalogueEntry } from '../analyses/catalogue';
import type { Lens, Pick } from '../analyses/analysis';
import type { Audience } from '../warehouse/api';
import type { Values } from '../warehouse/settings';
import { defaultNotebook } from './default';
import type { RememberedLayouts } from './import/remembered.svelte';

export const lenses = ['segment', 'tier', 'stage'] as const satisfies readonly Lens[];

/** What a notebook is: settings, audience and cells; no rows. Never changed in place. */
export interface NotebookDocument {
  /** Only the settings that differ from their defaults. */
  settings: Values;
  audience: Audience;
  cells: readonly CellDocument[];
  /** What was decided about the layouts of the notebook's files: the next ones load by it. */
  layouts: RememberedLayouts;
}

export interface CellDocument {
  key: string;
  analysis: string;
  /** Own parameters that differ from their defaults. */
  values: Values;
}

/** A new notebook. Analyses whose files are missing stay in it and wait for them. */
export function newDocument(known: ReadonlyMap<string, CatalogueEntry>): NotebookDocument {
  const cells = defaultNotebook
    .filter((id) => known.has(id))
    .map((id) => ({ key: id, analysis: id, values: {} }));
  return { settings: {}, audience: {}, cells, layouts: {} };
}

/** The document with a value set; null takes the default back. */
export function withValue(values: Values, name: string, value: string | null): Values {
  const { [name]: _, ...others } = values;
  return value === null ? others : { ...others, [name]: value };
}

/**
 * The audience after a click on a class: alone in its lens, or, if it was that already, gone.
 * Lenses narrow each other.
 */
export function picked(audience: Audience, { lens, value }: Pick): Audience {
  const now = audience[lens] ?? [];
  const isAlone = now.length === 1 && now[0] === value;
  return withClasses(audience, lens, isAlone ? [] : [value]);
}

/** The audience with the class added to its lens, or taken from it. */
export function toggled(audience: Audience, { lens, value }: Pick): Audience {
  const now = audience[lens] ?? [];
  const next = now.includes(value) ? now.filter((key) => key !== value) : [...now, value];
  return withClasses(audience, lens, next);
}

function withClasses(audience: Audience, lens: Lens, classes: readonly string[]): Audience {
  const { [lens]: _, ...others } = audience;
  return classes.length === 0 ? others : { ...others, [lens]: classes };
}

/** The classes in the audience, lens by lens. */
export function picksOf(audience: Audience): Pick[] {
  return lenses.flatMap((lens) => (audience[lens] ?? []).map((value) => ({ lens, value })));
}

/** A name for a new cell of this analysis that no cell has yet. */
export function freeKey(cells: readonly CellDocument[], analysis: string): string {
  const taken = new Set(cells.map((cell) => cell.key));
  let key = analysis;
  for (let copy = 2; taken.has(key); copy++) key = `${analysis}-${copy}`;
  return key;
}
