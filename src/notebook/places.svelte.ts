import { tick } from 'svelte';
import type { Conditions } from '../warehouse/audience/condition';
import type { PeopleSort } from '../warehouse/people/people';

/** Where in the page the analyst is. Ids and names stay out of the address. */
export type Place =
  | { screen: 'notebook' }
  /** The people of the audience (null) or of a group, under its title. */
  | {
      screen: 'people';
      groups: readonly Conditions[] | null;
      title: string | null;
      /** Whether the export is asked for at once. */
      isExport?: boolean;
      /** The columns and the order to begin with; without them the usual ones. */
      columns?: readonly string[];
      sort?: PeopleSort;
    }
  /** Saved segments and the builder; `edit` opens one of them, or the audience as a new one. */
  | { screen: 'segments'; edit: string | 'audience' | null }
  /** One customer; null: still to be found. */
  | { screen: 'customer'; customerId: string | null };

const home: Place = { screen: 'notebook' };

/** The way through the page: the browser's own Back and Forward lead along it. */
export class Places {
  #way: Place[] = [home];
  #at = $state(0);
  /** Where the notebook was scrolled to when it was left, and what had the focus. */
  #left: { scroll: number; focus: HTMLElement | null } = { scroll: 0, focus: null };

  /** @param browser the window with its history */
  constructor(
    private readonly browser: Pick<Window, 'history' | 'scrollY' | 'scrollTo' | 'document'>,
  ) {}

  get now(): Place {
    return this.#way[this.#at] ?? home;
  }

  /** Goes on to a place; what was ahead is forgotten. */
  go(place: Place): void {
    if (JSON.stringify(place) === JSON.stringify(this.now)) return;
    if (this.now.screen === 'notebook') {
      const { scrollY, document } = this.browser;
      this.#left = { scroll: scrollY, focus: document.activeElement as HTMLElement | null };
    }
    const next = this.#at + 1;
    this.#way = [...this.#way.slice(0, next), place];
    this.#at = next;
    this.browser.history.pushState({ place: next }, '');
    this.browser.scrollTo(0, 0);
  }

  /** Returns to where the analyst came from. */
  back(): void {
    if (this.#at > 0) this.browser.history.back();
  }

  /** Returns to the notebook, wherever the way led. */
  goHome(): void {
    if (this.#at > 0) this.browser.history.go(-this.#at);
  }

  /** The browser went back or forward. */
  followed(state: unknown): void {
    const place = typeof state === 'object' && state !== null && 'place' in state ? state.place : 0;
    const isKnown = typeof place === 'number' && this.#way[place] !== undefined;
    this.#at = isKnown ? place : 0;
    if (this.now.screen === 'notebook') {
      void tick().then(() => {
        this.browser.scrollTo(0, this.#left.scroll);
        this.#left.focus?.focus({ preventScroll: true });
      });
    }
  }

  /** Forgets the way: the files are gone. */
  reset(): void {
    this.#way = [home];
    this.#at = 0;
  }
}
