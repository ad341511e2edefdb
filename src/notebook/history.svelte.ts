/** Undo and redo over immutable states. */
export class History<T> {
  #now: T;
  #past = $state.raw<readonly T[]>([]);
  #future = $state.raw<readonly T[]>([]);
  static readonly #depth = 100;

  constructor(first: T) {
    this.#now = $state.raw(first);
  }

  get now(): T {
    return this.#now;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** Makes this the state; the one before can be had back. */
  push(next: T): void {
    this.#past = [...this.#past.slice(1 - History.#depth), this.#now];
    this.#future = [];
    this.#now = next;
  }

  /** Makes this the state and forgets the others. */
  reset(next: T): void {
    this.#past = [];
    this.#future = [];
    this.#now = next;
  }

  /** Changes every state alike: for what undo does not take back. */
  amend(change: (state: T) => T): void {
    this.#past = this.#past.map(change);
    this.#future = this.#future.map(change);
    this.#now = change(this.#now);
  }

  undo(): void {
    const before = this.#past.at(-1);
    if (before === undefined) return;
    this.#future = [this.#now, ...this.#future];
    this.#past = this.#past.slice(0, -1);
    this.#now = before;
  }

  redo(): void {
    const [after, ...rest] = this.#future;
    if (after === undefined) return;
    this.#past = [...this.#past, this.#now];
    this.#future = rest;
    this.#now = after;
  }
}
