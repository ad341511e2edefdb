import type { Outcome } from '../../warehouse/api';

/** Asks for the most frequent values that contain a text. */
export type Choices = (containing: string) => Promise<Outcome<string[]>>;

/** So many values are answered at most; fewer are all that there are. */
const most = 200;

/** The values that a field suggests. Later answers win; a list that is whole is asked for once. */
export class Suggestions {
  #values = $state.raw<readonly string[]>([]);
  #state = $state<'reading' | 'ready' | 'failed'>('reading');
  #isWhole = false;
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param choices answers with a value, also where it fails
   * @param fixed all values, where they are known beforehand
   * @param delay milliseconds of rest while a text is typed
   */
  constructor(
    private readonly choices: Choices,
    fixed: readonly string[] | null,
    private readonly delay = 150,
  ) {
    if (!fixed) return;
    this.#values = fixed;
    this.#state = 'ready';
    this.#isWhole = true;
  }

  /** Values for the text last asked for, or all values. */
  get values(): readonly string[] {
    return this.#values;
  }

  get state(): 'reading' | 'ready' | 'failed' {
    return this.#state;
  }

  /** Asks for values that contain the text. */
  look(text: string): void {
    if (this.#isWhole) return;
    const asked = ++this.#asked;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#read(asked, text), text === '' ? 0 : this.delay);
  }

  async #read(asked: number, text: string): Promise<void> {
    const outcome = await this.choices(text);
    if (asked !== this.#asked) return;
    this.#state = outcome.ok ? 'ready' : 'failed';
    this.#values = outcome.ok ? outcome.value : [];
    this.#isWhole = outcome.ok && text === '' && outcome.value.length < most;
  }
}
