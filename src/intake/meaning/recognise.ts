import { kinds, tables, type Kind } from '../../warehouse/tables';
import type { Hint, Note, Question } from '../decision';
import { helperRoles } from './aliases/alias';
import { vocabularies, type Vocabulary } from './aliases/all';
import { normalised } from './header';
import {
  columnsQuestion,
  columnsShown,
  guessedColumns,
  kindQuestion,
  type Trial,
} from './kind-questions';
import { hasOrderId, withBuyer, withDate, withoutRates } from './order-columns';
import { headerName, type HeaderName } from './name-forms';
import { otherTable } from './other-tables';
import { platformOf, type Platform } from './platforms';
import { rolesByName } from './role-by-name';
import { guessConfidence, guessesOf, withPlainRoles } from './role-by-values';
import { traitsBy, type TraitsOf } from './values';

/** A column's role with the confidence of the match, 0…1. */
export interface RoleMatch {
  role: string | null;
  confidence: number;
}

export interface Recognition {
  kind: Kind;
  platform: Platform | null;
  /** One a column, in the file's order. */
  roles: RoleMatch[];
  questions: Question[];
  notes: Note[];
}

/**
 * What a table is: a platform's signature wins, else the kind whose names explain most of the
 * headers; where the names say nothing, the values are looked at and the answer is asked for.
 * `hint` may give the kind and roles; `sample` holds records as cells, from all over the file.
 * @returns a note with a refusal's code for a table that is known but cannot be used; null where
 * no kind fits.
 */
export function recognise(
  headers: readonly string[],
  hint: Hint = {},
  sample: readonly (readonly string[])[] = [],
): Recognition | Note | null {
  const given = givenKind(hint);
  const traits = traitsBy(sample);
  const columns = headers.map(
    (header) => hint.columns?.find((column) => column.header === header)?.role,
  );
  const platform = platformOf(headers);
  const usual = platform && (given === undefined || given === platform.kind) ? platform : null;
  const other = given === undefined && !usual ? otherTable(headers) : null;
  if (other) return other;
  const names = headers.map((header) => headerName(header));
  const trials = vocabularies
    .filter(({ kind }) => kind === (usual?.kind ?? given ?? kind))
    .map((vocabulary) => trialOf(names, vocabulary, { platform: usual, columns, traits }))
    .filter((trial) => trial.score > 0 || given !== undefined || usual)
    .sort((a, b) => b.score - a.score);
  const named = trials.filter(({ roles }) => roles.some(({ role }) => role !== null));
  if (named.length === 0) {
    const guess = byValues(headers, sample, traits, hint);
    if (guess || !hasOrderId(names)) return guess;
    return { code: 'orders_without_date', values: { columns: columnsShown(headers) } };
  }
  const dated = named.map((trial) => ({ trial, date: withDate(trial, traits) }));
  const usable = dated.flatMap(({ trial, date }) =>
    date === 'refused' ? [] : [{ best: trial, undated: date }],
  );
  const [first] = usable;
  if (!first) return { code: 'orders_without_date', values: { columns: columnsShown(headers) } };
  const { best, undated } = first;
  const notes = undated ? undated.notes : [];
  const byName = undated ? undated.roles : best.roles;
  const filled = usual
    ? byName
    : withBuyer(headers, best.kind, withPlainRoles(best.kind, byName, traits), traits);
  const { roles, notes: rates } = withoutRates(headers, filled, traits);
  notes.push(...rates);
  if (best.kind === 'transactions' && !undated && !roles.some(({ role }) => role === 'customer_id'))
    notes.push({ code: 'orders_without_customer', values: {} });
  const guessed = guessedColumns(headers, roles);
  if (guessed !== '') notes.push({ code: 'roles_by_likeness', values: { columns: guessed } });
  const isOpen = usual === null && given === undefined;
  return {
    ...{ kind: best.kind, platform: usual, roles, notes },
    questions: [
      ...(isOpen
        ? kindQuestion(
            headers,
            usable.map((one) => one.best),
          )
        : []),
      ...(undated?.isGuess ? columnsQuestion(headers, roles, hint) : []),
    ],
  };
}

/** Whether some kind of file has a column of this name. */
export function isKnownName(name: string): boolean {
  return vocabularies.some(({ names }) => names.has(normalised(name)));
}

function givenKind({ kind, answers }: Hint): Kind | undefined {
  return kind ?? kinds.find((known) => known === answers?.['kind']);
}

