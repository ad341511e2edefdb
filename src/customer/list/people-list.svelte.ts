import type { Database, Failure } from '../../warehouse/api';
import type { PeopleRequest } from '../../warehouse/people/people';
import type { Row } from '../../warehouse/rows';

/** What a list is of; a new object asks anew. */
export type PeopleQuery = Omit<PeopleRequest, 'from' | 'count'>;

/** Rows are fetched in parts of so many. */
const partSize = 128;
const mostParts = 64;

interface Answer {
  query: PeopleQuery;
  version: string;
  total: number;
  /** By the part's number, the one fetched last at the end. */
  parts: ReadonlyMap<number, readonly Row[]>;
}

interface Wanted {
  query: PeopleQuery;
  from: number;
  to: number;
}

/**
 * The rows of a list as far as they were fetched. One fetch runs at a time, always for what is in
 * sight by then: what was scrolled past is not fetched. The old list stands until a part of the new
 * one is there.
 */
export class PeopleList {
  #answer = $state.raw<Answer | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #wanted: Wanted | null = null;
  #isFetching = false;

  constructor(private readonly database: () => Pick<Database, 'people'>) {}

  /** How many people; null before anything is known. */
  get total(): number | null {
    return this.#answer?.total ?? null;
  }

  /** The query that the rows answer; another one than was asked for while that is under way. */
  get query(): PeopleQuery | null {
    return this.#answer?.query ?? null;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** The row at this position; null where it is not here yet. */
  row(position: number): Row | null {
    const part = this.#answer?.parts.get(Math.floor(position / partSize));
    return part?.[position % partSize] ?? null;
  }

  /** Says which rows are in sight: from the first up to but without `to`. */
  want(query: PeopleQuery, from: number, to: number): void {
    this.#wanted = { query, from, to };
    if (!this.#isFetching) void this.#fetchAll();
  }

  /** Asks again after a failure. */
  retry(): void {
    this.#failure = null;
    if (!this.#isFetching) void this.#fetchAll();
  }

  async #fetchAll(): Promise<void> {
    this.#isFetching = true;
    try {
      for (let parts = this.#missing(); parts !== null; parts = this.#missing()) {
        if (!(await this.#fetch(parts))) return;
      }
    } finally {
      this.#isFetching = false;
    }
  }

  /** The first run of parts in sight that are not here. */
  #missing(): { query: PeopleQuery; first: number; last: number } | null {
    if (!this.#wanted) return null;
    const { query, from, to } = this.#wanted;
    const answer = this.#answer?.query === query ? this.#answer : null;
    const end = answer ? Math.min(to, answer.total) : Math.max(to, from + 1);
    let first: number | null = null;
    let last = 0;
    for (let part = Math.floor(from / partSize); part * partSize < end; part++) {
      const isHere = answer?.parts.has(part) ?? false;
      if (isHere && first !== null) break;
      if (isHere) continue;
      first ??= part;
      last = part;
    }
    return first === null ? null : { query, first, last };
  }

  async #fetch({ query, first, last }: { query: PeopleQuery; first: number; last: number }) {
    const from = first * partSize;
    const count = (last - first + 1) * partSize;
    const outcome = await this.database().people({ ...query, from, count });
    if (this.#wanted?.query !== query) return true;
    if (!outcome.ok) {
      this.#failure = outcome.failure;
      return false;
    }
    const { total, version, rows } = outcome.value;
    const isSame = this.#answer?.query === query && this.#answer.version === version;
    const parts = new Map(isSame ? this.#answer?.parts : []);
    for (let part = first; part <= last; part++) {
      const start = (part - first) * partSize;
      parts.set(part, rows.slice(start, start + partSize));
    }
    for (const oldest of parts.keys()) {
      if (parts.size <= mostParts) break;
      parts.delete(oldest);
    }
    this.#failure = null;
    this.#answer = { query, version, total, parts };
    return true;
  }
}
