import { bars, type BarRow, type BarsOptions } from './bars';
import { emptyChart, finished } from './empty';
import { picture, svgText } from './surface/svg';
import { widest, wrap } from './surface/text-width';

/** One panel: an attribute and its values. */
export interface Panel {
  title: string;
  rows: readonly BarRow[];
}

export interface SmallMultiplesOptions extends Omit<BarsOptions, 'onPick'> {
  /** Panels beside each other; as many as have 300 px unless told. */
  columns?: number;
  /** All panels measure with the same ruler (default). */
  sameScale?: boolean;
  onPick?: (key: string, title: string) => void;
}

/** Bars in panels, at most eight rows each unless `limit` says otherwise. */
export function smallMultiples(
  panels: readonly Panel[],
  options: SmallMultiplesOptions,
): SVGSVGElement {
  const shown = panels.filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return emptyChart({ ...options });
  const { width, n: _, onPick, limit = 8, ...rest } = options;
  const { svg, theme } = picture(options, 0);
  const gap = 32;
  const fit = Math.max(1, Math.floor((width + gap) / (300 + gap)));
  const widthOf = (count: number) => Math.floor((width - gap * (count - 1)) / count);
  let count = Math.min(options.columns ?? 4, fit, shown.length);
  const labels = shown.flatMap(({ rows }) => rows.slice(0, limit + 1).map(({ label }) => label));
  // One column less where that lets all labels stand beside their bars.
  const beside = widest(labels, 12, 600) / 0.36;
  if (count > 1 && beside > widthOf(count) && beside <= widthOf(count - 1)) count -= 1;
  const panelWidth = widthOf(count);
  const highest =
    options.sameScale === false
      ? undefined
      : Math.max(
          ...shown.flatMap(({ rows }) =>
            (rows.length <= limit + 1 ? rows : rows.slice(0, limit)).map(({ value }) => value ?? 0),
          ),
        );
  const heights = Array.from({ length: count }, () => 0);
  for (const panel of shown) {
    // Under the shortest column, so that short and long panels leave no holes.
    const column = heights.indexOf(Math.min(...heights));
    const before = heights[column] ?? 0;
    const y = before === 0 ? 0 : before + 24;
    const x = column * (panelWidth + gap);
    const title = wrap(panel.title, panelWidth, 2, 13, 600);
    title.forEach((line, at) =>
      svg.append(svgText(x, y + 9 + at * 18, line, theme.text, { size: 13, weight: 600 })),
    );
    const inner = bars(panel.rows, {
      ...rest,
      limit,
      name: panel.title,
      width: panelWidth,
      highest,
      onPick: onPick && ((key) => onPick(key, panel.title)),
    });
    const offset = title.length * 18 + 6;
    inner.setAttribute('x', String(x));
    inner.setAttribute('y', String(y + offset));
    svg.append(inner);
    heights[column] = y + offset + Number(inner.getAttribute('height'));
  }
  svg.setAttribute('role', 'group');
  return finished(svg, Math.max(...heights), options);
}