function trialOf(
  names: readonly HeaderName[],
  vocabulary: Vocabulary,
  known: {
    platform: Platform | null;
    columns: readonly (string | null | undefined)[];
    traits: TraitsOf;
  },
): Trial {
  const { kind } = vocabulary;
  const own: readonly string[] = [
    ...Object.keys(tables[kind].columns),
    ...Object.values(helperRoles).flat(),
  ];
  const given = known.columns.map((role) =>
    typeof role === 'string' && !own.includes(role) ? null : role,
  );
  const { platform, traits } = known;
  const roles = rolesByName(names, vocabulary, { platform, given, traits });
  const isOther = !platform && isNoList(names, kind, roles, traits);
  return { kind, roles, score: isOther ? 0 : scoreOf(names, roles, vocabulary) };
}

/** Explained headers, those typical of the kind twice; 0 where what the kind needs is missing. */
function scoreOf(
  names: readonly HeaderName[],
  roles: readonly RoleMatch[],
  { needs, distinctive, own }: Vocabulary,
): number {
  const found = new Map(
    roles.flatMap(({ role, confidence }) => (role ? [[role, confidence] as const] : [])),
  );
  const has = (group: readonly string[]) => group.some((role) => found.has(role));
  const ids = new Set(own.flatMap((word) => [`${word}id`, `${word}编号`]));
  const isOwn = names.some(({ plain }, index) => roles[index]?.role === null && ids.has(plain));
  const isMet = needs.some((groups) => (isOwn ? groups.slice(0, 1) : groups).every(has));
  if (!isMet) return 0;
  let score = isOwn ? 2 : 0;
  for (const [role, confidence] of found) score += confidence * (distinctive.has(role) ? 2 : 1);
  return score;
}

/** In a list of customers or products each row is another one, and none is an order's. */
function isNoList(
  names: readonly HeaderName[],
  kind: Kind,
  roles: readonly RoleMatch[],
  traits: TraitsOf,
): boolean {
  if (kind !== 'customers' && kind !== 'products') return false;
  if (hasOrderId(names)) return true;
  const [key] = tables[kind].key;
  const id = roles.findIndex(({ role }) => role === key);
  if (id === -1) return false;
  const { filled, unique } = traits(id);
  return filled >= 10 && unique < 0.6;
}

/** No name is known: what the values look like, always with a question. */
function byValues(
  headers: readonly string[],
  sample: readonly (readonly string[])[],
  traits: TraitsOf,
  hint: Hint,
): Recognition | null {
  const given = givenKind(hint);
  const guesses = guessesOf(headers.length, sample, traits).filter(
    ({ kind }) => given === undefined || kind === given,
  );
  const rolesOf = (guessed: ReadonlyMap<number, string>): RoleMatch[] =>
    headers.map((_, index) => {
      const role = guessed.get(index) ?? null;
      return { role, confidence: role === null ? 0 : guessConfidence };
    });
  const [best] = guesses;
  if (!best) {
    const kind = given ?? (isUnnamed(headers) ? likelyKind(headers.length, traits) : null);
    if (kind === null) return null;
    const roles = rolesOf(new Map());
    const questions = given === undefined ? columnsQuestion(headers, roles, hint) : [];
    return { kind, platform: null, roles, questions, notes: [] };
  }
  const trials = guesses.map(({ kind, roles }) => ({ kind, roles: rolesOf(roles), score: 1 }));
  const roles = rolesOf(best.roles);
  const asksKind = given === undefined && (trials.length > 1 || !isUnnamed(headers));
  return {
    ...{ kind: best.kind, platform: null, roles, notes: [] },
    questions: asksKind ? kindQuestion(headers, trials) : columnsQuestion(headers, roles, hint),
  };
}

/** What a file without names may be, where no role can be told: the user names its columns. */
function likelyKind(columns: number, traits: TraitsOf): Kind | null {
  const all = Array.from({ length: columns }, (_, index) => traits(index));
  if (all.some(({ date }) => date >= 0.8)) return 'transactions';
  return all.some(({ number, code }) => number >= 0.9 || code >= 0.8) ? 'customers' : null;
}

/** The file has no header: its columns are c1 … cn. */
function isUnnamed(headers: readonly string[]): boolean {
  return headers.every((header, index) => header === `c${index + 1}`);
}
