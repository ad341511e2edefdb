import type { Chart } from '../chart';
import { migrationChart } from '../migration-chart';
import type { analysis } from './analysis';
import { notesOf, text } from './text';

const heading = { zh: '{day} 所处阶段', en: 'Stage on {day}' };

/** Flows and matrix of the stages of two days. */
export const chart: Chart<typeof analysis> = (rows, context) =>
  migrationChart(rows, context, {
    lens: 'stage',
    name: context.format.text(text.measure),
    heading,
    headline: text.headline(rows, context.format),
    notes: notesOf(rows, context.format),
  });
