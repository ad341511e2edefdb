import { sankey, sankeyLinkHorizontal } from 'd3-sankey';
import { emptyChart, finished } from './empty';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, shorten, textWidth, widest, wrap } from './surface/text-width';

/** A class on one side. */
export interface FlowNode {
  key: string;
  label: string;
  /** Hex. */
  colour: string;
  /** Whether `onPick` is told of it; only nodes on the right are picked. */
  pickable?: boolean;
  selected?: boolean;
}

/** How many went from a class on the left to one on the right. */
export interface FlowLink {
  from: string;
  to: string;
  value: number;
}

export interface FlowOptions extends Drawing {
  /** The classes on either side from top to bottom; those without a flow are left out. */
  left: readonly FlowNode[];
  right: readonly FlowNode[];
  leftHeading: string;
  rightHeading: string;
  show: (value: number) => string;
  onPick?: (key: string) => void;
}

interface Node {
  id: string;
  node: FlowNode;
  side: 'left' | 'right';
}
interface Link {
  source: string;
  target: string;
  value: number;
  colour: string;
}

const nodeWidth = 12;
/** Between nodes: one line of text fits beside even the thinnest. */
const nodePadding = 12;
/** Flows told in a tooltip, the largest first. */
const told = 6;

/**
 * Who went from which class to which: nodes on two sides, as high as they hold, and bands between
 * them (a Sankey diagram with two steps). Bands have the colour of the class that they come from.
 */
export function flow(links: readonly FlowLink[], options: FlowOptions): SVGSVGElement {
  const drawn = links.filter(({ value }) => value > 0);
  if (drawn.length === 0) return emptyChart(options);
  const { width, show } = options;
  const { svg, theme } = picture(options, 0);
  const nodes = (side: 'left' | 'right'): Node[] =>
    options[side]
      .filter(({ key }) => drawn.some(({ from, to }) => (side === 'left' ? from : to) === key))
      .map((node) => ({ id: `${side} ${node.key}`, node, side }));
  const sides = { left: nodes('left'), right: nodes('right') };
  const sumOf = ({ node, side }: Node) =>
    drawn
      .filter(({ from, to }) => (side === 'left' ? from : to) === node.key)
      .reduce((sum, { value }) => sum + value, 0);
  const labelOf = (entry: Node) => `${entry.node.label} ${show(sumOf(entry))}`;
  const room = (side: 'left' | 'right') =>
    Math.min(Math.ceil(widest(sides[side].map(labelOf), 12, 600)) + 10, Math.floor(width * 0.34));
  const [left, right] = [room('left'), width - room('right')];
  const headings = {
    left: wrap(options.leftHeading, width * 0.48, 2),
    right: wrap(options.rightHeading, width * 0.48, 2),
  };
  for (const side of ['left', 'right'] as const) {
    headings[side].forEach((line, at) =>
      svg.append(
        svgText(side === 'left' ? 0 : width, lineHeight * (at + 0.5), line, theme.muted, {
          anchor: side === 'left' ? 'start' : 'end',
        }),
      ),
    );
  }
  const top = Math.max(headings.left.length, headings.right.length) * lineHeight + 12;
  const most = Math.max(sides.left.length, sides.right.length);
  const height = top + Math.max(200, most * 34);
  const colours = new Map(options.left.map(({ key, colour }) => [key, colour]));
  const graph = sankey<Node, Link>()
    .nodeId(({ id }) => id)
    .nodeAlign(({ side }) => (side === 'left' ? 0 : 1))
    .nodeSort(null)
    .linkSort(null)
    .nodeWidth(nodeWidth)
    .nodePadding(nodePadding)
    .extent([
      [left, top],
      [right, height - 6],
    ])
    .iterations(0)({
    nodes: [...sides.left, ...sides.right],
    links: inOrder(drawn, options).map(({ from, to, value }) => ({
      source: `left ${from}`,
      target: `right ${to}`,
      value,
      colour: colours.get(from) ?? theme.neutral,
    })),
  });
  const path = sankeyLinkHorizontal<Node, Link>();
  for (const link of graph.links) {
    svg.append(
      svgElement('path', {
        d: path(link) ?? undefined,
        fill: 'none',
        stroke: link.colour,
        'stroke-opacity': 0.38,
        'stroke-width': round(Math.max(0.75, link.width ?? 0)),
      }),
    );
  }
  const targets: Target[] = [];
  for (const entry of graph.nodes) {
    const { node, side } = entry;
    const [x, from, to] = [entry.x0 ?? 0, entry.y0 ?? 0, entry.y1 ?? 0];
    const middle = (from + to) / 2;
    const isLeft = side === 'left';
    const count = show(sumOf(entry));
    const labelRoom = (isLeft ? left : width - right) - 8;
    const label = `${shorten(node.label, labelRoom - textWidth(` ${count}`, 12, 600))} ${count}`;
    svg.append(
      svgElement('rect', {
        x: round(x),
        y: round(from),
        width: nodeWidth,
        height: round(Math.max(1, to - from)),
        rx: to - from > 6 ? 2 : 0,
        fill: node.colour,
      }),
      svgText(isLeft ? left - 6 : right + 6, middle, label, theme.text, {
        anchor: isLeft ? 'end' : 'start',
        weight: node.selected ? 600 : 400,
      }),
    );
    const high = Math.max(to - from, nodePadding);
    targets.push({
      x: isLeft ? 0 : right - nodeWidth,
      y: middle - high / 2,
      width: isLeft ? left + nodeWidth : width - right + nodeWidth,
      height: high,
      lines: [`${node.label} ${count}`, ...largest(drawn, entry, options)],
      key: !isLeft && node.pickable ? node.key : undefined,
      selected: node.selected,
    });
  }
  addTargets(svg, targets, theme, options.onPick);
  return finished(svg, height, options);
}

/** Bands leave and reach each node in the order of the nodes on the other side, so that few cross. */
function inOrder(links: readonly FlowLink[], { left, right }: FlowOptions): FlowLink[] {
  const place = (nodes: readonly FlowNode[], key: string) =>
    nodes.findIndex((node) => node.key === key);
  return [...links].sort(
    (one, other) =>
      place(left, one.from) - place(left, other.from) ||
      place(right, one.to) - place(right, other.to),
  );
}

/** The largest flows of a node: "→ Lost 120". */
function largest(
  links: readonly FlowLink[],
  { node, side }: Node,
  { left, right, show }: FlowOptions,
): string[] {
  const isLeft = side === 'left';
  const others = isLeft ? right : left;
  return links
    .filter(({ from, to }) => (isLeft ? from : to) === node.key)
    .sort((one, other) => other.value - one.value)
    .slice(0, told)
    .map(({ from, to, value }) => {
      const key = isLeft ? to : from;
      const name = others.find((other) => other.key === key)?.label ?? key;
      return `${isLeft ? '→' : '←'} ${name} ${show(value)}`;
    });
}
