import type { Format } from '../format/format';
import { fill } from '../i18n/text';
import { segmentsMessages } from '../ui/messages/segments';
import type { Condition, Conditions, SavedSegment, Test } from '../warehouse/audience/condition';
import { objectColumns } from './columns';
import { recordWords } from './record-words';
import { nameWithin, typeOf, valueName, type Tested } from './tested';

/** What the words need to know besides the rule. */
export interface Known {
  format: Format;
  /** The segments that a rule may name. */
  saved: readonly SavedSegment[];
  /** The analyst's names of the clusters, in order; one without a name has its number. */
  clusterNames?: readonly string[];
}

type Words = keyof typeof segmentsMessages & `segments.words.${string}`;
type RecordsCondition = Extract<Condition, { about: 'records' }>;

/** A condition in words: "bought 外套 at least 2 times in the last 90 days". */
export function conditionInWords(condition: Condition, known: Known): string {
  const { format, saved } = known;
  switch (condition.about) {
    case 'fact':
    case 'attribute':
      return testInWords(condition, condition.is, format);
    case 'records':
      return recordsInWords(condition, format);
    case 'saved': {
      const name = saved.find(({ id }) => id === condition.id)?.name;
      return say(format, condition.isIn ? 'segments.words.saved' : 'segments.words.saved.not', {
        name: name ?? say(format, 'segments.words.saved.gone'),
      });
    }
    case 'cluster': {
      const names = condition.clusters.map((cluster) => clusterName(cluster, known));
      return say(format, 'segments.words.cluster.is', { values: anyOf(names, format) });
    }
  }
}

/** A rule in words, as a sentence without its full stop. No condition at all: everyone. */
export function ruleInWords(groups: readonly Conditions[], known: Known): string {
  const { format } = known;
  const all = groups.map((group) =>
    group.map((one) => conditionInWords(one, known)).join(say(format, 'segments.words.and')),
  );
  const said = all.filter((group) => group !== '').join(say(format, 'segments.words.or'));
  return begun(said || say(format, 'segments.words.everyone'), format);
}

/** A saved segment in words: its rule, and how many were put in by hand. */
export function segmentInWords(segment: SavedSegment, known: Known): string {
  const { format } = known;
  const parts: string[] = [];
  if (segment.groups.some((group) => group.length > 0)) {
    parts.push(ruleInWords(segment.groups, known));
  }
  const count = segment.members.length;
  if (count === 1) parts.push(say(format, 'segments.words.members.one'));
  if (count > 1) {
    parts.push(say(format, 'segments.words.members', { count: format.count(count) }));
  }
  const said = parts.join(say(format, 'segments.words.or'));
  return begun(said || say(format, 'segments.words.nobody'), format);
}

/** The name of a cluster: the analyst's, or its number from 1. */
export function clusterName(cluster: number, { clusterNames }: Known): string {
  return clusterNames?.[cluster] || String(cluster + 1);
}

/** A test in words: "city is 上海 or 北京". */
export function testInWords(tested: Tested, is: Test, format: Format): string {
  const name = nameWithin(tested, format);
  switch (is.operator) {
    case 'is':
    case 'is_not': {
      const values = is.values.map((value) => valueName(tested, value, format));
      return say(format, `segments.words.${is.operator}`, { name, values: anyOf(values, format) });
    }
    case 'contains':
    case 'contains_not':
      return say(format, `segments.words.${is.operator}`, { name, value: is.value });
    case 'equals':
    case 'at_least':
    case 'at_most':
    case 'above':
    case 'below':
      return say(format, `segments.words.${is.operator}`, {
        name,
        value: numberInWords(tested, is.value, format),
      });
    case 'between':
      return say(format, 'segments.words.between', {
        name,
        from: numberInWords(tested, is.from, format),
        to: numberInWords(tested, is.to, format),
      });
    case 'from_day':
    case 'to_day':
      return say(format, `segments.words.${is.operator}`, { name, day: is.day });
    case 'last_days':
    case 'longer_ago':
      return say(format, `segments.words.${is.operator}`, { name, days: format.days(is.days) });
    case 'yes':
    case 'no':
    case 'known':
    case 'unknown':
      return say(format, `segments.words.${is.operator}`, { name });
  }
}

function recordsInWords({ table, where, within, count }: RecordsCondition, format: Format): string {
  const object = where.find(
    ({ column, is }) => is.operator === 'is' && objectColumns[table]?.includes(column),
  );
  const restrictions = where
    .filter((one) => one !== object)
    .map(({ column, is }) => testInWords({ about: 'column', table, column }, is, format));
  const isNever = count.operator === 'at_most' && count.times === 0;
  const did = didInWords(table, object?.is, isNever, format);
  const of = restrictions.join(say(format, 'segments.words.comma'));
  const told =
    did + (of && say(format, 'segments.words.where', { of })) + oftenInWords(count, format);
  const when = withinInWords(within, format);
  return format.language === 'zh' ? when + told : told + when;
}

function didInWords(
  table: RecordsCondition['table'],
  object: Test | undefined,
  isNever: boolean,
  format: Format,
): string {
  const words = recordWords[table];
  if (!words) return table;
  const what = object?.operator === 'is' ? anyOf(object.values, format) : null;
  const told = what === null ? null : isNever ? words.didNotWhat : words.didWhat;
  return fill(format.text(told ?? (isNever ? words.didNot : words.did)), { what: what ?? '' });
}

function oftenInWords({ operator, times }: RecordsCondition['count'], format: Format): string {
  if (operator === 'at_least') {
    return times === 1
      ? ''
      : say(format, 'segments.words.times.at_least', { count: format.count(times) });
  }
  if (times === 0) return '';
  if (times === 1) return say(format, 'segments.words.times.at_most.one');
  return say(format, 'segments.words.times.at_most', { count: format.count(times) });
}

function withinInWords(within: RecordsCondition['within'], format: Format): string {
  if (within === null) return '';
  if ('days' in within) {
    return say(format, 'segments.words.within', { days: format.days(within.days) });
  }
  return say(format, 'segments.words.range', within);
}

/** A number as it was set: a rule is exact, so nothing is rounded. */
function numberInWords(tested: Tested, value: number, format: Format): string {
  switch (typeOf(tested)) {
    case 'money':
      return Number.isInteger(value)
        ? format.moneyExact(value).replace(/\.00$/, '')
        : format.moneyExact(value);
    case 'days':
      return format.days(value);
    default:
      return format.number(value, 6);
  }
}

function anyOf(values: readonly string[], { language }: Format): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(values);
}

/** A sentence begins with a capital where its language has such. */
function begun(words: string, { language }: Format): string {
  return language === 'en' ? words.charAt(0).toUpperCase() + words.slice(1) : words;
}

function say(format: Format, key: Words, values: Readonly<Record<string, string>> = {}): string {
  return fill(format.text(segmentsMessages[key]), values);
}
