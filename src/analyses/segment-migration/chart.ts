import type { Chart } from '../chart';
import { migrationChart } from '../migration-chart';
import type { analysis } from './analysis';
import { notesOf, text } from './text';

const heading = { zh: '{day} 所在类', en: 'Class on {day}' };

/** Flows and matrix of the segments or tiers of two days. */
export const chart: Chart<typeof analysis> = (rows, context) =>
  migrationChart(rows, context, {
    lens: rows.dates[0]?.lens === 'tier' ? 'tier' : 'segment',
    name: context.format.text(text.measure),
    heading,
    headline: text.headline(rows, context.format),
    notes: notesOf(rows, context.format),
  });
