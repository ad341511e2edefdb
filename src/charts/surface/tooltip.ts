import { round, svgElement, svgText } from './svg';
import type { Theme } from './theme';
import { lineHeight, widest, wrap } from './text-width';

interface Anchor {
  x: number;
  y: number;
  width: number;
  height: number;
  lines: readonly string[];
}

/** Shows lines beside a place of the picture, always inside its width; returns how to hide it. */
export function showTooltip(panel: SVGSVGElement, place: Anchor, theme: Theme): () => void {
  const { svg, anchor } = outermost(panel, place);
  const box = svg.viewBox.baseVal;
  const room = Math.min(280, box.width - 24);
  const lines = anchor.lines.flatMap((line, index) =>
    wrap(line, room, 3, 12, index === 0 ? 600 : 400).map((text) => ({ text, strong: index === 0 })),
  );
  if (lines.length === 0) return () => {};
  const width =
    Math.max(
      widest(
        lines.filter((line) => line.strong).map((line) => line.text),
        12,
        600,
      ),
      widest(lines.map((line) => line.text)),
    ) + 16;
  const height = lines.length * lineHeight + 10;
  const middle = anchor.x + anchor.width / 2;
  const x = Math.min(Math.max(4, middle - width / 2), Math.max(4, box.width - width - 4));
  const above = anchor.y - height - 6;
  const below = anchor.y + anchor.height + 6;
  const tall = anchor.height > box.height * 0.6;
  const y = tall ? anchor.y + 4 : above >= 0 || below + height > box.height + 40 ? above : below;
  const beside = middle + width + 12 < box.width ? middle + 12 : middle - width - 12;
  const left = tall && beside >= 0 ? beside : x;
  const group = svgElement('g', {
    'data-transient': '',
    'aria-hidden': 'true',
    transform: `translate(${round(left)},${round(y)})`,
  });
  group.style.pointerEvents = 'none';
  group.append(
    svgElement('rect', { width, height, rx: 6, fill: theme.surface, stroke: theme.axis }),
    ...lines.map(({ text, strong }, index) =>
      svgText(8, 5 + lineHeight * (index + 0.5), text, strong ? theme.text : theme.muted, {
        weight: strong ? 600 : 400,
      }),
    ),
  );
  svg.append(group);
  return () => group.remove();
}

/** A panel inside a bigger picture shows its tooltip on top of the whole. */
function outermost(panel: SVGSVGElement, place: Anchor): { svg: SVGSVGElement; anchor: Anchor } {
  let svg = panel;
  let { x, y } = place;
  while (svg.ownerSVGElement) {
    x += svg.x.baseVal.value;
    y += svg.y.baseVal.value;
    svg = svg.ownerSVGElement;
  }
  return { svg, anchor: { ...place, x, y } };
}
