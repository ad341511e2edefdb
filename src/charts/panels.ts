import { emptyChart, finished } from './empty';
import { picture, svgText, type Drawing } from './surface/svg';
import { lineHeight, wrap } from './surface/text-width';

/** One small picture with its title (empty: none), and what is said under the title. */
export interface PicturePanel {
  title: string;
  notes?: readonly string[];
  draw: (width: number) => SVGSVGElement;
}

export interface PanelsOptions extends Drawing {
  /** Pixels that a panel needs at least; as many stand beside each other as have that. */
  least?: number;
  notes?: readonly string[];
}

/** Small pictures in rows; those of one row begin at the same height. */
export function panels(
  all: readonly PicturePanel[],
  { least = 240, notes = [], ...drawing }: PanelsOptions,
): SVGSVGElement {
  if (all.length === 0) return emptyChart(drawing);
  const { svg, theme } = picture(drawing, 0);
  const gap = 32;
  const columns = Math.max(
    1,
    Math.min(4, all.length, Math.floor((drawing.width + gap) / (least + gap))),
  );
  const width = Math.floor((drawing.width - gap * (columns - 1)) / columns);
  let y = 0;
  for (let from = 0; from < all.length; from += columns) {
    if (from > 0) y += 24;
    const row = all.slice(from, from + columns).map((panel) => ({
      panel,
      title: panel.title === '' ? [] : wrap(panel.title, width, 2, 13, 600),
      notes: (panel.notes ?? []).flatMap((note) => wrap(note, width, 2)),
    }));
    const heads = row.map(({ title, notes: said }) => title.length * 18 + said.length * lineHeight);
    const tallest = Math.max(...heads);
    const head = tallest > 0 ? tallest + 6 : 0;
    let height = 0;
    row.forEach(({ panel, title, notes: said }, column) => {
      const x = column * (width + gap);
      title.forEach((line, at) =>
        svg.append(svgText(x, y + 9 + at * 18, line, theme.text, { size: 13, weight: 600 })),
      );
      said.forEach((line, at) =>
        svg.append(svgText(x, y + title.length * 18 + lineHeight * (at + 0.5), line, theme.muted)),
      );
      const inner = panel.draw(width);
      inner.setAttribute('x', String(x));
      inner.setAttribute('y', String(y + head));
      svg.append(inner);
      height = Math.max(height, Number(inner.getAttribute('height')));
    });
    y += head + height;
  }
  svg.setAttribute('role', 'group');
  return finished(svg, y, drawing, notes);
}
