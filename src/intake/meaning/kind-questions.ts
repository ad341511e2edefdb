import type { Kind } from '../../warehouse/tables';
import type { Hint, Option, Question } from '../decision';
import type { RoleMatch } from './recognise';
import { guessConfidence } from './role-by-values';

/** A kind that a table may be of, with what its columns would be. */
export interface Trial {
  kind: Kind;
  roles: RoleMatch[];
  score: number;
}

/** Kinds whose names explain the headers about equally well: the choice is the user's. */
const nearly = 0.85;

export function kindQuestion(headers: readonly string[], trials: readonly Trial[]): Question[] {
  const [best] = trials;
  if (!best) return [];
  const close = trials.filter(({ score }) => score >= nearly * best.score);
  const isGuess = best.roles.every(({ confidence }) => confidence <= guessConfidence);
  if (close.length < 2 && !isGuess) return [];
  const options = close
    .slice(0, 4)
    .map(({ kind, roles }): Option => ({ value: kind, preview: preview(headers, roles) }));
  return [{ id: 'kind', code: 'ask_kind', values: { columns: columnsShown(headers) }, options }];
}

export function columnsQuestion(
  headers: readonly string[],
  roles: readonly RoleMatch[],
  { answers }: Hint,
): Question[] {
  if (answers?.['columns'] !== undefined) return [];
  const options = [{ value: 'as_shown', preview: preview(headers, roles) }];
  return [
    { id: 'columns', code: 'ask_columns', values: { columns: columnsShown(headers) }, options },
  ];
}

function preview(headers: readonly string[], roles: readonly RoleMatch[]): string {
  return headers
    .flatMap((header, index) => {
      const role = roles[index]?.role ?? null;
      return role === null ? [] : [`${header} = ${role}`];
    })
    .join(', ')
    .slice(0, 300);
}

/** Columns whose role is likely only, for the receipt. */
export function guessedColumns(headers: readonly string[], roles: readonly RoleMatch[]): string {
  const likely = roles.map((match) =>
    match.confidence < 0.75 ? match : { role: null, confidence: 0 },
  );
  return preview(headers, likely);
}

export function columnsShown(headers: readonly string[]): string {
  return headers.slice(0, 8).join(' · ').slice(0, 200);
}
