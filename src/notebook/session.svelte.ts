import { createContext } from 'svelte';
import { formatOf, type Format } from '../format/format';
import { catalogue } from '../analyses/catalogue';
import type { Receipt } from '../intake/decision';
import { preferences } from '../ui/page-preferences';
import { t } from '../ui/say';
import { toasts } from '../ui/toasts.svelte';
import type { DatabaseClient, Status } from '../warehouse/client';
import type { Database } from '../warehouse/api';
import { Autosave } from './autosave.svelte';
import type { ResultRows } from './cell.svelte';
import { Imports } from './import/imports.svelte';
import { Notebook } from './notebook.svelte';
import type { CellDatabase } from './schedule';
import { filesKey, savedInBrowser } from './saved-notebooks';

/** What the page uses of the database. */
export type PageDatabase = Database & Pick<DatabaseClient, 'status' | 'onStatus' | 'onRestart'>;

/** What start-up brings: the database, and the sample's files where the address asks for them. */
export interface StartUp {
  database: PageDatabase;
  sample: readonly File[] | null;
}

/** All state of the page: engine, files, notebook. */
export class Session {
  #engine = $state<Status>('starting');
  #engineFailure = $state<string | null>(null);
  #database: PageDatabase | null = null;
  /* Asked for at once: after the content lock no chunk can be fetched. */
  readonly #decode = import('./decode');
  readonly imports = new Imports((receipts) => this.#loaded(receipts));
  readonly notebook = new Notebook(
    catalogue,
    this.#calls(),
    async (bytes) => {
      const { decodeResults } = await this.#decode;
      // The analyses' contract tests hold the SQL to the columns that these types promise.
      return decodeResults(bytes) as unknown as ResultRows;
    },
    () => this.autosave.touch(),
  );
  readonly autosave: Autosave = new Autosave(savedInBrowser, () => this.notebook.document);

  constructor(startUp: Promise<StartUp>) {
    startUp.then(
      ({ database, sample }) => this.#begin(database, sample),
      (cause: unknown) => {
        this.#engine = 'failed';
        this.#engineFailure = cause instanceof Error ? cause.message : String(cause);
      },
    );
  }

  get engine(): Status {
    return this.#engine;
  }

  get engineFailure(): string | null {
    return this.#engineFailure;
  }

  /** Shows values in the chosen language and the notebook's currency. */
  readonly format: Format = $derived(
    formatOf(preferences.language, this.notebook.built?.currency ?? null),
  );

  /** Which screen is shown. */
  readonly screen: 'empty' | 'import' | 'notebook' = $derived.by(() => {
    if (this.notebook.built) return 'notebook';
    const { loading, questions, receipts } = this.imports;
    return loading.length > 0 || questions.length > 0 || receipts.length > 0 ? 'import' : 'empty';
  });

  /** Lets go of all files and rows; the address forgets the sample. */
  async close(): Promise<void> {
    await this.#database?.cancelLoad();
    await this.#database?.clear();
    this.autosave.close();
    this.imports.clear();
    this.notebook.clear();
    history.replaceState(null, '', location.pathname + location.search);
  }

  #begin(database: PageDatabase, sample: readonly File[] | null): void {
    this.#database = database;
    this.#engine = database.status;
    database.onStatus((status, failure) => {
      this.#engine = status;
      this.#engineFailure = failure;
    });
    database.onRestart(() => {
      toasts.show(t('engine.restarted'));
      this.notebook.resume();
    });
    if (sample) this.imports.add(sample);
    this.imports.begin(database);
  }

  async #loaded(receipts: readonly Receipt[]): Promise<void> {
    const isFirst = this.notebook.built === null;
    const files = receipts.map(({ file, size }) => ({ name: file, size }));
    const saved = await this.autosave.open(filesKey(files));
    if (isFirst && saved) {
      this.notebook.restore(saved.document);
      const time = new Date(saved.savedAt).toLocaleString(preferences.language, {
        dateStyle: 'medium',
        timeStyle: 'short',
      });
      toasts.show(t('saved.restored', { time }), {
        action: { label: t('saved.fresh'), run: () => this.notebook.startFresh() },
      });
    }
    this.autosave.touch();
    this.notebook.refresh();
  }

  /* The notebook is there before the engine; until then it has nothing to call. */
  #calls(): CellDatabase {
    const database = () => {
      if (!this.#database) throw new Error('the engine is not there yet');
      return this.#database;
    };
    return {
      build: (settings, onProgress) => database().build(settings, onProgress),
      setAudience: (audience) => database().setAudience(audience),
      run: (id, analysis, values) => database().run(id, analysis, values),
      cancel: (ids) => database().cancel(ids),
      cancelLoad: () => database().cancelLoad(),
    };
  }
}

export const [useSession, provideSession] = createContext<Session>();
