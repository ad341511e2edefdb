import { fill } from '../i18n/text';
import { emptyChart, finished } from './empty';
import { bottomLabels } from './surface/axes';
import { hatchLines, legendOf, type LegendEntry } from './surface/legend';
import { picture, round, svgElement, svgText, type Drawing } from './surface/svg';
import { addTargets, type Target } from './surface/targets';
import { lineHeight, widest, wrap } from './surface/text-width';
import { words } from './surface/words';

/** One value of an attribute against the base. */
export interface DotRow {
  /** Unique in the chart. */
  key: string;
  label: string;
  /** The attribute; rows of one group follow each other. */
  group?: string;
  /** 100 (or `base`) is as in the base. */
  index: number;
  /** Customers behind it. */
  n: number;
  significant: boolean;
  /** Too few to speak of: drawn grey, whatever the index. */
  few?: boolean;
  details?: readonly string[];
  /** Only shows its tooltip: nothing can be picked by it. */
  fixed?: boolean;
  selected?: boolean;
}

export interface DotsOptions extends Drawing {
  /** What the index is measured against; default 100. */
  base?: number;
  nHeading: string;
  /** Rows are all above the base, such as those chosen for it: the scale begins there. */
  onlyAbove?: boolean;
  /** Below the first and above the second a value is notable: dashed lines. */
  limits?: readonly [number, number];
  /** What is called few, for the legend; default 10. */
  fewBelow?: number;
  /** Rows drawn; default 20. */
  limit?: number;
  onPick?: (key: string) => void;
}

/**
 * Bars to both sides of the base on a logarithmic scale, so that half and double are equally far.
 * Solid is significant, hatched is not.
 */
