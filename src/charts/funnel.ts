import { emptyChart, finished } from './empty';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, shorten, textWidth, widest, wrap } from './surface/text-width';
import { mix } from './surface/theme';

/** One step of a funnel. */
export interface FunnelRow {
  key: string;
  label: string;
  value: number;
  /** Beside the value, ready to read: "46.6%". */
  note?: string;
  /** What is said of the way from the step before, from the fullest wording to the shortest. */
  between?: readonly string[];
  /** Further lines of the tooltip. */
  details?: readonly string[];
}

export interface FunnelOptions extends Drawing {
  /** How a value reads. */
  show: (value: number) => string;
  notes?: readonly string[];
}

const barHeight = 28;
const betweenHeight = 30;

/**
 * Steps as bars under each other, all from the same edge, with the way from one to the next as a band
 * that narrows; what is said of the way stands on it.
 */
export function funnel(rows: readonly FunnelRow[], options: FunnelOptions): SVGSVGElement {
  const most = Math.max(0, ...rows.map(({ value }) => value));
  if (most === 0) return emptyChart(options);
  const { width, show, notes = [] } = options;
  const { svg, theme } = picture(options, 0);
  const labels = rows.map(({ label }, at) => wrap(`${at + 1}  ${label}`, width * 0.28, 2));
  const values = rows.map(({ value, note }) => (note ? `${show(value)} · ${note}` : show(value)));
  const left = Math.ceil(widest(labels.flat())) + 12;
  const right = width - Math.ceil(widest(values, 12, 600)) - 10;
  const wide = (value: number) => Math.max(value > 0 ? 2 : 0, ((right - left) * value) / most);
  const step = barHeight + betweenHeight;
  const targets: Target[] = [];
  rows.forEach((row, at) => {
    const y = at * step;
    const next = rows[at + 1];
    if (next) {
      const [from, to] = [round(left + wide(row.value)), round(left + wide(next.value))];
      const [top, bottom] = [y + barHeight, y + step];
      svg.append(
        svgElement('path', {
          d: `M${left},${top}H${from}L${to},${bottom}H${left}Z`,
          fill: mix(theme.surface, theme.accent, 0.16),
        }),
      );
      const said = fitting(next.between ?? [], width - left - 8);
      svg.append(svgText(left + 8, top + betweenHeight / 2, said, theme.text));
    }
    const lines = labels[at] ?? [];
    lines.forEach((line, index) =>
      svg.append(
        svgText(
          left - 12,
          y + barHeight / 2 + lineHeight * (index - (lines.length - 1) / 2),
          line,
          theme.text,
          { anchor: 'end' },
        ),
      ),
    );
    svg.append(
      svgElement('rect', {
        x: left,
        y,
        width: round(wide(row.value)),
        height: barHeight,
        rx: 2,
        fill: theme.accent,
      }),
      svgText(left + wide(row.value) + 8, y + barHeight / 2, values[at] ?? '', theme.text, {
        weight: 600,
      }),
    );
    targets.push({
      x: 0,
      y,
      width,
      height: barHeight,
      lines: [row.label, values[at] ?? '', ...(row.details ?? [])],
    });
  });
  addTargets(svg, targets, theme);
  return finished(svg, rows.length * step - betweenHeight, options, notes);
}

/** The first wording that fits, else as much of the last as does. */
function fitting(wordings: readonly string[], room: number): string {
  return (
    wordings.find((wording) => textWidth(wording) <= room) ?? shorten(wordings.at(-1) ?? '', room)
  );
}
