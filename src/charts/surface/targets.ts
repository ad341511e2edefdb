import { svgElement } from './svg';
import type { Theme } from './theme';
import { showTooltip } from './tooltip';

/** A place of a chart that answers to the pointer, and to keys where it can be picked. */
export interface Target {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Lines of the tooltip, the first one strong. Joined, they are the accessible name. */
  lines: readonly string[];
  /** What is handed to `onPick`; a target without one only shows its tooltip. */
  key?: string;
  selected?: boolean;
}

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * Lays the targets over a picture. With `onPick`, each one that has a key is a button: one stop
 * in the tab order for the chart, arrow keys between targets, Enter or Space picks.
 */
export function addTargets(
  svg: SVGSVGElement,
  targets: readonly Target[],
  theme: Theme,
  onPick?: (key: string) => void,
): void {
  const layer = svgElement('g', { 'data-targets': '' });
  // Pointer and focus may be at two targets: only the later one speaks.
  let quiet = () => {};
  const buttons: { element: SVGRectElement; target: Target }[] = [];
  for (const target of targets) {
    const element = svgElement('rect', {
      x: target.x,
      y: target.y,
      width: Math.max(0, target.width),
      height: Math.max(0, target.height),
      rx: 3,
      fill: 'transparent',
    });
    let hide = () => {};
    const enter = () => {
      element.setAttribute('stroke', theme.accent);
      element.setAttribute('stroke-width', '2');
      quiet();
      hide = showTooltip(svg, target, theme);
      quiet = hide;
    };
    const leave = () => {
      element.removeAttribute('stroke');
      hide();
    };
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
    if (onPick && target.key !== undefined) {
      makeButton(element, target, enter, leave, onPick);
      buttons.push({ element, target });
    }
    layer.append(element);
  }
  const first = buttons.find(({ target }) => target.selected) ?? buttons[0];
  if (first) {
    svg.setAttribute('role', 'group');
    first.element.setAttribute('tabindex', '0');
    layer.addEventListener('keydown', (event) => moveFocus(event, buttons));
  }
  svg.append(layer);
}

function makeButton(
  element: SVGRectElement,
  target: Target,
  enter: () => void,
  leave: () => void,
  onPick: (key: string) => void,
): void {
  element.setAttribute('role', 'button');
  element.setAttribute('tabindex', '-1');
  element.setAttribute('data-key', target.key ?? '');
  element.setAttribute('aria-label', target.lines.join(', '));
  element.setAttribute('aria-pressed', String(target.selected ?? false));
  element.style.cursor = 'pointer';
  element.style.outline = 'none';
  element.addEventListener('focus', enter);
  element.addEventListener('blur', leave);
  element.addEventListener('click', () => onPick(target.key ?? ''));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') leave();
    if ((event.key !== 'Enter' && event.key !== ' ') || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onPick(target.key ?? '');
  });
}

/** The arrow goes to the nearest target in its direction; sideways distance counts double. */
function moveFocus(
  event: KeyboardEvent,
  buttons: readonly { element: SVGRectElement; target: Target }[],
): void {
  const here = buttons.find(({ element }) => element === event.target);
  const direction = directions[event.key];
  if (!here || event.ctrlKey || event.metaKey || event.altKey) return;
  let next: (typeof buttons)[number] | undefined;
  if (event.key === 'Home') next = buttons[0];
  else if (event.key === 'End') next = buttons.at(-1);
  else if (direction) {
    const [dx, dy] = direction;
    let best = Infinity;
    for (const candidate of buttons) {
      const x = centre(candidate.target).x - centre(here.target).x;
      const y = centre(candidate.target).y - centre(here.target).y;
      const along = x * dx + y * dy;
      const distance = along + 2 * Math.abs(x * dy + y * dx);
      if (along > 0.5 && distance < best) [best, next] = [distance, candidate];
    }
  } else return;
  event.preventDefault();
  event.stopPropagation();
  if (!next) return;
  here.element.setAttribute('tabindex', '-1');
  next.element.setAttribute('tabindex', '0');
  next.element.focus();
}

function centre({ x, y, width, height }: Target): { x: number; y: number } {
  return { x: x + width / 2, y: y + height / 2 };
}
