import { aroundSql } from './audience/compile';
import type { ResultBytes } from './api';
import type { Engine } from './engine';
import {
  modelled,
  ModelWanted,
  readSql,
  type MadeTables,
  type ModelledMarts,
} from './modelled/marts';

const texts = import.meta.glob<string>('./marts/*/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const files: ReadonlyMap<string, string> = new Map(
  Object.entries(texts).map(([path, sql]) => [
    path.slice(path.lastIndexOf('/') + 1, -'.sql'.length),
    sql,
  ]),
);

/** Made from the audience's conditions, not from a file: see `audience/compile.ts`. */
const compiled = 'around';

/** Those that a model makes, by name. */
const made: ReadonlyMap<string, ModelledMarts> = new Map(
  modelled.flatMap((marts) =>
    Object.keys(marts.definition.tables).map((name) => [name, marts] as const),
  ),
);

/** What each mart reads, found once: a page of many statements asks for it each time. */
const reads: ReadonlyMap<string, readonly string[]> = new Map(
  [...files.keys(), ...made.keys(), compiled].map((name) => [
    name,
    martsIn(textOf(name)).filter((read) => read !== name),
  ]),
);

/** Those that only name a statement. */
const lasting: ReadonlySet<string> = new Set(
  [...files].flatMap(([name, sql]) =>
    /^create or replace (view|macro)\b/m.test(sql) ? [name] : [],
  ),
);

/** All but the one that is compiled, each after those that it reads. */
const order: readonly string[] = martsFor([...files.keys(), ...made.keys()]).filter(
  (name) => name !== compiled,
);

/** All marts that have a file, each after those that it reads. */
export const martOrder: readonly string[] = order.filter((name) => files.has(name));

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
  return [...new Set(names)].filter(
    (name) => name === compiled || files.has(name) || made.has(name),
  );
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
    variablesOf(textOf(mart)).some((name) => changed.includes(name)),
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
   * @param compute runs a model in place; without it `make` throws where one is wanted
   */
  constructor(
    private readonly engine: Engine,
    private readonly around: () => string = () => aroundSql([], []).sql,
    private readonly compute?: (model: ModelledMarts, inputs: ResultBytes) => Promise<MadeTables>,
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

  /**
   * Makes those of the marts that are missing or stale; reports how far it is as a fraction.
   * @throws ModelWanted at one that a model makes, and nobody here does
   */
  async make(
    names: readonly string[],
    onFraction: (fraction: number) => void = () => undefined,
  ): Promise<void> {
    const wanted = this.#behind(names).filter((name) => !this.#fresh.has(name));
    for (const [index, name] of wanted.entries()) {
      onFraction(index / wanted.length);
      const model = made.get(name);
      if (model) {
        // One model makes several.
        if (this.#fresh.has(name)) continue;
        if (!this.compute) throw new ModelWanted(model);
        await this.keep(model, await this.compute(model, await this.inputsOf(model)));
        continue;
      }
      await this.engine.execute(name === compiled ? this.around() : martSql(name));
      this.#fresh.set(name, ++this.#makings);
    }
    onFraction(1);
  }

  /** What a model reads; the marts behind it have to be there. */
  async inputsOf({ sql }: ModelledMarts): Promise<ResultBytes> {
    const inputs: ResultBytes = {};
    for (const [name, query] of Object.entries(sql)) inputs[name] = await this.engine.query(query);
    return inputs;
  }

  /** Takes in what a model made. */
  async keep(model: ModelledMarts, tables: MadeTables): Promise<void> {
    const names = Object.keys(model.definition.tables);
    for (const name of names) {
      const slot = `made_${name}`;
      await this.engine.register(slot, new Blob([tables[name] ?? '']));
      try {
        await this.engine.execute(readSql(model, name, slot));
      } finally {
        this.engine.drop(slot);
      }
    }
    for (const name of names) this.#fresh.set(name, ++this.#makings);
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
  for (const mart of order) {
    if (isChanged(mart) || readBy(mart).some((name) => stale.has(name))) stale.add(mart);
  }
  return order.filter((mart) => stale.has(mart));
}

/* What decides how a mart comes out: its statement, or what its model reads. */
function textOf(mart: string): string {
  const model = made.get(mart);
  if (model) return Object.values(model.sql).join('\n');
  return mart === compiled ? aroundSql([], []).sql : (files.get(mart) ?? '');
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
