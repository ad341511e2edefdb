import type { Compiled } from './audience/compile';
import type { Row } from './rows';

/**
 * Runs a constant statement over the marts: those that it reads are made first, the settings of the
 * notebook are set, and then its own variables, as text.
 */
export interface Read {
  /** The bytes of an Arrow IPC stream. */
  bytes(sql: string, variables?: Compiled['variables']): Promise<Uint8Array<ArrayBuffer>>;
  /** Objects; for at most a few thousand rows. */
  rows(sql: string, variables?: Compiled['variables']): Promise<Row[]>;
}
