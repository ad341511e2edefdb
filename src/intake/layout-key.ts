import type { Decision, Hint } from './decision';
import { normalised } from './meaning/header';

/** Names the columns of a file: equal for files with the same columns in the same order. */
export async function layoutKey(headers: readonly string[]): Promise<string> {
  const text = new TextEncoder().encode(headers.map(normalised).join('\n'));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What is worth keeping for the next file of the layout: what the user chose, no values of the
 * file. Null: nothing was chosen.
 */
export function rememberedOf({ answers, columns }: Decision): Hint | null {
  const given = columns.filter(({ isGiven }) => isGiven);
  if (given.length === 0 && Object.keys(answers).length === 0) return null;
  return {
    answers,
    columns: given.map(({ header, role, format }) => ({ header, role, format })),
  };
}

/** What is given about a file, what was remembered for its layout below it. */
export function withRemembered(hint: Hint, remembered: Hint | undefined): Hint {
  if (!remembered) return hint;
  const own = new Set(hint.columns?.map(({ header }) => header));
  const others = remembered.columns?.filter(({ header }) => !own.has(header)) ?? [];
  return {
    ...remembered,
    ...hint,
    columns: [...(hint.columns ?? []), ...others],
    answers: { ...remembered.answers, ...hint.answers },
  };
}
