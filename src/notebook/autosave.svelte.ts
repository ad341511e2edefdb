import type { NotebookDocument } from './document';
import type { SavedNotebook, SavedNotebooks } from './saved-notebooks';

/** Changes that follow each other within this time are kept as one. */
const pause = 400;

/** Keeps the notebook at each change and says when it did. */
export class Autosave {
  #savedAt = $state<Date | null>(null);
  #isBlocked = $state(false);
  #files: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly saved: SavedNotebooks,
    private readonly document: () => NotebookDocument,
  ) {}

  get savedAt(): Date | null {
    return this.#savedAt;
  }

  /** Whether the browser refuses to keep anything. */
  get isBlocked(): boolean {
    return this.#isBlocked;
  }

  /** From now on the notebook is that of these files; returns what was kept for them. */
  async open(files: string): Promise<SavedNotebook | null> {
    this.#files = files;
    try {
      return await this.saved.find(files);
    } catch {
      this.#isBlocked = true;
      return null;
    }
  }

  /** There is nothing to keep any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#files = null;
    this.#savedAt = null;
  }

  /** The document changed. */
  touch(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#keep(), pause);
  }

  async #keep(): Promise<void> {
    if (this.#files === null) return;
    const savedAt = new Date();
    try {
      await this.saved.keep(this.#files, {
        document: this.document(),
        savedAt: savedAt.getTime(),
      });
      this.#savedAt = savedAt;
      this.#isBlocked = false;
    } catch {
      this.#isBlocked = true;
    }
  }
}
