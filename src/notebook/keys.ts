/** What the keys do. */
export interface KeyActions {
  search(): void;
  help(): void;
  undo(): void;
  redo(): void;
  /** Shows or hides the table of the cell with this element. */
  toggleTable(cell: HTMLElement): void;
}

/** Elements in which a letter is text and an arrow moves something else. */
const writing = 'input, textarea, select, [contenteditable], [role="menu"], dialog, [popover]';

/**
 * Handles a key of the page. Single keys rest while something is typed or composed, in menus and
 * dialogs, and where the user switched them off.
 */
export function handleKey(event: KeyboardEvent, actions: KeyActions, singleKeys: boolean): void {
  if (event.defaultPrevented || event.isComposing) return;
  const target = event.target instanceof Element ? event.target : null;
  const isWriting = target?.closest(writing) !== null && target !== null;
  if ((event.ctrlKey || event.metaKey) && !event.altKey) {
    if (event.key.toLowerCase() !== 'z' || isTextField(target)) return;
    event.preventDefault();
    return event.shiftKey ? actions.redo() : actions.undo();
  }
  if (!singleKeys || isWriting || event.altKey || event.ctrlKey || event.metaKey) return;
  const cell = target?.closest<HTMLElement>('article.cell') ?? null;
  const act = actionOf(event.key, cell, actions);
  if (!act) return;
  event.preventDefault();
  act();
}

function actionOf(
  key: string,
  cell: HTMLElement | null,
  actions: KeyActions,
): (() => void) | undefined {
  switch (key) {
    case '/':
      return actions.search;
    case '?':
      return actions.help;
    case 't':
      return cell ? () => actions.toggleTable(cell) : undefined;
    case 'ArrowDown':
      return isAtRest(cell) ? () => step(cell, 1) : undefined;
    case 'ArrowUp':
      return cell && isAtRest(cell) ? () => step(cell, -1) : undefined;
    default:
      return undefined;
  }
}

/* Inside a cell, a chart's marks or a scrolling table have arrow keys of their own. */
function isAtRest(cell: HTMLElement | null): boolean {
  return document.activeElement === document.body || document.activeElement === cell;
}

/* Undo of the text belongs to the field. */
function isTextField(target: Element | null): boolean {
  return target?.matches('input:not([type="checkbox"]), textarea, [contenteditable]') ?? false;
}

function step(from: HTMLElement | null, by: 1 | -1): void {
  const cells = [...document.querySelectorAll<HTMLElement>('article.cell')];
  const next = from ? cells[cells.indexOf(from) + by] : cells[0];
  if (next) show(next);
}

function show(cell: HTMLElement): void {
  cell.focus({ preventScroll: true });
  const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  cell.scrollIntoView({ block: 'nearest', behavior: isCalm ? 'auto' : 'smooth' });
}

/** Scrolls to a cell and gives it the focus, once it is in the page. */
export function focusCell(key: string): void {
  requestAnimationFrame(() => {
    const cell = document.getElementById(`cell-${key}`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'start' });
  });
}
