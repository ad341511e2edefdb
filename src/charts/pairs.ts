import { emptyChart, finished } from './empty';
import { legendOf } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, widest, wrap } from './surface/text-width';
import { categoryColours } from './surface/theme';
import { words } from './surface/words';

/** The same figure of two groups. */
export interface PairRow {
  label: string;
  a: number | null;
  b: number | null;
  show: (value: number) => string;
  /** The end of the scale of a share of a whole. */
  whole?: number;
  /** Carries a star, such as a significant difference. */
  marked?: boolean;
  details?: readonly string[];
}

export interface PairsOptions extends Drawing {
  title: string;
  names: readonly [string, string];
  /** `row`: each row has a ruler of its own; `shared`: all are measured alike. */
  scale: 'row' | 'shared';
  /** What the star says. */
  markedNote?: string;
}

const barHeight = 12;

/** Two bars a row, the first group above the second, each with its number. */
export function pairs(rows: readonly PairRow[], options: PairsOptions): SVGSVGElement {
  if (rows.length === 0) return emptyChart(options);
  const { width, names, theme: themeName, palette } = options;
  const { svg, theme } = picture(options, 0);
  const [first = theme.accent, second = theme.neutral] = categoryColours(2, themeName, palette);
  const colours = [first, second] as const;
  const title = wrap(options.title, width, 2, 13, 600);
  title.forEach((line, at) =>
    svg.append(svgText(0, 9 + at * 18, line, theme.text, { size: 13, weight: 600 })),
  );
  let y = title.length * 18 + 4;
  const legend = legendOf(
    names.map((label, at) => ({ label, colour: colours[at] ?? theme.accent })),
    width,
    theme,
  );
  legend.group.setAttribute('transform', `translate(0,${y})`);
  svg.append(legend.group);
  y += legend.height + 2;
  const said = (value: number | null, row: PairRow) =>
    value === null ? options.format.text(words.unknown) : row.show(value);
  const labels = rows.map(({ label, marked }) =>
    wrap(marked ? `${label} *` : label, width * 0.4, 3, 12, 600),
  );
  const left = Math.ceil(widest(labels.flat(), 12, 600)) + 10;
  const right = Math.ceil(widest(rows.flatMap((row) => [said(row.a, row), said(row.b, row)]))) + 8;
  const room = Math.max(20, width - left - right);
  const size = (value: number | null) => Math.abs(value ?? 0);
  const shared = Math.max(...rows.map((row) => Math.max(size(row.a), size(row.b))));
  const targets: Target[] = [];
  rows.forEach((row, index) => {
    const lines = labels[index] ?? [];
    const high = Math.max(2 * (barHeight + 3), lines.length * lineHeight) + 8;
    const longest =
      options.scale === 'shared' ? shared : (row.whole ?? Math.max(size(row.a), size(row.b)));
    lines.forEach((line, at) =>
      svg.append(
        svgText(
          left - 10,
          y + high / 2 + lineHeight * (at - (lines.length - 1) / 2),
          line,
          theme.text,
          { anchor: 'end', weight: row.marked ? 600 : 400 },
        ),
      ),
    );
    [row.a, row.b].forEach((value, at) => {
      const top = y + high / 2 + (at === 0 ? -barHeight - 1.5 : 1.5);
      const long = longest > 0 ? (size(value) / longest) * room : 0;
      svg.append(
        svgElement('rect', {
          x: left,
          y: round(top),
          width: round(long),
          height: barHeight,
          rx: 2,
          fill: colours[at] ?? theme.accent,
        }),
        svgText(left + long + 5, top + barHeight / 2, said(value, row), theme.text),
      );
    });
    targets.push({
      x: 0,
      y,
      width,
      height: high,
      lines: [
        row.label,
        `${names[0]} ${said(row.a, row)}`,
        `${names[1]} ${said(row.b, row)}`,
        ...(row.details ?? []),
      ],
    });
    y += high;
  });
  addTargets(svg, targets, theme);
  const notes = rows.some(({ marked }) => marked) && options.markedNote ? [options.markedNote] : [];
  return finished(svg, y, options, notes);
}
