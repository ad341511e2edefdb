/** A short message that goes by itself; `action` is what the user may do about it. */
export interface Toast {
  id: number;
  text: string;
  tone: 'plain' | 'danger';
  action: { label: string; run: () => void } | null;
}

/** The messages at the foot of the page. */
export class Toasts {
  #list = $state.raw<readonly Toast[]>([]);
  #last = 0;

  get list(): readonly Toast[] {
    return this.#list;
  }

  /** Shows a message for a while, with an action longer, for slow hands; returns its id. */
  show(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
    const toast: Toast = { id: ++this.#last, text, tone: 'plain', action: null, ...options };
    this.#list = [...this.#list.slice(-2), toast];
    setTimeout(() => this.dismiss(toast.id), toast.action ? 12_000 : 6_000);
    return toast.id;
  }

  dismiss(id: number): void {
    this.#list = this.#list.filter((toast) => toast.id !== id);
  }
}

export const toasts = new Toasts();
