import { emptyChart } from '../../charts/empty';
import type { Chart } from '../chart';
import { migrationChart } from '../migration-chart';
import type { analysis } from './analysis';
import { hasOrders, notesOf, text } from './text';

const heading = { zh: '{day} 所处阶段', en: 'Stage on {day}' };

/** Flows and matrix of the stages of two days. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const name = format.text(text.measure);
  const headline = text.headline(rows, format);
  if (rows.main.length > 0 && !hasOrders(rows.main)) {
    return emptyChart({ width, theme, format, name, n: text.n(rows) }, headline);
  }
  return migrationChart(rows, context, {
    lens: 'stage',
    name,
    heading,
    headline,
    notes: notesOf(rows, format),
  });
};
