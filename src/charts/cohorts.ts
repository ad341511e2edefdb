import * as Plot from '@observablehq/plot';
import { fill } from '../i18n/text';
import { emptyChart, finished } from './empty';
import { plotted } from './surface/plot';
import { picture, svgText, type Drawing } from './surface/svg';
import { addTargets } from './surface/targets';
import { lineHeight, textWidth, widest, wrap } from './surface/text-width';
import { inkOn, sequential } from './surface/theme';
import { words } from './surface/words';

/** One cell of the triangle. */
export interface CohortRow {
  /** First day of the cohort's period. */
  cohort: Date;
  /** Periods since then, from 0 (or 1). */
  period: number;
  /** What the cell shows, a rate of 0…1 unless `show` says otherwise; null where the period is not over. */
  rate: number | null;
  /** Customers of the cohort. */
  size: number;
  details?: readonly string[];
}

export interface CohortsOptions extends Drawing {
  showCohort: (cohort: Date) => string;
  cohortHeading: string;
  sizeHeading: string;
  periodHeading: string;
  /** How a period reads by itself, "month 3"; heading and number unless told. */
  showPeriod?: (period: number) => string;
  /** How a value reads where it is no rate; percent unless told. */
  show?: (value: number) => string;
  /** Whether the first period is 100 % by definition, or else far from the others; true unless told. */
  firstIsApart?: boolean;
  /** Cohorts drawn, the latest ones; default 24. */
  limit?: number;
}

/** Cohorts as a triangle: a row a cohort, one hue, percent or another value in the cells, size beside. */
export function cohorts(rows: readonly CohortRow[], options: CohortsOptions): SVGSVGElement {
  const { width, format, showCohort, limit = 24 } = options;
  const starts = [...new Set(rows.map(({ cohort }) => cohort.getTime()))].sort((a, b) => a - b);
  const kept = starts.slice(-limit);
  const known = rows.filter((row) => row.rate !== null && kept.includes(row.cohort.getTime()));
  if (known.length === 0) return emptyChart(options);
  const { svg, theme } = picture(options, 0);
  const sizes = new Map(rows.map((row) => [row.cohort.getTime(), row.size]));
  const periods = [...new Set(known.map(({ period }) => period))].sort((a, b) => a - b);
  const labels = kept.map((start) => showCohort(new Date(start)));
  const headingWords = `${options.cohortHeading} ${options.sizeHeading}`.split(/\s+/);
  // Chinese headings have no spaces and break anywhere.
  const longestWord = format.language === 'zh' ? 0 : widest(headingWords);
  const headingRoom = Math.min(width * 0.25, Math.max(56, width * 0.14, longestWord));
  const cohortLines = wrap(options.cohortHeading, Math.max(headingRoom, widest(labels)), 2);
  const sizeTexts = kept.map((start) => format.count(sizes.get(start) ?? 0));
  const sizeLines = wrap(options.sizeHeading, Math.max(headingRoom, widest(sizeTexts)), 2);
  const cohortRoom = Math.ceil(widest([...labels, ...cohortLines])) + 12;
  const left = cohortRoom + Math.ceil(widest([...sizeTexts, ...sizeLines])) + 10;

  const { show, firstIsApart = true } = options;
  // Cells narrower than two digits say nothing: later periods are left to the table then.
  const least = show ? Math.ceil(widest(known.map(({ rate }) => show(rate ?? 0)))) + 8 : 24;
  const shownPeriods = periods.slice(0, Math.max(1, Math.floor((width - left) / least)));
  const cellWidth = Math.min(Math.max(64, least), (width - left) / shownPeriods.length);
  const withSign = cellWidth >= textWidth('100%') + 6;
  const shown = (rate: number) =>
    show ? show(rate) : String(Math.round(rate * 100)) + (withSign ? '%' : '');
  const lines = Math.max(cohortLines.length, sizeLines.length, 2);
  const top = lines * lineHeight + 4;
  const rowHeight = 24;
  const bottom = top + kept.length * rowHeight;
  const cells = known.filter(({ period }) => shownPeriods.includes(period));
  // It would flatten all others.
  const isApart = ({ period }: CohortRow) => firstIsApart && period === 0;
  const most = Math.max(
    show ? Number.MIN_VALUE : 0.01,
    ...cells.filter((row) => !isApart(row)).map(({ rate }) => rate ?? 0),
  );
  const fillOf = (row: CohortRow) =>
    isApart(row) ? theme.track : sequential((row.rate ?? 0) / most, theme);
  const plot = plotted({
    width,
    height: bottom,
    marginTop: top,
    marginLeft: left,
    marginRight: width - left - cellWidth * shownPeriods.length,
    x: { type: 'band', domain: shownPeriods, padding: 0, round: false },
    y: { type: 'band', domain: kept, padding: 0, round: false },
    color: { type: 'identity' },
    marks: [
      Plot.cell(cells, {
        x: 'period',
        y: (row: CohortRow) => row.cohort.getTime(),
        fill: fillOf,
        inset: 0.5,
        rx: 2,
      }),
    ],
  });
  svg.append(plot.group);
  const heading = (texts: readonly string[], x: number, anchor: 'start' | 'end') =>
    texts.forEach((line, at) =>
      svg.append(
        svgText(x, top - 4 - lineHeight * (texts.length - at - 0.5), line, theme.muted, { anchor }),
      ),
    );
  heading(cohortLines, 0, 'start');
  heading(sizeLines, left - 10, 'end');
  const unit = show || withSign ? options.periodHeading : `${options.periodHeading}, %`;
  const [periodLine = ''] = wrap(unit, width - left, 1);
  svg.append(svgText(left + 2, top - 4 - lineHeight * 1.5, periodLine, theme.muted));
  for (const period of shownPeriods) {
    const x = plot.x(period) + cellWidth / 2;
    svg.append(
      svgText(x, top - 4 - lineHeight / 2, String(period), theme.muted, { anchor: 'middle' }),
    );
  }
  kept.forEach((start, index) => {
    const y = plot.y(start) + rowHeight / 2;
    svg.append(
      svgText(0, y, labels[index] ?? '', theme.text),
      svgText(left - 10, y, sizeTexts[index] ?? '', theme.muted, { anchor: 'end' }),
    );
  });
  for (const row of cells) {
    const text = shown(row.rate ?? 0);
    const size = textWidth(text) > cellWidth - 2 ? 11 : 12;
    if (textWidth(text, size) > cellWidth - 1) continue;
    const x = plot.x(row.period) + cellWidth / 2;
    const y = plot.y(row.cohort.getTime()) + rowHeight / 2;
    const ink = isApart(row) ? theme.muted : inkOn(fillOf(row));
    svg.append(svgText(x, y, text, ink, { anchor: 'middle', size }));
  }
  addTargets(
    svg,
    cells.map((row) => ({
      x: plot.x(row.period) + 0.5,
      y: plot.y(row.cohort.getTime()) + 0.5,
      width: cellWidth - 1,
      height: rowHeight - 1,
      lines: [
        `${showCohort(row.cohort)} · ${options.showPeriod?.(row.period) ?? `${options.periodHeading} ${row.period}`}`,
        (show ?? format.share)(row.rate ?? 0),
        `${options.sizeHeading} ${format.count(row.size)}`,
        ...(row.details ?? []),
      ],
    })),
    theme,
  );
  const earlier = starts.length - kept.length;
  const notes = [
    ...(earlier > 0 ? [fill(format.text(words.earlier), { n: format.count(earlier) })] : []),
    ...(shownPeriods.length < periods.length ? [format.text(words.later)] : []),
  ];
  return finished(svg, bottom, options, notes);
}
