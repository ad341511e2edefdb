import { Refused } from './refused';

const megabyte = 2 ** 20;

/** More than the engine could load; a Blob of that size is still kept on disk by the browsers. */
const mostBytes = 4096 * megabyte;
/** Small files may unpack to any size up to this: it fits everywhere. */
const freeBytes = 64 * megabyte;
/** Deflate reaches 1,032:1 on a run of one byte; tables and the XML of sheets stay below 60:1. */
const ratio = 200;

/** How much a dropped file may unpack to, in all its members and layers together. */
export class Budget {
  #left: number;

  constructor(size: number) {
    this.#left = Math.min(mostBytes, Math.max(freeBytes, size * ratio));
  }

  /** @throws Refused once more is unpacked than the file may hold. */
  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new Refused({ code: 'bomb', values: {} });
  }
}

/** What goes along with all work on one dropped file. */
export interface Job {
  budget: Budget;
  signal: AbortSignal | undefined;
  /** Told how many bytes of the packed data are done. */
  onBytes: (bytes: number) => void;
}
