import { emptyChart, finished } from './empty';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, shorten, textWidth, widest, wrap } from './surface/text-width';

/** What can stand in a step: an event, the rest, the end. */
export interface StepNode {
  key: string;
  label: string;
  /** Hex. */
  colour: string;
  /** Below all others of its column, whatever it holds: the rest, the end. */
  isLast?: boolean;
  /** Whether `onPick` is told of it. */
  pickable?: boolean;
  selected?: boolean;
}

/** How many went from a node of a step, from 1, to one of the next. */
export interface StepLink {
  step: number;
  from: string;
  to: string;
  value: number;
}

export interface FlowStepsOptions extends Drawing {
  nodes: readonly StepNode[];
  /** One a step, from left to right. */
  headings: readonly string[];
  show: (value: number) => string;
  notes?: readonly string[];
  onPick?: (key: string) => void;
}

interface Placed {
  id: string;
  node: StepNode;
  step: number;
  value: number;
  x: number;
  y: number;
  height: number;
  /** Where the next band leaves, and reaches it. */
  leaving: number;
  reaching: number;
}

const nodeWidth = 10;
/** Between nodes: one line of text fits beside even the thinnest. */
const nodePadding = 17;
/** Flows told in a tooltip, the largest first. */
const told = 5;

/**
 * Who went which way over several steps: a column a step, nodes as high as they hold, the largest on
 * top, and bands between them in the colour of the node that they come from.
 */
export function flowSteps(all: readonly StepLink[], options: FlowStepsOptions): SVGSVGElement {
  const links = all.filter(({ value }) => value > 0);
  if (links.length === 0) return emptyChart(options);
  const { width, headings, show, notes = [] } = options;
  const { svg, theme } = picture(options, 0);
  const columns = columnsOf(links, options);
  const labelOf = ({ node, value }: Placed) => `${node.label} ${show(value)}`;
  const lastRoom = Math.min(
    Math.ceil(widest((columns.at(-1) ?? []).map(labelOf), 12, 600)) + 8,
    Math.floor((width * 1.15) / headings.length),
  );
  const gap = (width - lastRoom - nodeWidth) / Math.max(1, headings.length - 1);
  const headingLines = headings.map((heading) => wrap(heading, gap - 10, 2));
  const top = Math.max(...headingLines.map((lines) => lines.length)) * lineHeight + 14;
  const most = Math.max(...columns.map((column) => column.length));
  const room = Math.max(220, most * 40);
  const heaviest = Math.max(...columns.map((column) => sum(column.map(({ value }) => value))));
  const scale = (room - (most - 1) * nodePadding) / heaviest;
  columns.forEach((column, at) => {
    let y = top;
    for (const placed of column) {
      placed.x = at * gap;
      placed.y = placed.leaving = placed.reaching = y;
      placed.height = Math.max(1, placed.value * scale);
      y += placed.height + nodePadding;
    }
  });
  headingLines.forEach((lines, at) =>
    lines.forEach((line, index) =>
      svg.append(svgText(at * gap, lineHeight * (index + 0.5), line, theme.muted)),
    ),
  );
  const placed = new Map(columns.flat().map((one) => [one.id, one]));
  const place = (id: string) => placed.get(id)?.y ?? 0;
  const ordered = [...links].sort(
    (a, b) =>
      a.step - b.step ||
      place(idOf(a.step, a.from)) - place(idOf(b.step, b.from)) ||
      place(idOf(a.step + 1, a.to)) - place(idOf(b.step + 1, b.to)),
  );
  for (const { step, from, to, value } of ordered) {
    const [source, target] = [placed.get(idOf(step, from)), placed.get(idOf(step + 1, to))];
    if (!source || !target) continue;
    const wide = value * scale;
    const [y0, y1] = [source.leaving + wide / 2, target.reaching + wide / 2];
    source.leaving += wide;
    target.reaching += wide;
    const [x0, x1] = [source.x + nodeWidth, target.x];
    const middle = (x0 + x1) / 2;
    svg.append(
      svgElement('path', {
        d: `M${round(x0)},${round(y0)}C${round(middle)},${round(y0)} ${round(middle)},${round(y1)} ${round(x1)},${round(y1)}`,
        fill: 'none',
        stroke: source.node.colour,
        'stroke-opacity': 0.3,
        'stroke-width': round(Math.max(0.75, wide)),
      }),
    );
  }
  const targets: Target[] = [];
  let bottom = top;
  for (const one of placed.values()) {
    const { node, x, y, height } = one;
    const labelRoom = one.step === headings.length ? lastRoom - 6 : gap - nodeWidth - 10;
    const weight = node.selected ? 600 : 400;
    svg.append(
      svgElement('rect', {
        x: round(x),
        y: round(y),
        width: nodeWidth,
        height: round(height),
        rx: height > 6 ? 2 : 0,
        fill: node.colour,
      }),
      svgText(x + nodeWidth + 5, y + height / 2, fitted(one, labelRoom, weight, show), theme.text, {
        weight,
        halo: theme.surface,
      }),
    );
    const high = Math.max(height, nodePadding - 1);
    targets.push({
      x: round(x - 2),
      y: round(y + height / 2 - high / 2),
      width: round(labelRoom + nodeWidth + 8),
      height: round(high),
      lines: [
        `${headings[one.step - 1] ?? ''} · ${node.label} ${show(one.value)}`,
        ...largest(links, one, options),
      ],
      key: node.pickable ? node.key : undefined,
      selected: node.selected,
    });
    bottom = Math.max(bottom, y + Math.max(height, nodePadding));
  }
  addTargets(svg, targets, theme, options.onPick);
  return finished(svg, bottom + 4, options, notes);
}

