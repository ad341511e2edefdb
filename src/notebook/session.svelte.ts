import { createContext } from 'svelte';
import { formatOf, type Format } from '../format/format';
import type { Catalogue } from '../analyses/catalogue';
import { preferences } from '../ui/page-preferences';
import { t } from '../ui/say';
import { toasts } from '../ui/toasts.svelte';
import type { DatabaseClient, Status } from '../warehouse/client';
import type { Database } from '../warehouse/api';
import type { ResultBytes } from '../warehouse/api';
import type { Row } from '../warehouse/rows';
import { auditInBrowser } from './audit-in-browser';
import { Autosave } from './autosave.svelte';
import type { ResultRows } from './cell.svelte';
import type { Change } from './import/change';
import { Imports } from './import/imports.svelte';
import { newsText } from './import/news';
import { Remembered } from './import/remembered.svelte';
import { layoutsInBrowser } from './import/saved-layouts';
import { Notebook } from './notebook.svelte';
import { Places } from './places.svelte';
import type { CellDatabase } from './schedule';
import { filesKey, savedInBrowser, type SavedNotebook } from './saved-notebooks';
import type { Statistics } from './statistics';
import { settings } from '../warehouse/settings';
import type { NotebookDocument } from './document';

/** What the page uses of the database. */
export type PageDatabase = Database & Pick<DatabaseClient, 'status' | 'onStatus' | 'onRestart'>;

/** What start-up brings: the workers, and the sample's files where the address asks for them. */
export interface StartUp {
  catalogue: Catalogue;
  database: PageDatabase;
  statistics: Statistics;
  sample: readonly File[] | null;
}

/** All state of the page: engine, files, notebook. */
export class Session {
  #engine = $state<Status>('starting');
  #engineFailure = $state<string | null>(null);
  #database = $state.raw<PageDatabase | null>(null);
  #statistics: Statistics | null = null;
  #catalogue = $state.raw<Catalogue>(new Map());
  #undoToast: number | null = null;
  /* Asked for at once: after the content lock no chunk can be fetched. */
  readonly #decode = import('./decode');
  /** Where in the page the analyst is. */
  readonly places = new Places(window);
  readonly remembered = new Remembered(layoutsInBrowser);
  readonly imports = new Imports((change) => this.#changed(change), this.remembered);
  /** What left the page, or was shown in full. */
  readonly audit = auditInBrowser();
  readonly notebook = new Notebook(
    () => this.#catalogue,
    this.#calls(),
    async (bytes) => {
      // The analyses' contract tests hold the SQL to the columns that these types promise.
      return (await this.decode(bytes)) as unknown as ResultRows;
    },
    () => this.#edited(),
  );
  readonly autosave: Autosave = new Autosave(savedInBrowser, () => this.notebook.document);

  constructor(startUp: Promise<StartUp>) {
    startUp.then(
      ({ catalogue, database, statistics, sample }) => {
        this.#catalogue = catalogue;
        this.#statistics = statistics;
        statistics.onMart((modelId, fraction) => this.notebook.advance(modelId, fraction));
        this.#begin(database, sample);
      },
      (cause: unknown) => {
        this.#engine = 'failed';
        this.#engineFailure = cause instanceof Error ? cause.message : String(cause);
      },
    );
  }

  /** The database, once the engine is there. */
  get database(): PageDatabase | null {
    return this.#database;
  }

  /** Rows of results, by name. */
  async decode(bytes: ResultBytes): Promise<Record<string, Row[]>> {
    const { decodeResults } = await this.#decode;
    return decodeResults(bytes);
  }

  /** The headings of the files' columns about consent. */
  get consentHeaders(): string[] {
    return this.imports.receipts.flatMap(({ decision }) =>
      decision.columns.filter(({ role }) => role === 'consent').map(({ header }) => header),
    );
  }

  /** All analyses; none before the page has started. */
  get catalogue(): Catalogue {
    return this.#catalogue;
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
    const { asked, loading, receipts } = this.imports;
    const isImporting = loading.length > 0 || asked.questions.length > 0 || receipts.length > 0;
    return isImporting ? 'import' : 'empty';
  });