export function dots(all: readonly DotRow[], options: DotsOptions): SVGSVGElement {
  if (all.length === 0) return emptyChart(options);
  const { width, format, base = 100, limit = 20 } = options;
  const rows = all.length <= limit + 1 ? all : all.slice(0, limit);
  const { svg, theme } = picture(options, 0);
  const legend = legendOf(legendEntries(rows, options, base, theme), width, theme);
  svg.append(legend.group);

  const most = width * 0.34;
  const above =
    widest(
      rows.map(({ label }) => label),
      12,
    ) > most && width < 520;
  const labels = rows.map(({ label }) => wrap(label, above ? width : most, 2));
  const nTexts = rows.map(({ n }) => format.count(n));
  const nHeading = wrap(options.nHeading, Math.max(64, widest(nTexts)), 2);
  const right = Math.ceil(widest([...nTexts, ...nHeading])) + 14;
  const left = above ? 0 : Math.ceil(widest(labels.flat())) + 12;
  const values = rows.map(({ index }) => format.number(index, 0));
  const valueRoom = Math.ceil(widest(values, 12, 600)) + 12;
  // Indexes of 0, huge ones and those of few customers may sit at the edge of the scale; their number tells them apart.
  const bounded = (index: number) => Math.min(Math.max(index, base / 8), base * 8);
  const reach = Math.max(
    Math.log2(1.5),
    ...(rows.some(({ few }) => !few) ? rows.filter(({ few }) => !few) : rows).map(({ index }) =>
      Math.abs(Math.log2(bounded(index) / base)),
    ),
  );
  const along = (index: number) =>
    Math.min(1, Math.max(-1, Math.log2(bounded(index) / base) / reach));
  const onlyAbove = options.onlyAbove ?? false;
  const [from, to] = [left + (onlyAbove ? 0 : valueRoom), width - right - valueRoom];
  const origin = onlyAbove ? from : (from + to) / 2;
  const x = (index: number) => origin + along(index) * (to - origin);

  const headingTop = legend.height;
  let y = headingTop + nHeading.length * lineHeight + 4;
  nHeading.forEach((line, at) =>
    svg.append(
      svgText(width - 1, headingTop + lineHeight * (at + 0.5), line, theme.muted, {
        anchor: 'end',
      }),
    ),
  );
  const start = y;
  const targets: Target[] = [];
  const marks = svgElement('g');
  let group: string | undefined;
  rows.forEach((row, index) => {
    if (row.group !== undefined && row.group !== group) {
      group = row.group;
      for (const line of wrap(row.group, width - right, 2, 12, 600)) {
        marks.append(svgText(0, y + 14, line, theme.text, { weight: 600 }));
        y += lineHeight;
      }
      y += 8;
    }
    const lines = labels[index] ?? [];
    const top = y;
    if (above) y += 4 + lines.length * lineHeight;
    const high = above ? 24 : Math.max(24, lines.length * lineHeight + 4);
    const middle = y + high / 2;
    lines.forEach((line, at) =>
      marks.append(
        svgText(
          0,
          above
            ? top + 4 + lineHeight * (at + 0.5)
            : middle + lineHeight * (at - (lines.length - 1) / 2),
          line,
          theme.text,
          { halo: theme.surface },
        ),
      ),
    );
    const over = row.index >= base;
    const colour = row.few ? theme.axis : over ? theme.above : theme.below;
    const solid = row.significant && !row.few;
    const at = x(row.index);
    const bar = {
      x: round(Math.min(at, x(base))),
      y: middle - 7,
      // As in the base: still something to be seen.
      width: Math.max(2, round(Math.abs(at - x(base)))),
      height: 14,
    };
    marks.append(
      svgElement('rect', { ...bar, fill: colour, rx: 2 }),
      ...(solid ? [] : [hatchLines(bar.x, bar.y, bar.width, bar.height, theme.surface)]),
      svgText(
        at + (over ? 6 : -6),
        middle,
        values[index] ?? '',
        row.few ? theme.muted : theme.text,
        {
          anchor: over ? 'start' : 'end',
          weight: solid || row.selected ? 600 : 400,
          halo: theme.surface,
        },
      ),
      svgText(width - 1, middle, nTexts[index] ?? '', theme.muted, { anchor: 'end' }),
    );
    y += high;
    targets.push({
      x: 0,
      y: top,
      width,
      height: y - top,
      lines: [
        row.group ? `${row.group} · ${row.label}` : row.label,
        `${values[index]} · ${format.text(row.significant ? words.significant : words.notSignificant)}`,
        `${options.nHeading} ${nTexts[index]}`,
        ...(row.details ?? []),
      ],
      key: row.fixed ? undefined : row.key,
      selected: row.selected,
    });
  });
  // Where all lies near the base, the usual limits of over- and under-represented say more.
  const steps = (reach < 1 ? [0.8, 1, 1.2] : [1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8]).map(
    (factor) => base * factor,
  );
  const ticks = steps.filter(
    (tick) => Math.abs(Math.log2(tick / base)) <= reach + 1e-9 && (!onlyAbove || tick >= base),
  );
  for (const tick of ticks) {
    svg.append(
      svgElement('path', {
        d: `M${round(x(tick))},${start}V${round(y)}`,
        stroke: tick === base ? theme.neutral : theme.grid,
      }),
    );
  }
  for (const limit of options.limits ?? []) {
    svg.append(
      svgElement('path', {
        d: `M${round(x(limit))},${start}V${round(y)}`,
        stroke: theme.axis,
        'stroke-dasharray': '3 3',
      }),
      svgText(x(limit), start - 10, format.number(limit, 0), theme.muted, {
        anchor: limit < base ? 'end' : 'start',
      }),
    );
  }
  svg.append(marks);
  const tickLabels = ticks.map((tick) => ({ at: x(tick), text: format.number(tick, 1) }));
  svg.append(bottomLabels(tickLabels, y + 12, width, theme));
  addTargets(svg, targets, theme, options.onPick);
  const hidden = all.length - rows.length;
  const notes = hidden ? [fill(format.text(words.more), { n: format.count(hidden) })] : [];
  return finished(svg, y + 22, options, notes);
}

function legendEntries(
  rows: readonly DotRow[],
  { format, fewBelow = 10 }: DotsOptions,
  base: number,
  theme: { above: string; below: string; neutral: string; axis: string },
): LegendEntry[] {
  const entry = (
    key: 'above' | 'below' | 'significant' | 'notSignificant',
    colour: string,
    shape: LegendEntry['shape'],
  ) => ({
    label: format.text(words[key]),
    colour,
    shape,
  });
  return [
    ...(rows.some(({ index, few }) => index >= base && !few)
      ? [entry('above', theme.above, 'square')]
      : []),
    ...(rows.some(({ index, few }) => index < base && !few)
      ? [entry('below', theme.below, 'square')]
      : []),
    ...(rows.some(({ significant, few }) => !significant && !few)
      ? [entry('notSignificant', theme.neutral, 'hatched')]
      : []),
    ...(rows.some(({ few }) => few)
      ? [
          {
            label: fill(format.text(words.small), { n: fewBelow }),
            colour: theme.axis,
            shape: 'hatched' as const,
          },
        ]
      : []),
  ];
}
