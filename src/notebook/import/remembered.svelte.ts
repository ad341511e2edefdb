import type { Hint } from '../../intake/decision';

/** What the user decided about files of one layout; no rows and no values of them. */
export interface RememberedLayout {
  hint: Hint;
  /** When it was decided, in milliseconds since 1970. */
  savedAt: number;
}

/** By `Receipt.layout`. */
export type RememberedLayouts = Readonly<Record<string, RememberedLayout>>;

/** Where layouts are kept between visits. Every call may reject: browsers block storage. */
export interface LayoutStore {
  all(): Promise<RememberedLayouts>;
  keep(layout: string, remembered: RememberedLayout): Promise<void>;
  forget(layout: string): Promise<void>;
}

/** The decisions about earlier files, so that the next file of a layout loads without a question. */
export class Remembered {
  #layouts = $state.raw<RememberedLayouts>({});

  constructor(private readonly store: LayoutStore) {}

  /** Reads what earlier visits kept. Where storage is blocked, decisions last as long as the page. */
  async open(): Promise<void> {
    const kept = await this.store.all().catch(() => ({}));
    this.#layouts = { ...kept, ...this.#layouts };
  }

  of(layout: string): RememberedLayout | null {
    return Object.hasOwn(this.#layouts, layout) ? (this.#layouts[layout] ?? null) : null;
  }

  /** For `Hints.layouts`. */
  get hints(): Record<string, Hint> {
    return Object.fromEntries(
      Object.entries(this.#layouts).map(([layout, { hint }]) => [layout, hint]),
    );
  }

  /** Those of these layouts that are remembered: what a notebook takes along. */
  among(layouts: Iterable<string>): RememberedLayouts {
    const found = [...layouts].flatMap((layout) => {
      const remembered = this.of(layout);
      return remembered ? [[layout, remembered] as const] : [];
    });
    return Object.fromEntries(found);
  }

  /** Keeps the decisions; the same ones once more keep their date. */
  keep(layout: string, hint: Hint, savedAt: number): void {
    if (JSON.stringify(this.of(layout)?.hint) === JSON.stringify(hint)) return;
    const remembered = { hint, savedAt };
    this.#layouts = { ...this.#layouts, [layout]: remembered };
    void this.store.keep(layout, remembered).catch(() => undefined);
  }

  forget(layout: string): void {
    const { [layout]: _, ...others } = this.#layouts;
    this.#layouts = others;
    void this.store.forget(layout).catch(() => undefined);
  }
}
