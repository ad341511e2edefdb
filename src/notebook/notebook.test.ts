import { describe, expect, it } from 'vitest';
import type { Analysis } from '../analyses/analysis';
import type { CatalogueEntry } from '../analyses/catalogue';
import { factIs, type Audience } from '../warehouse/audience/condition';
import type { Measured, Built, Outcome, ResultBytes } from '../warehouse/api';
import type { Values } from '../warehouse/settings';
import type { ResultRows } from './cell.svelte';
import { Notebook } from './notebook.svelte';
import type { CellDatabase } from './schedule';

const text = { zh: '', en: '' };

function entry(id: string, part: Partial<Analysis> = {}, sql = 'select 1'): CatalogueEntry {
  return {
    analysis: {
      id,
      group: 'overview',
      needs: [['transactions']],
      grain: 'customer',
      uses: [],
      parameters: [],
      results: { main: { customers: 'count' } },
      ...part,
    },
    text: {
      title: text,
      question: text,
      definition: text,
      source: text,
      measure: text,
      columns: {},
      headline: () => '',
      n: () => 0,
    },
    sql: { main: sql },
    chart: () => Promise.resolve(() => ({}) as Element),
  };
}

const catalogue = new Map(
  [
    entry('revenue', { grain: 'order', uses: ['period'] }),
    entry('rfm-segments'),
    entry('stages'),
    entry('demographics', { needs: [['customers.gender', 'customers.age']] }),
    entry('data-quality'),
    entry('clusters', { inputs: { main: { customers: 'number' } } }),
    entry('early-warning', {}, 'select * from mart.churn_risks'),
  ].map((one) => [one.analysis.id, one]),
);

const built: Built = {
  asOf: '2024-12-31',
  asOfFrom: 'orders',
  later: 0,
  currency: 'CNY',
  currencies: ['CNY'],
  customers: 10,
  orders: 20,
  churnDays: 90,
  medianGap: 30,
  churnPreset: false,
  rfmMode: 'quintiles',
  tables: { transactions: { rows: 20, columns: ['order_id'] } },
} as Built;

/** A database whose calls are answered by hand, and which writes down what it was asked. */
class FakeDatabase implements CellDatabase {
  readonly asked: string[] = [];
  readonly runs = new Map<string, (outcome: Outcome<ResultBytes>) => void>();
  readonly computes = new Map<number, (outcome: Outcome<ResultRows>) => void>();
  tables: Built['tables'] = built.tables;
  #finishBuild: ((outcome: Outcome<Built>) => void) | null = null;
  holdBuilds = false;

