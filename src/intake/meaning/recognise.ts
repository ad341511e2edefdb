import type { Kind } from '../../warehouse/tables';
import type { Hint, Note, Question } from '../decision';
import { vocabularies, type Vocabulary } from './aliases/all';
import { normalised } from './header';
import { platformOf, type Platform } from './platforms';

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
 * What a file is, by its headers: a platform's signature wins, else the kind that explains most
 * of them. `hint` may give the kind and roles. Null: no kind fits.
 */
export function recognise(
  headers: readonly string[],
  { kind: given }: Hint = {},
  _sample: readonly (readonly string[])[] = [],
): Recognition | null {
  const platform = platformOf(headers);
  if (platform && (given === undefined || given === platform.kind)) {
    const vocabulary = vocabularies.find(({ kind }) => kind === platform.kind);
    if (vocabulary) {
      return {
        kind: platform.kind,
        platform,
        roles: rolesOf(headers, vocabulary, platform),
        questions: [],
        notes: [],
      };
    }
  }
  const trials = vocabularies
    .filter(({ kind }) => given === undefined || kind === given)
    .map((vocabulary) => ({ vocabulary, roles: rolesOf(headers, vocabulary, null) }))
    .map((trial) => ({
      ...trial,
      score: scoreOf(trial.roles, trial.vocabulary, given !== undefined),
    }));
  const best = trials.reduce((a, b) => (b.score > a.score ? b : a));
  if (best.score <= 0 && given === undefined) return null;
  return {
    kind: best.vocabulary.kind,
    platform: null,
    roles: best.roles,
    questions: [],
    notes: [],
  };
}

/** Whether some kind of file has a column of this name. */
export function isKnownName(name: string): boolean {
  return vocabularies.some(({ names }) => names.has(normalised(name)));
}

function rolesOf(
  headers: readonly string[],
  { names }: Vocabulary,
  platform: Platform | null,
): RoleMatch[] {
  const fixed = new Map(
    Object.entries(platform?.roles ?? {}).map(([header, role]) => [normalised(header), role]),
  );
  const matches: RoleMatch[] = headers.map(() => ({ role: null, confidence: 0 }));
  const taken = new Set<string>();
  const claims: { column: number; role: string; rank: number; confidence: number }[] = [];
  for (const [column, header] of headers.entries()) {
    const name = normalised(header);
    const known = fixed.get(name);
    if (known !== undefined) {
      if (known !== null) claims.push({ column, role: known, rank: -1, confidence: 1 });
      continue;
    }
    for (const { role, rank } of names.get(name) ?? []) {
      claims.push({ column, role, rank, confidence: 1 });
    }
    const core = withoutUnit(header);
    if (core === name) continue;
    for (const { role, rank } of names.get(core) ?? []) {
      claims.push({ column, role, rank: rank + 1000, confidence: 0.8 });
    }
  }
  claims.sort((a, b) => a.rank - b.rank || a.column - b.column);
  for (const { column, role, confidence } of claims) {
    const match = matches[column];
    if (!match || match.role !== null || taken.has(role)) continue;
    match.role = role;
    match.confidence = confidence;
    taken.add(role);
  }
  return matches;
}

/** `实付金额(元)`, `Amount (USD)`, `停留时长（秒）`: the name without what stands in brackets. */
function withoutUnit(header: string): string {
  return normalised(header.normalize('NFKC').replace(/[([][^)\]]*[)\]]\s*$/, ''));
}

/** Explained headers, those typical of the kind twice; below 0 where what the kind needs is missing. */
function scoreOf(
  roles: readonly RoleMatch[],
  { needs, distinctive }: Vocabulary,
  given: boolean,
): number {
  const found = new Map(
    roles.flatMap(({ role, confidence }) => (role ? [[role, confidence]] : [])),
  );
  if (!given && !needs.every((group) => group.some((role) => found.has(role)))) return -1;
  let score = 0;
  for (const [role, confidence] of found)
    score += Number(confidence) * (distinctive.has(String(role)) ? 2 : 1);
  return score;
}
