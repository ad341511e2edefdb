import { lines, type LineRow } from '../../charts/lines';
import type { Drawing } from '../../charts/surface/svg';
import { t } from '../../ui/say';
import type { Row } from '../../warehouse/rows';
import { dateOf, daysBetween, numberOf } from './values';

/** The days between order days, over time. The time since the last one is still growing. */
export function gapChart(
  gaps: readonly Row[],
  median: number | null,
  asOf: Date,
  drawing: Drawing,
): SVGSVGElement {
  const rows = gaps.flatMap((row): LineRow<Date>[] => {
    const [at, gap] = [dateOf(row, 'day'), numberOf(row, 'gap')];
    return at && gap !== null ? [{ at, values: { gap, median } }] : [];
  });
  const last = dateOf(gaps.at(-1), 'day');
  const open = last ? daysBetween(last, asOf) : 0;
  const longest = Math.max(...gaps.map((row) => numberOf(row, 'gap') ?? 0));
  // Of one who left long ago it would flatten all the others; the card says it in words.
  if (open > 0 && open <= 3 * longest) {
    rows.push({ at: asOf, values: { gap: open, median }, provisional: true });
  }
  return lines(rows, {
    ...drawing,
    series: [
      { key: 'gap', label: t('customer.purchases.gap') },
      ...(median === null ? [] : [{ key: 'median', label: t('customer.purchases.median') }]),
    ],
    showAt: drawing.format.date,
    show: (days) => drawing.format.number(days, 1),
    height: 130,
  });
}