  build(settings: Readonly<Record<string, string | null>>): Promise<Outcome<Built>> {
    this.asked.push(`build ${JSON.stringify(settings)}`);
    if (!this.holdBuilds)
      return Promise.resolve({ ok: true, value: { ...built, tables: this.tables } });
    return new Promise((resolve) => (this.#finishBuild = resolve));
  }

  setAudience(audience: Audience): Promise<Outcome<Measured>> {
    this.asked.push(`audience ${JSON.stringify(audience)}`);
    return Promise.resolve({
      ok: true,
      value: { customers: 3, revenue: 5, allCustomers: 10, allRevenue: 20 },
    });
  }

  run(runId: number, analysisId: string): Promise<Outcome<ResultBytes>> {
    this.asked.push(`run ${analysisId}`);
    return new Promise((resolve) => this.runs.set(`${analysisId} ${runId}`, resolve));
  }

  compute(
    runId: number,
    analysisId: string,
    inputs: ResultBytes,
    values: Values,
    onProgress: (fraction: number) => void,
  ): Promise<Outcome<ResultRows>> {
    this.asked.push(`compute ${analysisId} ${inputs['main']?.[0]} ${JSON.stringify(values)}`);
    onProgress(0.5);
    return new Promise((resolve) => this.computes.set(runId, resolve));
  }

  cancel(runIds: readonly number[]): Promise<void> {
    this.asked.push(`cancel ${runIds.join(',')}`);
    return Promise.resolve();
  }

  cancelLoad(): Promise<void> {
    this.asked.push('cancelLoad');
    this.#finishBuild?.({ ok: false, failure: { code: 'cancelled', message: '', sql: null } });
    return Promise.resolve();
  }

  /** Answers the newest run of an analysis, or the one given. */
  async answer(analysisId: string, customers: number, run?: string): Promise<void> {
    const name =
      run ?? [...this.runs.keys()].filter((key) => key.startsWith(`${analysisId} `)).at(-1);
    const bytes = { main: new Uint8Array([customers]) };
    this.runs.get(name ?? '')?.({ ok: true, value: bytes });
    await settle();
  }
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const decode = (bytes: ResultBytes) =>
  Promise.resolve({ main: [{ customers: bytes['main']?.[0] ?? 0 }] } as ResultRows);

async function loaded() {
  const database = new FakeDatabase();
  const notebook = new Notebook(() => catalogue, database, decode);
  notebook.refresh();
  await settle();
  return {
    database,
    notebook,
    cell: (key: string) => notebook.cells.find((one) => one.key === key),
  };
}

describe('a notebook', () => {
  it('shows how far a model is in the cells that wait for its marts', async () => {
    const { notebook, cell, database } = await loaded();
    notebook.add('early-warning');
    await settle();
    notebook.advance('churn-risk', 0.4);
    expect(cell('early-warning')?.progress).toBe(0.4);
    expect(cell('revenue')?.progress).toBeNull();
    await database.answer('early-warning', 1);
    expect(cell('early-warning')).toMatchObject({ state: 'ready', progress: null });
    notebook.advance('churn-risk', 0.9);
    expect(cell('early-warning')?.progress).toBeNull();
  });

  it('stops what computes a cell, and asks it again on demand', async () => {
    const { notebook, cell, database } = await loaded();
    notebook.add('clusters');
    await settle();
    await database.answer('clusters', 7);
    const clusters = cell('clusters');
    if (!clusters) throw new Error('no cell');
    notebook.cancel(clusters);
    expect(database.asked.at(-1)).toMatch(/^cancel \d+$/);
    expect(clusters).toMatchObject({ state: 'failed', rows: null, failure: { code: 'cancelled' } });
    notebook.retry(clusters);
    await settle();
    expect(database.asked.at(-1)).toBe('run clusters');
    expect(clusters.state).toBe('running');
  });

  it('builds, sets the audience, then runs the cells at customer grain before the others', async () => {
    const { database } = await loaded();
    expect(database.asked).toEqual([
      'build {}',
      'audience []',
      'run rfm-segments',
      'run stages',
      'run revenue',
    ]);
  });

  it('shows the default cells that the tables allow, in order, and adds others when files come', async () => {
    const { database, notebook } = await loaded();
    expect(notebook.cells.map((cell) => cell.key)).toEqual(['revenue', 'rfm-segments', 'stages']);
    database.tables = { ...built.tables, customers: { rows: 10, columns: ['gender'] } };
    database.asked.length = 0;
    notebook.refresh();
    await settle();
    expect(notebook.cells.map((cell) => cell.key)).toContain('demographics');
    expect(database.asked).toContain('run demographics');
  });

  it('keeps the old picture, marked stale, until the new answer stands', async () => {
    const { database, notebook, cell } = await loaded();
    await database.answer('stages', 7);
    expect(cell('stages')).toMatchObject({ state: 'ready', isStale: false });
    notebook.pick([factIs('stage', 'lost')]);
    await settle();
    expect(cell('stages')).toMatchObject({ state: 'running', isStale: true });
    expect(cell('stages')?.rows?.main).toEqual([{ customers: 7 }]);
    await database.answer('stages', 2);
    expect(cell('stages')).toMatchObject({ state: 'ready', isStale: false });
    expect(cell('stages')?.rows?.main).toEqual([{ customers: 2 }]);
  });

  it('cancels overtaken runs and discards their answers', async () => {
    const { database, notebook, cell } = await loaded();
    notebook.pick([factIs('segment', 'champions')]);
    await settle();
    expect(database.asked).toContain('cancel 1,2,3');
    await database.answer('stages', 99, 'stages 2');
    expect(cell('stages')?.state).toBe('running');
    await database.answer('stages', 5);
    expect(cell('stages')?.rows?.main).toEqual([{ customers: 5 }]);
  });

  it('does not rebuild for a click, and needs the marts for a new as-of date', async () => {
    const { database, notebook } = await loaded();
    database.asked.length = 0;
    notebook.pick([factIs('tier', 'a')]);
    await settle();
    expect(database.asked.filter((call) => call.startsWith('build'))).toEqual([]);
    notebook.set('as_of', '2024-06-30');
    await settle();
    expect(database.asked).toContain('build {"as_of":"2024-06-30"}');
  });

  it('runs only the cells that read the period when the period changes', async () => {
    const { database, notebook } = await loaded();
    database.asked.length = 0;
    notebook.set('period', 'week');
    await settle();
    expect(database.asked.filter((call) => call.startsWith('run'))).toEqual(['run revenue']);
  });

  it('stops a build that a newer date has overtaken', async () => {
    const { database, notebook } = await loaded();
    database.asked.length = 0;
    database.holdBuilds = true;
    notebook.set('as_of', '2024-06-30');
    await settle();
    database.holdBuilds = false;
    notebook.set('as_of', '2024-05-31');
    await settle();
    expect(database.asked.filter((call) => !call.startsWith('run'))).toEqual([
      'cancel 1,2,3',
      'build {"as_of":"2024-06-30"}',
      'cancelLoad',
      'build {"as_of":"2024-05-31"}',
      'audience []',
    ]);
    expect(notebook.failure).toBeNull();
  });

  it('takes a click on the same class back', async () => {
    const { notebook } = await loaded();
    notebook.pick([factIs('segment', 'lost')]);
    notebook.pick([factIs('stage', 'lost')]);
    expect(notebook.document.audience).toEqual([
      factIs('segment', 'lost'),
      factIs('stage', 'lost'),
    ]);
    notebook.pick([factIs('segment', 'lost')]);
    expect(notebook.document.audience).toEqual([factIs('stage', 'lost')]);
  });

  it('undoes and redoes audience, settings and cells', async () => {
    const { notebook } = await loaded();
    const keys = () => notebook.cells.map((cell) => cell.key);
    notebook.set('churn_rule', 'p90');
    notebook.pick([factIs('tier', 'a')]);
    notebook.remove('stages');
    expect(keys()).toEqual(['revenue', 'rfm-segments']);
    notebook.undo();
    expect(keys()).toEqual(['revenue', 'rfm-segments', 'stages']);
    notebook.undo();
    expect(notebook.document.audience).toEqual([]);
    notebook.undo();
    expect(notebook.document.settings).toEqual({});
    expect(notebook.canUndo).toBe(false);
    notebook.redo();
    expect(notebook.document.settings).toEqual({ churn_rule: 'p90' });
  });

  it('keeps no setting that equals its default', async () => {
    const { notebook } = await loaded();
    notebook.set('churn_rule', 'p90');
    notebook.set('churn_rule', 'p80');
    expect(notebook.document.settings).toEqual({});
  });

  it('moves a cell past its neighbour', async () => {
    const { notebook } = await loaded();
    notebook.move('stages', -1);
    expect(notebook.cells.map((cell) => cell.key)).toEqual(['revenue', 'stages', 'rfm-segments']);
    notebook.move('revenue', -1);
    expect(notebook.cells.map((cell) => cell.key)).toEqual(['revenue', 'stages', 'rfm-segments']);
  });

  it('adds a second cell of the same analysis under a name of its own', async () => {
    const { notebook } = await loaded();
    expect(notebook.add('stages')).toBe('stages-2');
    expect(notebook.add('data-quality')).toBe('data-quality');
  });

  it('shows a failure in its cell and leaves the others alone', async () => {
    const { database, cell } = await loaded();
    const failure = { code: 'unknown', message: 'no such column', sql: 'select x' } as const;
    database.runs.get('stages 2')?.({ ok: false, failure });
    await database.answer('revenue', 1);
    expect(cell('stages')).toMatchObject({ state: 'failed', failure });
    expect(cell('revenue')?.state).toBe('ready');
  });

  it('waits for the new engine when the old one died, and asks again', async () => {
    const { database, notebook, cell } = await loaded();
    const failure = { code: 'restarted', message: '', sql: null } as const;
    database.runs.get('stages 2')?.({ ok: false, failure });
    await settle();
    expect(cell('stages')?.state).toBe('running');
    database.asked.length = 0;
    notebook.resume();
    await settle();
    expect(database.asked).toContain('run stages');
    expect(database.asked.some((call) => call.startsWith('build'))).toBe(false);
  });

  it('hands what the database brings a model to that model, with its settings, and shows its rows', async () => {
    const { database, notebook, cell } = await loaded();
    notebook.set('period', 'week');
    notebook.add('clusters');
    await settle();
    await database.answer('clusters', 7);
    expect(database.asked).toContain('compute clusters 7 {"period":"week"}');
    expect(cell('clusters')).toMatchObject({ state: 'running', progress: 0.5 });
    const rows = { main: [{ customers: 3 }] } as ResultRows;
    [...database.computes.values()].at(-1)?.({ ok: true, value: rows });
    await settle();
    expect(cell('clusters')).toMatchObject({ state: 'ready', rows, progress: null });
  });

  it('begins no model whose run was overtaken, and takes no progress from it', async () => {
    const { database, notebook, cell } = await loaded();
    notebook.add('clusters');
    await settle();
    const overtaken = [...database.runs.keys()].at(-1) ?? '';
    notebook.pick([factIs('segment', 'lost')]);
    await settle();
    await database.answer('clusters', 1, overtaken);
    expect(database.computes.size).toBe(0);
    expect(cell('clusters')).toMatchObject({ state: 'running', progress: null });
  });

  it('is busy until everything has been answered', async () => {
    const { database, notebook } = await loaded();
    expect(notebook.isBusy).toBe(true);
    await database.answer('stages', 1);
    await database.answer('revenue', 1);
    expect(notebook.isBusy).toBe(true);
    await database.answer('rfm-segments', 1);
    expect(notebook.isBusy).toBe(false);
  });
});
