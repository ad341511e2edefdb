import { aroundSql } from './audience/compile';
import type { Engine } from './engine';

const texts = import.meta.glob<string>('./marts/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const files: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, sql]) => [path.slice('./marts/'.length, -'.sql'.length), sql]),
);

/** Made from the audience's conditions, not from a file: see `audience/compile.ts`. */
const compiled = 'around';

/** What each mart reads, found once: a page of many statements asks for it each time. */
const reads: ReadonlyMap<string, readonly string[]> = new Map(
  [...files, [compiled, aroundSql([], []).sql] as const].map(([name, sql]) => [
    name,
    martsIn(sql).filter((read) => read !== name),
  ]),
);

/** Those that only name a statement. */
const lasting: ReadonlySet<string> = new Set(
  [...files].flatMap(([name, sql]) =>
    /^create or replace (view|macro)\b/m.test(sql) ? [name] : [],
  ),
);

/** All marts that have a file, each after those that it reads. */
export const martOrder: readonly string[] = martsFor([...files.keys()]).filter((name) =>
  files.has(name),
);

/** The constant SQL of a mart. */
export function martSql(mart: string): string {
  const sql = files.get(mart);
  if (sql === undefined) throw new Error(`no SQL for mart.${mart}`);
  return sql;
}

/** The marts that a statement reads, directly. */
export function martsIn(sql: string): string[] {
  const code = sql.replaceAll(/--[^\n]*/g, '');
  const names = [...code.matchAll(/\bmart\.([a-z_]+)/g)].map(([, name]) => name ?? '');
  return [...new Set(names)].filter((name) => name === compiled || files.has(name));
}

/** The names of the variables that a statement reads. */
export function variablesOf(sql: string): string[] {
  return [...sql.matchAll(/getvariable\('([a-z0-9_]+)'\)/g)].map(([, name]) => name ?? '');
}

/** Every mart that has to be there before these can be read, they included, in order. */
export function martsFor(names: readonly string[]): string[] {
  return inOrder([...names].sort(), readBy);
}

/** The marts that change with one of these settings, in order. */
export function martsAfter(changed: readonly string[]): string[] {
  return changedWith(new Set(), (mart) =>
    variablesOf(files.get(mart) ?? '').some((name) => changed.includes(name)),
  );
}

/**
 * The marts over one engine. Each is made when something first reads it, after those that it reads
 * itself, and again when a setting, the audience or the rows that it stands on have changed. Views
 * and macros hold nothing and stay.
 */
export class Marts {
  /** What is there and right, each with the number of its making. */
  readonly #fresh = new Map<string, number>();
  #makings = 0;
  #loads = 0;

  /**
   * @param engine holds the staging views and `mart`
   * @param around the statement that makes `mart.around` for the present audience; of itself: all
   */
  constructor(
    private readonly engine: Engine,
    private readonly around: () => string = () => aroundSql([], []).sql,
  ) {}

  /** Rows came or went: nothing counts any more. */
  forget(): void {
    this.#fresh.clear();
    this.#loads++;
  }

  /** These settings changed. */
  changed(settings: readonly string[]): void {
    if (settings.length === 0) return;
    this.#drop(martsAfter(settings));
    // Its text may read what changed.
    this.audienceChanged();
  }

  /** The audience changed. */
  audienceChanged(): void {
    this.#fresh.delete(compiled);
    this.#drop(changedWith(new Set([compiled]), () => false));
  }

  /** Makes those of the marts that are missing or stale; reports how far it is as a fraction. */
  async make(
    names: readonly string[],
    onFraction: (fraction: number) => void = () => undefined,
  ): Promise<void> {
    const wanted = this.#behind(names).filter((name) => !this.#fresh.has(name));
    for (const [index, name] of wanted.entries()) {
      onFraction(index / wanted.length);
      await this.engine.execute(name === compiled ? this.around() : martSql(name));
      this.#fresh.set(name, ++this.#makings);
    }
    onFraction(1);
  }

  /**
   * A text that changes whenever rows come or go, or one of these marts, or one that it stands on,
   * is made anew. They have to be there.
   */
  stateOf(names: readonly string[]): string {
    const makings = this.#behind(names).map((name) => this.#fresh.get(name));
    return [this.#loads, ...makings].join();
  }

  #behind(names: readonly string[]): string[] {
    const around = martsIn(this.around()).filter((name) => name !== compiled);
    return inOrder([...names].sort(), (name) => (name === compiled ? around : readBy(name)));
  }

  #drop(names: readonly string[]): void {
    for (const name of names) if (!lasting.has(name)) this.#fresh.delete(name);
  }
}

/* The marts that stand on one of these or change themselves. */
function changedWith(stale: Set<string>, isChanged: (mart: string) => boolean): string[] {
  for (const mart of martOrder) {
    if (isChanged(mart) || readBy(mart).some((name) => stale.has(name))) stale.add(mart);
  }
  return martOrder.filter((mart) => stale.has(mart));
}

function readBy(mart: string): readonly string[] {
  return reads.get(mart) ?? [];
}

/* Depth first: each name after what it stands on. */
function inOrder(
  names: readonly string[],
  standsOn: (name: string) => readonly string[],
): string[] {
  const placed = new Set<string>();
  const place = (name: string) => {
    if (placed.has(name)) return;
    for (const before of standsOn(name)) place(before);
    placed.add(name);
  };
  for (const name of names) place(name);
  return [...placed];
}
