/**
 * A pick redraws the chart, and the button that had the focus is gone. Ask for its key before the
 * old picture is replaced, and give it to the new one afterwards.
 */
export function focusedKey(chart: Element): string | null {
  const active = document.activeElement;
  return active && chart.contains(active) ? active.getAttribute('data-key') : null;
}

/** Puts the focus on the button with this key; on the chart's only tab stop if it is gone. */
export function focusKey(chart: Element, key: string | null): void {
  if (key === null) return;
  const buttons = [...chart.querySelectorAll<SVGElement>('[data-targets] [role="button"]')];
  const stop = buttons.find((button) => button.getAttribute('tabindex') === '0');
  const wanted = buttons.find((button) => button.getAttribute('data-key') === key) ?? stop;
  if (!wanted) return;
  stop?.setAttribute('tabindex', '-1');
  wanted.setAttribute('tabindex', '0');
  wanted.focus({ preventScroll: true });
}