  /** Lets go of all files and rows; the address forgets the sample. */
  async close(): Promise<void> {
    await this.#database?.cancelLoad();
    await this.#database?.clear();
    this.imports.clear();
    this.#empty();
  }

  #empty(): void {
    this.autosave.close();
    this.notebook.clear();
    this.places.reset();
    history.replaceState(null, '', location.pathname + location.search);
  }

  #edited(): void {
    this.autosave.touch();
    this.imports.setTimeZone(timeZoneOf(this.notebook.document));
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
    void this.remembered.open().then(() => this.imports.begin(database));
  }

  async #changed(change: Change): Promise<void> {
    const { receipts } = this.imports;
    this.#say(change);
    if (receipts.length === 0) return this.#empty();
    const isFirst = this.notebook.built === null;
    const files = receipts.map(({ file, size }) => ({ name: file, size }));
    const saved = await this.autosave.open(filesKey(files));
    if (isFirst && saved && change.type === 'loaded') this.#restore(saved);
    this.rememberLayouts();
    this.notebook.refresh();
  }

  /** The notebook takes along what is remembered of its files' layouts. */
  rememberLayouts(): void {
    const layouts = this.imports.receipts.map(({ layout }) => layout);
    this.notebook.remember(this.remembered.among(layouts));
    this.autosave.touch();
  }

  #restore(saved: SavedNotebook): void {
    this.notebook.restore(saved.document);
    this.imports.setTimeZone(timeZoneOf(saved.document));
    const time = new Date(saved.savedAt).toLocaleString(preferences.language, {
      dateStyle: 'medium',
      timeStyle: 'short',
    });
    toasts.show(t('saved.restored', { time }), {
      action: { label: t('saved.fresh'), run: () => this.notebook.startFresh() },
    });
  }

  /* The first files need no words: the notebook appears. */
  #say(change: Change): void {
    const { imports } = this;
    // What an earlier message offers to undo is no longer the last step.
    if (this.#undoToast !== null) toasts.dismiss(this.#undoToast);
    if (change.type === 'undone') {
      const files = this.format.list(change.removed.map(({ file }) => file));
      toasts.show(t('undo.done', { files }));
    } else if (change.type === 'redecided') {
      const { receipt, hint, undo } = change;
      // The zone of the settings is undone where it was set.
      if (hint.answers?.['time_zone'] === timeZoneOf(this.notebook.document)) return;
      this.#undoToast = toasts.show(
        t('redecided', { file: receipt.file, loaded: this.format.count(receipt.loaded) }),
        {
          action: { label: t('action.undo'), run: () => imports.redecide(receipt.slot, undo) },
        },
      );
    } else if (imports.receipts.length > change.added.length) {
      const count = change.added.length;
      const brought = count === 1 ? t('load.one') : t('load.many', { count });
      const news = newsText(change.added, this.format);
      this.#undoToast = toasts.show([brought, news].filter((part) => part !== null).join(' '), {
        action: { label: t('undo.load'), run: () => imports.undoLoad() },
      });
    }
  }

  /* The notebook is there before the engine; until then it has nothing to call. */
  #calls(): CellDatabase {
    const database = () => {
      if (!this.#database) throw new Error('the engine is not there yet');
      return this.#database;
    };
    return {
      build: (settings, onProgress) => database().build(settings, onProgress),
      setAudience: (audience, saved) => database().setAudience(audience, saved),
      run: (id, analysis, values) => database().run(id, analysis, values),
      compute: (id, analysis, inputs, values, onProgress) => {
        if (!this.#statistics) throw new Error('the models are not there yet');
        return this.#statistics.run(id, analysis, inputs, values, onProgress);
      },
      cancel: (ids) => {
        this.#statistics?.cancel(ids);
        return database().cancel(ids);
      },
      cancelLoad: () => database().cancelLoad(),
    };
  }
}

/** The zone whose days count. */
function timeZoneOf({ settings: chosen }: NotebookDocument): string {
  const setting = settings.find(({ name }) => name === 'time_zone');
  return chosen['time_zone'] ?? setting?.default ?? 'UTC';
}

export const [useSession, provideSession] = createContext<Session>();
