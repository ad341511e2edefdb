import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import { tableFromIPC } from 'apache-arrow';
import { rowsOf, type Row } from './rows';

/**
 * What this project asks of DuckDB: the synchronous bindings that both builds of DuckDB-WASM
 * offer, the browser's and Node's. They run on the thread that calls them, a worker in the page.
 */
export type Bindings = Pick<
  DuckDBBindings,
  | 'open'
  | 'connect'
  | 'runQuery'
  | 'startPendingQuery'
  | 'pollPendingQuery'
  | 'cancelPendingQuery'
  | 'fetchQueryResults'
  | 'createPrepared'
  | 'runPrepared'
  | 'closePrepared'
  | 'dropFile'
>;

/** Makes a file readable for the engine under a slot name; differs between browser and Node. */
export type RegisterFile = (
  slot: string,
  file: Blob,
  onRead: (bytes: number) => void,
) => Promise<void>;

/** SQL types that a variable may have. */
export type VariableType = 'varchar' | 'date' | 'integer' | 'double' | 'boolean';

export type EngineFailure = 'cancelled' | 'out_of_memory' | 'trap' | 'refused';

/** A statement that did not run: why, and its text. `trap` means the engine must be discarded. */
export class EngineError extends Error {
  constructor(
    readonly code: EngineFailure,
    message: string,
    readonly sql: string,
  ) {
    super(message);
    this.name = 'EngineError';
  }
}

/**
 * Applied in this order; the last one locks the rest. `enable_external_access = false` with an
 * allowed folder leaves the registered files readable and refuses http, other paths and ATTACH.
 */
const settings = [
  `set autoload_known_extensions = false`,
  `set autoinstall_known_extensions = false`,
  `set allow_community_extensions = false`,
  `set memory_limit = '3GB'`,
  `set preserve_insertion_order = true`,
  `set allowed_directories = ['in/']`,
  `set enable_external_access = false`,
  `set lock_configuration = true`,
] as const;

const variableName = /^[a-z][a-z0-9_]*$/;

/** DuckDB with one connection, locked settings, and statements that can be cancelled. */
export class Engine {
  #connection: number;
  #cancelled = false;
  /** What each variable was last set to; most stay as they are from one run to the next. */
  readonly #variables = new Map<string, string | null>();

  constructor(
    private readonly bindings: Bindings,
    private readonly registerFile: RegisterFile,
  ) {
    // Without the casts DECIMAL arrives unscaled and counts arrive as BigInt.
    bindings.open({
      query: {
        castBigIntToDouble: true,
        castDecimalToDouble: true,
        castTimestampToDate: true,
      },
    });
    this.#connection = bindings.connect().useUnsafe((_, connection) => connection);
    for (const statement of settings) bindings.runQuery(this.#connection, statement);
  }

  /** Runs a constant statement and returns its result as the bytes of an Arrow IPC stream. */
  async query(sql: string): Promise<Uint8Array<ArrayBuffer>> {
    this.#cancelled = false;
    try {
      let header = this.bindings.startPendingQuery(this.#connection, sql, false);
      while (header === null) {
        await nextTask();
        if (this.#cancelled) {
          this.bindings.cancelPendingQuery(this.#connection);
          throw new EngineError('cancelled', 'cancelled', sql);
        }
        header = this.bindings.pollPendingQuery(this.#connection);
      }
      const chunks = [header];
      for (;;) {
        const chunk = this.bindings.fetchQueryResults(this.#connection);
        if (!chunk || chunk.length === 0) break;
        chunks.push(chunk);
      }
      return concatenated(chunks);
    } catch (cause) {
      throw engineError(cause, sql);
    }
  }

  /** Runs a constant statement whose result does not matter. */
  async execute(sql: string): Promise<void> {
    await this.query(sql);
  }

  /** The result as objects; for results of at most a few thousand rows. */
  async rows(sql: string): Promise<Row[]> {
    return rowsOf(tableFromIPC(await this.query(sql)));
  }

  /**
   * Runs a prepared statement with bound values. Values are bound as text (every JS number would
   * bind as DOUBLE), so the statement casts them: `?::date`. Cannot be cancelled.
   */
  bound(sql: string, values: readonly (string | null)[]): Row[] {
    try {
      const statement = this.bindings.createPrepared(this.#connection, sql);
      try {
        return rowsOf(
          tableFromIPC(this.bindings.runPrepared(this.#connection, statement, [...values])),
        );
      } finally {
        this.bindings.closePrepared(this.#connection, statement);
      }
    } catch (cause) {
      throw engineError(cause, sql);
    }
  }

  /** What a variable was set to; null where it was not. */
  variable(name: string): string | null {
    return this.#variables.get(name) ?? null;
  }

  /** Sets the variable that SQL reads with `getvariable(name)`. */
  setVariable(name: string, type: VariableType, value: string | null): void {
    if (!variableName.test(name)) throw new TypeError(`not a variable name: ${name}`);
    if (this.#variables.get(name) === value) return;
    this.#variables.delete(name);
    this.bound(`set variable ${name} = ?::${type}`, [value]);
    this.#variables.set(name, value);
  }

  /**
   * Makes the file readable as `in/<slot>`; the slot is ours, never the file's own name.
   * `onRead` hears how many bytes were read so far, where the platform can tell.
   */
  async register(
    slot: string,
    file: Blob,
    onRead: (bytes: number) => void = () => undefined,
  ): Promise<void> {
    await this.registerFile(`in/${slot}`, file, onRead);
  }

  drop(slot: string): void {
    this.bindings.dropFile(`in/${slot}`);
  }

  /** Stops the running statement at its next poll, which comes every 20–250 ms. */
  cancel(): void {
    this.#cancelled = true;
  }
}

/** Lets messages in, such as a cancel; `setTimeout` would be clamped to 4 ms. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

function concatenated(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

function engineError(cause: unknown, sql: string): EngineError {
  if (cause instanceof EngineError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof WebAssembly.RuntimeError || cause instanceof RangeError) {
    return new EngineError('trap', message, sql);
  }
  if (/out of memory/i.test(message)) return new EngineError('out_of_memory', message, sql);
  return new EngineError('refused', message, sql);
}
