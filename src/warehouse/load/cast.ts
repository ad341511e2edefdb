/**
 * How a cell becomes a value, in stages that are projections of their own. The engine hoists an
 * expression that occurs twice in one projection and then computes it for every row, lazy branch or
 * not; so the dear part (`text`) stands once, in a stage where only the cells need it that the
 * cheap cast could not read. A clean million lines costs no more than the bare casts.
 */
export interface Cast {
  /** The cheap cast of the cell; null: the format has none. */
  quick: string | null;
  /** The cell as a text that a plain cast reads, or null: the quick cast is all there is. */
  text: string | null;
  /** The value of that text, given as SQL. */
  final: (text: string) => string;
  /** Set where cells are instants: `quick` is then microseconds since 1970 in UTC, and so is `of`. */
  instant?: Instant;
  /** What holds of every value, given as SQL. */
  last: (value: string) => string;
  /** Whether a value, given as SQL, stands for "nothing". */
  isNothing?: (value: string) => string;
}

/** The way from an instant to the clocks of a zone. */
export interface Instant {
  /** Microseconds since 1970 in UTC from the cast's text; null where it is no instant. */
  of: (text: string) => string;
  /** A timestamp on the zone's clocks from such microseconds. */
  wallClock: (microseconds: string) => string;
}

export const same = (sql: string) => sql;

/**
 * Whether the text is one of the words. Not `in (…)`: the engine makes a join of a long one, for
 * every row, and joins do not wait in a lazy branch.
 */
export const isOneOf = (text: string, words: readonly string[]) =>
  `list_contains([${words.map((word) => `'${word}'`).join(', ')}], ${text})`;

/** Characters as an argument of `trim` and the like; those of no width and quotes are named. */
export function charactersSql(characters: string): string {
  const codes = Array.from(characters, (character) => `chr(${character.codePointAt(0) ?? 32})`);
  return codes.join(' || ');
}
