import type { Catalogue, CatalogueEntry } from '../analyses/catalogue';
import type { Built, Failure, Measured, Progress, ResultBytes } from '../warehouse/api';
import { martsOf } from '../warehouse/modelled/definitions';
import type {
  Audience,
  Condition,
  Conditions,
  SavedSegment,
} from '../warehouse/audience/condition';
import { settings as settingList, type Values } from '../warehouse/settings';
import { Cell, type ResultRows } from './cell.svelte';
import {
  freeKey,
  newDocument,
  holds,
  picked,
  toggled,
  withValue,
  type NotebookDocument,
} from './document';
import { History } from './history.svelte';
import type { RememberedLayouts } from './import/remembered.svelte';
import { unmetNeeds } from './possible';
import { Schedule, type CellDatabase } from './schedule';

/** Settings that queries read and marts do not: only the cells that read them change. */
const queryOnly: ReadonlySet<string> = new Set(['period']);

/** The notebook: its document with undo, its cells and what the database knows. */
export class Notebook {
  readonly #history: History<NotebookDocument>;
  readonly #schedule: Schedule;
  readonly #cells = new Map<string, Cell>();
  #built = $state.raw<Built | null>(null);
  #builtSettings: Values = {};
  #measured = $state.raw<Measured | null>(null);
  #failure = $state.raw<Failure | null>(null);
  #progress = $state.raw<Progress | null>(null);
  #rounds = $state(0);
  #isBusy = $state(false);

  /**
   * @param known all analyses
   * @param database where they run
   * @param decode makes rows of a run's bytes
   * @param edited hears of every change of the document
   */
  constructor(
    private readonly known: () => Catalogue,
    database: CellDatabase,
    decode: (bytes: ResultBytes) => Promise<Partial<ResultRows>>,
    private readonly edited: () => void = () => undefined,
  ) {
    this.#history = new History(newDocument());
    this.#schedule = new Schedule(database, {
      settings: () => this.document.settings,
      audience: () => this.document.audience,
      segments: () => this.document.segments,
      cells: () => this.cells,
      decode,
      progress: (progress) => (this.#progress = progress),
      settled: () => {
        if (!this.#isBusy) return;
        this.#isBusy = false;
        this.#rounds += 1;
      },
      audienceSet: (outcome) => {
        if (outcome.ok) this.#measured = outcome.value;
        else if (outcome.failure.code !== 'restarted') this.#failure = outcome.failure;
      },
      built: (outcome, settings) => {
        if (outcome.ok) {
          this.#built = outcome.value;
          this.#builtSettings = settings;
          this.#failure = null;
          this.#runNewCells();
          return true;
        }
        this.#failure = outcome.failure;
        return false;
      },
    });
  }

  get document(): NotebookDocument {
    return this.#history.now;
  }

  /** What the marts hold; null before the first files. */
  get built(): Built | null {
    return this.#built;
  }

  /** The audience in numbers; null before it is known. */
  get measured(): Measured | null {
    return this.#measured;
  }

  get failure(): Failure | null {
    return this.#failure;
  }

  /** Of the marts that are being built. */
  get progress(): Progress | null {
    return this.#progress;
  }

  /** Whether anything is being computed. */
  get isBusy(): boolean {
    return this.#isBusy;
  }

  /** Counts up each time that everything has been computed. */
  get rounds(): number {
    return this.#rounds;
  }

  get canUndo(): boolean {
    return this.#history.canUndo;
  }

  get canRedo(): boolean {
    return this.#history.canRedo;
  }

