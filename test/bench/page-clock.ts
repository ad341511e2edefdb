/** What the clock in the page knows; times in milliseconds since the page began. */
export interface PageClock {
  /** When files were last given to the page. */
  droppedAt: number;
  /** When the receipts of those files stood. */
  loadedAt: number;
  /** When a button of a chart was last clicked, or a date chosen. */
  actedAt: number;
  /** When the picture of each cell was last put up, by analysis: the frame that shows it. */
  drawnAt: Record<string, number>;
  /** The longest task of the main thread so far. */
  longest: number;
  /** Starts `droppedAt` … `longest` anew. */
  reset(): void;
}

declare global {
  interface Window {
    benchClock: PageClock;
  }
}

/** Runs in the page before its scripts. It only listens: nothing of the page is changed. */
export function installPageClock(): void {
  const clock: PageClock = {
    droppedAt: 0,
    loadedAt: 0,
    actedAt: 0,
    drawnAt: {},
    longest: 0,
    reset() {
      Object.assign(clock, { droppedAt: 0, loadedAt: 0, actedAt: 0, drawnAt: {}, longest: 0 });
    },
  };
  window.benchClock = clock;
  const acted = (event: Event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (target?.matches('input[data-drop]')) clock.droppedAt = performance.now();
    else clock.actedAt = performance.now();
  };
  addEventListener('change', acted, true);
  addEventListener('click', acted, true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) clock.longest = Math.max(clock.longest, entry.duration);
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver((changes) => {
    if (clock.loadedAt === 0 && document.querySelector('[data-receipt]')) {
      clock.loadedAt = performance.now();
    }
    const cells = new Set<string>();
    for (const { target } of changes) {
      const element = target instanceof Element ? target : target.parentElement;
      const cell = element?.closest('[data-cell]');
      if (cell && element?.closest('figure')) cells.add(cell.getAttribute('data-analysis') ?? '');
    }
    if (cells.size === 0) return;
    requestAnimationFrame(() => {
      for (const cell of cells) clock.drawnAt[cell] = performance.now();
    });
  }).observe(document, { subtree: true, childList: true });
}
