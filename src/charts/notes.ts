import { finished } from './empty';
import type { Drawing } from './surface/svg';

/** Adds sentences under a finished picture; the warning of few is already in it. */
export function withNotes(
  chart: SVGSVGElement,
  notes: readonly string[],
  { n: _, ...drawing }: Drawing,
): SVGSVGElement {
  return notes.length === 0
    ? chart
    : finished(chart, Number(chart.getAttribute('height')), drawing, notes);
}
