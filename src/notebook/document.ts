import {
  subjectOf,
  type Audience,
  type Condition,
  type Conditions,
  type SavedSegment,
} from '../warehouse/audience/condition';
import type { Values } from '../warehouse/settings';
import { defaultNotebook } from './default';
import type { RememberedLayouts } from './import/remembered.svelte';

/** What a notebook is: settings, audience and cells; no rows. Never changed in place. */
export interface NotebookDocument {
  /** Only the settings that differ from their defaults. */
  settings: Values;
  audience: Audience;
  /** Segments with a name; the audience and cells may name them. */
  segments: readonly SavedSegment[];
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
export function newDocument(): NotebookDocument {
  const cells = defaultNotebook.map((id) => ({ key: id, analysis: id, values: {} }));
  return { settings: {}, audience: [], segments: [], cells, layouts: {} };
}

/** The document with a value set; null takes the default back. */
export function withValue(values: Values, name: string, value: string | null): Values {
  const { [name]: _, ...others } = values;
  return value === null ? others : { ...others, [name]: value };
}

/**
 * The audience after a click on a mark of a chart: its conditions in place of others on the same
 * subjects, or, if they were there already, gone. Subjects narrow each other.
 */
export function picked(audience: Audience, conditions: Conditions): Audience {
  if (conditions.every((one) => holds(audience, one))) {
    return audience.filter((there) => !conditions.some((one) => isSame(there, one)));
  }
  const subjects = new Set(conditions.map(subjectOf));
  return [...audience.filter((there) => !subjects.has(subjectOf(there))), ...conditions];
}

/** Whether the audience has exactly this condition. */
export function holds(audience: Audience, condition: Condition): boolean {
  return audience.some((there) => isSame(there, condition));
}

/** The audience with the condition's values added to its subject, or taken from it. */
export function toggled(audience: Audience, condition: Condition): Audience {
  const subject = subjectOf(condition);
  const there = audience.find((one) => subjectOf(one) === subject);
  if (!there) return [...audience, condition];
  const others = audience.filter((one) => one !== there);
  const merged = mergedValues(there, condition);
  if (merged) return [...others, merged];
  return isSame(there, condition) || mergedValues(there, condition) === null
    ? others
    : [...others, condition];
}

/* Null: no value is left. Undefined: they do not both list values. */
function mergedValues(there: Condition, more: Condition): Condition | null | undefined {
  if (there.about !== 'fact' && there.about !== 'attribute') return undefined;
  if (more.about !== 'fact' && more.about !== 'attribute') return undefined;
  if (there.is.operator !== 'is' || more.is.operator !== 'is') return undefined;
  const now = there.is.values;
  const toggledValues = more.is.values;
  const values = [
    ...now.filter((value) => !toggledValues.includes(value)),
    ...toggledValues.filter((value) => !now.includes(value)),
  ];
  return values.length === 0 ? null : { ...there, is: { operator: 'is', values } };
}

function isSame(one: Condition, other: Condition): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** The analyst's names of the clusters, in order; empty where none was given. */
export function clusterNamesOf({ cells }: NotebookDocument): string[] {
  const values = cells.find(({ analysis }) => analysis === 'clusters')?.values ?? {};
  return Array.from({ length: 8 }, (_, index) => values[`name_${index + 1}`] ?? '');
}

/** A name for a new cell of this analysis that no cell has yet. */
export function freeKey(cells: readonly CellDocument[], analysis: string): string {
  const taken = new Set(cells.map((cell) => cell.key));
  let key = analysis;
  for (let copy = 2; taken.has(key); copy++) key = `${analysis}-${copy}`;
  return key;
}
