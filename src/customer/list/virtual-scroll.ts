/** A long list in a scrolling element; lengths in CSS pixels. */
export interface Extent {
  rows: number;
  rowHeight: number;
  /** Height in which rows are seen. */
  viewport: number;
}

/** Where the list stands: `top` is its first visible pixel, `scrollTop` that of the element. */
export interface Place {
  top: number;
  scrollTop: number;
}

/**
 * The height that stands for the list. Browsers cap an element at 17.9 million (Firefox) or 33.5
 * million pixels (Chromium), and positions lose their half pixels long before.
 */
const tallest = 4_000_000;

/** The height of the element's content: that of the list, as far as browsers allow. */
export function contentHeight({ rows, rowHeight }: Extent): number {
  return Math.min(rows * rowHeight, tallest);
}

/**
 * The place after the element was scrolled. Where the element is shorter than the list, a short way
 * counts as it is, so that wheel and arrows move row by row, and a long one, of the scroll bar, in
 * proportion.
 */
export function scrolledTo(before: Place, scrollTop: number, extent: Extent): Place {
  const { list, element } = ranges(extent);
  const by = scrollTop - before.scrollTop;
  if (list === element || scrollTop <= 0 || scrollTop >= element) {
    return { top: scrollTop >= element ? list : Math.max(0, scrollTop), scrollTop };
  }
  const isShort = Math.abs(by) <= 2 * extent.viewport;
  const top = isShort ? before.top + by : (scrollTop / element) * list;
  return { top: within(top, list), scrollTop };
}

/** The place at which the list begins with this pixel. */
export function placeOf(top: number, extent: Extent): Place {
  const { list, element } = ranges(extent);
  const wanted = within(top, list);
  return { top: wanted, scrollTop: list === element ? wanted : (wanted / list) * element };
}

/** The place from which a row is seen whole, moved as little as need be. */
export function placeShowing(row: number, before: Place, extent: Extent): Place {
  const from = row * extent.rowHeight;
  if (from < before.top) return placeOf(from, extent);
  const to = from + extent.rowHeight - extent.viewport;
  return to > before.top ? placeOf(to, extent) : before;
}

/** The rows in sight and `beyond` more at either end: from the first up to but without `to`. */
export function rowsInSight(
  { top }: Place,
  { rows, rowHeight, viewport }: Extent,
  beyond: number,
): { from: number; to: number } {
  const from = Math.floor(top / rowHeight) - beyond;
  const to = Math.ceil((top + viewport) / rowHeight) + beyond;
  return { from: Math.max(0, Math.min(from, rows)), to: Math.max(0, Math.min(to, rows)) };
}

function ranges(extent: Extent): { list: number; element: number } {
  const { rows, rowHeight, viewport } = extent;
  return {
    list: Math.max(0, rows * rowHeight - viewport),
    element: Math.max(0, contentHeight(extent) - viewport),
  };
}

function within(top: number, range: number): number {
  return Math.min(Math.max(0, top), range);
}