/** The nodes of each step with what they hold, in the order in which they are drawn. */
function columnsOf(links: readonly StepLink[], { nodes, headings }: FlowStepsOptions): Placed[][] {
  const known = new Map(nodes.map((node) => [node.key, node]));
  return headings.map((_, at) => {
    const step = at + 1;
    const keys = new Set([
      ...links.filter((link) => link.step === step).map(({ from }) => from),
      ...links.filter((link) => link.step === step - 1).map(({ to }) => to),
    ]);
    const column = [...keys].flatMap((key): Placed[] => {
      const node = known.get(key);
      if (!node) return [];
      const out = sum(
        links.filter((link) => link.step === step && link.from === key).map(({ value }) => value),
      );
      const into = sum(
        links.filter((link) => link.step === step - 1 && link.to === key).map(({ value }) => value),
      );
      const value = Math.max(out, into);
      const nowhere = { x: 0, y: 0, height: 0, leaving: 0, reaching: 0 };
      return [{ id: idOf(step, key), node, step, value, ...nowhere }];
    });
    return column.sort(
      (a, b) =>
        Number(a.node.isLast ?? false) - Number(b.node.isLast ?? false) ||
        b.value - a.value ||
        (a.node.key < b.node.key ? -1 : 1),
    );
  });
}

/** Name and number; the name is cut first, and where it would be gone the number is left out. */
function fitted(
  { node, value }: Placed,
  room: number,
  weight: number,
  show: (value: number) => string,
): string {
  const count = ` ${show(value)}`;
  const rest = room - textWidth(count, 12, weight);
  return rest >= Math.min(48, textWidth(node.label, 12, weight))
    ? shorten(node.label, rest, 12, weight) + count
    : shorten(node.label, room, 12, weight);
}

/** The largest flows of a node: where they come from, and where they go. */
function largest(
  links: readonly StepLink[],
  { node, step }: Placed,
  { nodes, show }: FlowStepsOptions,
): string[] {
  const name = (key: string) => nodes.find((one) => one.key === key)?.label ?? key;
  const first = (some: readonly StepLink[]) =>
    [...some].sort((a, b) => b.value - a.value).slice(0, told);
  return [
    ...first(links.filter((link) => link.step === step - 1 && link.to === node.key)).map(
      ({ from, value }) => `← ${name(from)} ${show(value)}`,
    ),
    ...first(links.filter((link) => link.step === step && link.from === node.key)).map(
      ({ to, value }) => `→ ${name(to)} ${show(value)}`,
    ),
  ];
}

function idOf(step: number, key: string): string {
  return `${step} ${key}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
