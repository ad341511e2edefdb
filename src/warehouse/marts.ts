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
  [...files].map(([name, sql]) => [name, martsIn(sql).filter((read) => read !== name)]),
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
  const stale = new Set<string>();
  for (const mart of martOrder) {
    const sql = files.get(mart) ?? '';
    const isTouched = variablesOf(sql).some((name) => changed.includes(name));
    if (isTouched || readBy(mart).some((name) => stale.has(name))) stale.add(mart);
  }
  return [...stale];
}

/**
 * The marts over one engine. Each is made when something first reads it, after those that it reads
 * itself, and again when a setting, the audience or the rows that it stands on have changed.
 */
export class Marts {
  readonly #fresh = new Set<string>();

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
  }

  /** These settings changed. */
  changed(settings: readonly string[]): void {
    for (const mart of martsAfter(settings)) this.#fresh.delete(mart);
    // Its text may read what changed.
    if (settings.length > 0) this.audienceChanged();
  }

  /** The audience changed. */
  audienceChanged(): void {
    this.#fresh.delete(compiled);
    for (const mart of martOrder) {
      if (readBy(mart).some((name) => name === compiled || !this.#fresh.has(name))) {
        this.#fresh.delete(mart);
      }
    }
  }

  /** Makes those of the marts that are missing or stale; reports how far it is as a fraction. */
  async make(
    names: readonly string[],
    onFraction: (fraction: number) => void = () => undefined,
  ): Promise<void> {
    const around = this.around();
    const wanted = inOrder([...names].sort(), (name) =>
      name === compiled ? martsIn(around).filter((read) => read !== name) : readBy(name),
    ).filter((name) => !this.#fresh.has(name));
    for (const [index, name] of wanted.entries()) {
      onFraction(index / wanted.length);
      await this.engine.execute(name === compiled ? around : martSql(name));
      this.#fresh.add(name);
    }
    onFraction(1);
  }
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