  /** The cells that the loaded tables allow, in order. */
  readonly cells: readonly Cell[] = $derived.by(() => {
    const tables = this.#built?.tables;
    if (!tables) return [];
    return this.document.cells.flatMap(({ key, analysis, values }) => {
      const entry = this.known().get(analysis);
      return entry && unmetNeeds(entry.analysis, tables).length === 0
        ? [this.#cellOf(key, entry, values)]
        : [];
    });
  });

  /** Whether the audience has exactly this condition. */
  holds(condition: Condition): boolean {
    return holds(this.document.audience, condition);
  }

  /** Customers were clicked in a chart. */
  pick(conditions: Conditions): void {
    this.setAudience(picked(this.document.audience, conditions));
  }

  /** Values were added to the filter or taken from it. */
  toggle(condition: Condition): void {
    this.setAudience(toggled(this.document.audience, condition));
  }

  setAudience(audience: Audience): void {
    this.#edit({ ...this.document, audience });
  }

  clearAudience(): void {
    this.setAudience([]);
  }

  /** Keeps a segment, in place of one with the same id. */
  saveSegment(segment: SavedSegment): void {
    const { segments } = this.document;
    const isKnown = segments.some(({ id }) => id === segment.id);
    this.#edit({
      ...this.document,
      segments: isKnown
        ? segments.map((one) => (one.id === segment.id ? segment : one))
        : [...segments, segment],
    });
  }

  /** Forgets a segment; an audience that names it loses that condition. */
  removeSegment(id: string): void {
    this.#edit({
      ...this.document,
      segments: this.document.segments.filter((one) => one.id !== id),
      audience: this.document.audience.filter((one) => one.about !== 'saved' || one.id !== id),
    });
  }

  /** Sets a setting; null takes the default back. */
  set(name: string, value: string | null): void {
    const known = settingList.find((setting) => setting.name === name);
    const chosen = value === known?.default ? null : value;
    this.#edit({ ...this.document, settings: withValue(this.document.settings, name, chosen) });
  }

  /** Takes all defaults back. */
  resetSettings(): void {
    this.#edit({ ...this.document, settings: {} });
  }

  /** Sets a parameter of one cell; null takes the default back. */
  setParameter(key: string, name: string, value: string | null): void {
    this.#edit({
      ...this.document,
      cells: this.document.cells.map((cell) =>
        cell.key === key ? { ...cell, values: withValue(cell.values, name, value) } : cell,
      ),
    });
  }

  /** Takes the defaults of one cell's parameters back. */
  resetParameters(key: string): void {
    const cells = this.document.cells.map((cell) =>
      cell.key === key ? { ...cell, values: {} } : cell,
    );
    this.#edit({ ...this.document, cells });
  }

  /** The key of the first cell of an analysis that is shown. */
  cellOf(analysis: string): string | undefined {
    return this.cells.find(({ entry }) => entry.analysis.id === analysis)?.key;
  }

  /** Adds a cell at the end and returns its key. */
  add(analysis: string): string {
    const { cells } = this.document;
    const key = freeKey(cells, analysis);
    this.#edit({ ...this.document, cells: [...cells, { key, analysis, values: {} }] });
    return key;
  }

  remove(key: string): void {
    const cells = this.document.cells.filter((cell) => cell.key !== key);
    this.#edit({ ...this.document, cells });
  }

  /** Moves a cell past the next visible one, up or down. */
  move(key: string, by: -1 | 1): void {
    const shown = this.cells;
    const other = shown[shown.findIndex((cell) => cell.key === key) + by];
    const cells = [...this.document.cells];
    const from = cells.findIndex((cell) => cell.key === key);
    const to = cells.findIndex((cell) => cell.key === other?.key);
    const [moved] = from < 0 || to < 0 ? [] : cells.splice(from, 1);
    if (!moved) return;
    cells.splice(to, 0, moved);
    this.#edit({ ...this.document, cells });
  }

  undo(): void {
    this.#step(() => this.#history.undo());
  }

  redo(): void {
    this.#step(() => this.#history.redo());
  }

  /** Files were loaded: everything is computed anew. */
  refresh(): void {
    this.#request({ build: true, cells: this.cells });
  }

  /** The engine was replaced and holds the same rows: unanswered cells are asked again. */
  resume(): void {
    const isBuilt = changedNames(this.#builtSettings, this.document.settings).length === 0;
    this.#request({ build: !this.#built || !isBuilt, audience: true, cells: this.cells });
  }

  /** Stops what computes one cell. Its old rows would answer another question, and go. */
  cancel(cell: Cell): void {
    this.#schedule.drop(new Set([cell]));
    cell.fail({ code: 'cancelled', message: 'cancelled', sql: null });
  }

  /** A model that makes marts is so far. */
  advance(modelId: string, fraction: number): void {
    this.#schedule.advance(martsOf(modelId), fraction);
  }

  /** Asks one cell again. */
  retry(cell: Cell): void {
    this.#request({ cells: [cell] });
  }

  /** Puts a saved document in place of the present one, without undo. */
  restore(document: NotebookDocument): void {
    this.#history.reset(document);
    this.#followValues();
  }

  /** Sets what the notebook takes along about the layouts of its files. Undo does not touch it. */
  remember(layouts: RememberedLayouts): void {
    this.#history.amend((document) => ({ ...document, layouts }));
  }

  /** A new notebook on the same data; can be undone. */
  startFresh(): void {
    this.#edit({ ...newDocument(), layouts: this.document.layouts });
  }

  /** Back to a new notebook without data. */
  clear(): void {
    this.#schedule.drop(new Set(this.#cells.values()));
    this.#cells.clear();
    this.#built = null;
    this.#builtSettings = {};
    this.#measured = null;
    this.#failure = null;
    this.#history.reset(newDocument());
  }

  #edit(next: NotebookDocument): void {
    this.#step(() => this.#history.push(next));
  }

  #step(change: () => void): void {
    const before = this.document;
    const shown = new Set(this.cells);
    change();
    this.edited();
    this.#followValues();
    if (!this.#built) return;
    const settings = changedNames(before.settings, this.document.settings);
    const isAudience = meaningOf(before) !== meaningOf(this.document);
    const isSaved = before.segments !== this.document.segments;
    const marts = settings.some((name) => !queryOnly.has(name));
    const values = new Map(before.cells.map((cell) => [cell.key, cell.values]));
    const now = new Map(this.document.cells.map((cell) => [cell.key, cell.values]));
    const cells = this.cells.filter(
      (cell) =>
        isAudience ||
        marts ||
        (isSaved && namesSegment(cell)) ||
        !shown.has(cell) ||
        cell.state === 'idle' ||
        reads(cell, settings) ||
        values.get(cell.key) !== now.get(cell.key),
    );
    const gone = [...shown].filter((cell) => !this.cells.includes(cell));
    this.#schedule.drop(new Set(gone));
    if (settings.length === 0 && !isAudience && !isSaved && cells.length === 0) return;
    this.#request({ build: settings.length > 0, audience: isAudience || isSaved, cells });
  }

  #request(change: Parameters<Schedule['request']>[0]): void {
    this.#isBusy = true;
    this.#schedule.request(change);
  }

  /* The marts may allow cells that were not there before. */
  #runNewCells(): void {
    const cells = this.cells.filter((cell) => cell.state === 'idle');
    if (cells.length > 0) this.#schedule.request({ cells });
  }

  #followValues(): void {
    for (const { key, values } of this.document.cells) {
      const cell = this.#cells.get(key);
      if (cell && cell.values !== values) cell.values = values;
    }
  }

  #cellOf(key: string, entry: CatalogueEntry, values: Values): Cell {
    const known = this.#cells.get(key);
    if (known && known.entry === entry) return known;
    const cell = new Cell(key, entry, values);
    this.#cells.set(key, cell);
    return cell;
  }
}

function changedNames(before: Values, after: Values): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => (before[name] ?? null) !== (after[name] ?? null),
  );
}

/* Saved segments count where the audience names one; one may name another. */
function meaningOf({ audience, segments }: NotebookDocument): string {
  const isNamed = audience.some(({ about }) => about === 'saved');
  return JSON.stringify(isNamed ? [audience, segments] : [audience]);
}

/* Whether one of its groups is a saved segment. */
function namesSegment({ values }: Cell): boolean {
  return Object.values(values).some((value) => value?.startsWith('saved '));
}

function reads(cell: Cell, names: readonly string[]): boolean {
  const { uses, parameters } = cell.entry.analysis;
  return names.some(
    (name) => uses.includes(name) || parameters.some((parameter) => parameter.name === name),
  );
}
