import * as v from 'valibot';
import { fits, isFeature } from './cluster';
import type { Audience, Condition, Conditions, SavedSegment, Test } from './condition';
import { factContract, isFact, type Fact } from './facts';
import { operatorsOf, testedAs, testedColumn, type Tested } from './operators';
import { recordColumns, recordTables } from './records';
import { savedProblem } from './saved';

/** Whatever comes from outside (a saved notebook, a link) has to keep within these. */
export const limits = {
  conditions: 50,
  groups: 20,
  segments: 200,
  members: 100_000,
  values: 500,
  columnTests: 10,
  textLength: 1000,
  days: 36_500,
  times: 1_000_000,
  centres: 50,
  features: 50,
} as const;

/* Half a surrogate pair is no character: it would not survive being stored. */
const text = v.pipe(
  v.string(),
  v.maxLength(limits.textLength),
  v.check((value) => !/\p{Surrogate}/u.test(value)),
);
const name = v.pipe(text, v.minLength(1));
const number = v.pipe(v.number(), v.finite());
const days = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.days));
const day = v.pipe(v.string(), v.check(isDay));

const test = v.variant('operator', [
  v.object({
    operator: v.picklist(['is', 'is_not']),
    values: v.pipe(v.array(text), v.maxLength(limits.values)),
  }),
  v.object({ operator: v.picklist(['contains', 'contains_not']), value: text }),
  v.object({
    operator: v.picklist(['equals', 'at_least', 'at_most', 'above', 'below']),
    value: number,
  }),
  v.object({ operator: v.literal('between'), from: number, to: number }),
  v.object({ operator: v.picklist(['from_day', 'to_day']), day }),
  v.object({ operator: v.picklist(['last_days', 'longer_ago']), days }),
  v.object({ operator: v.picklist(['yes', 'no']) }),
  v.object({ operator: v.picklist(['known', 'unknown']) }),
]);

const features = v.pipe(
  v.array(v.pipe(v.string(), v.check(isFeature))),
  v.maxLength(limits.features),
);

const condition = v.pipe(
  v.variant('about', [
    v.object({ about: v.literal('fact'), fact: v.custom<Fact>(isFactName), is: test }),
    v.object({ about: v.literal('attribute'), attribute: name, is: test }),
    v.object({
      about: v.literal('records'),
      table: v.picklist(recordTables),
      where: v.pipe(
        v.array(v.object({ column: v.string(), is: test })),
        v.maxLength(limits.columnTests),
      ),
      within: v.nullable(v.union([v.object({ days }), v.object({ from: day, to: day })])),
      count: v.object({
        operator: v.picklist(['at_least', 'at_most']),
        times: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.times)),
      }),
    }),
    v.object({ about: v.literal('saved'), id: name, isIn: v.boolean() }),
    v.object({
      about: v.literal('cluster'),
      model: v.pipe(
        v.object({
          features,
          means: v.array(number),
          deviations: v.array(number),
          centres: v.pipe(v.array(v.array(number)), v.maxLength(limits.centres)),
        }),
        v.check((model) => fits(model)),
      ),
      clusters: v.pipe(
        v.array(v.pipe(v.number(), v.integer(), v.minValue(0))),
        v.maxLength(limits.centres),
      ),
    }),
  ]),
  v.check((one) => makesSense(one)),
);

const conditions = v.pipe(v.array(condition), v.maxLength(limits.conditions));

const segments = v.pipe(
  v.array(
    v.object({
      id: name,
      name: text,
      groups: v.pipe(v.array(conditions), v.maxLength(limits.groups)),
      members: v.pipe(v.array(text), v.maxLength(limits.members)),
    }),
  ),
  v.maxLength(limits.segments),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length),
  v.check((all) => all.every(({ id }) => !isCircular(id, all))),
);

/** Conditions that can be compiled, as fresh objects; null for anything else. */
export function checkedConditions(value: unknown): Conditions | null {
  const result = v.safeParse(conditions, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/**
 * Saved segments with ids of their own, none of which contains itself; null for anything else. A
 * segment that names one that is gone is kept: its rule can be mended.
 */
export function checkedSavedSegments(value: unknown): SavedSegment[] | null {
  const result = v.safeParse(segments, value, { abortEarly: true });
  return result.success ? result.output : null;
}

/** An audience whose saved segments are all there; null for anything else. */
export function checkedAudience(
  value: unknown,
  saved: readonly SavedSegment[] = [],
): Audience | null {
  const audience = checkedConditions(value);
  return audience && savedProblem(audience, saved) === null ? audience : null;
}

function isFactName(value: unknown): boolean {
  return typeof value === 'string' && isFact(value);
}

/** Whether its columns are there and its operators fit what they test. */
function makesSense(one: Condition): boolean {
  switch (one.about) {
    case 'fact':
      return fitsType(testedAs[factContract(one.fact).type], one.is);
    case 'attribute':
      return fitsType('any', one.is);
    case 'records': {
      const columns = recordColumns(one.table);
      return one.where.every(({ column, is }) => {
        const type = Object.hasOwn(columns, column) ? columns[column] : undefined;
        return type !== undefined && fitsType(testedColumn(type), is);
      });
    }
    case 'saved':
      return true;
    case 'cluster':
      return one.clusters.every((cluster) => cluster < one.model.centres.length);
  }
}

function fitsType(tested: Tested, { operator }: Test): boolean {
  return operatorsOf[tested].includes(operator);
}

function isDay(value: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

function isCircular(id: string, all: readonly SavedSegment[]): boolean {
  return savedProblem([{ about: 'saved', id, isIn: true }], all)?.code === 'circular';
}
