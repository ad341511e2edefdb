import { emptyChart, finished } from '../charts/empty';
import { flow, type FlowNode } from '../charts/flow';
import { heatmap } from '../charts/heatmap';
import { themeOf } from '../charts/surface/theme';
import { together } from '../charts/together';
import { fill, type Text } from '../i18n/text';
import { chosenValues, factIs } from '../warehouse/audience/condition';
import type { Lens } from './analysis';
import type { ChartContext } from './chart';
import { classesOf, classOf } from './classes';
import { customersOf, migrationNames, notYet, type Migration } from './migration';

/** What is drawn besides the rows. */
export interface MigrationPicture {
  lens: Extract<Lens, 'segment' | 'tier' | 'stage'>;
  /** What the picture shows. */
  name: string;
  /** "Class on {day}". */
  heading: Text;
  /** Instead of the picture where there are no rows. */
  headline: string;
  notes: readonly string[];
}

/**
 * The flows between the classes of two days as bands, the matrix below. The classes of today can be
 * picked where cuts float: by the cuts of an earlier day a class is not the one that the audience knows.
 */
export function migrationChart(
  { main, dates }: Migration,
  { width, theme, format, audience, pick }: ChartContext,
  { lens, name, heading, headline, notes }: MigrationPicture,
): SVGSVGElement {
  const part = { theme, format, name };
  const drawing = { ...part, width, n: customersOf(main) };
  const [compared] = dates;
  if (!compared || main.length === 0) return emptyChart(drawing, headline);
  const isToday = compared.cuts === 'floating';
  const chosen = isToday ? chosenValues(audience, `fact ${lens}`) : [];
  const has = (side: 'earlier' | 'later', key: string) => main.some((row) => row[side] === key);
  const keys = classesOf[lens].map(({ key }) => key);
  const later = keys.filter((key) => has('later', key));
  const earlier = [...keys, 'not_yet'].filter((key) => has('earlier', key));
  const label = (key: string) => format.text(key === 'not_yet' ? notYet : classOf(lens, key).name);
  const node = (key: string): FlowNode => ({
    key,
    label: label(key),
    colour: key === 'not_yet' ? themeOf(theme).neutral : classOf(lens, key).colour[theme],
    pickable: isToday,
    selected: chosen.includes(key),
  });
  const headingOf = (day: Date) => fill(format.text(heading), { day: format.date(day) });
  const flows = (partWidth: number) =>
    flow(
      main.map((row) => ({ from: row.earlier, to: row.later, value: row.customers })),
      {
        ...part,
        width: partWidth,
        left: earlier.map(node),
        right: later.map(node),
        leftHeading: headingOf(compared.earlier_day),
        rightHeading: headingOf(compared.later_day),
        show: format.count,
        onPick: isToday && pick ? (key) => pick([factIs(lens, key)]) : undefined,
      },
    );
  const shareHeading = format.text(migrationNames.share_of_earlier);
  const matrix = (partWidth: number) =>
    heatmap(
      earlier.flatMap((from) =>
        later.map((to) => {
          const cell = main.find((row) => row.earlier === from && row.later === to);
          return {
            x: label(to),
            y: label(from),
            value: cell?.customers ?? null,
            details: cell ? [`${shareHeading} ${format.share(cell.share_of_earlier)}`] : [],
          };
        }),
      ),
      {
        ...part,
        width: partWidth,
        xs: later.map(label),
        ys: earlier.map(label),
        xHeading: headingOf(compared.later_day),
        yHeading: headingOf(compared.earlier_day),
        show: format.short,
      },
    );
  const svg = together([flows, matrix], { ...part, width }, { under: true });
  return finished(svg, Number(svg.getAttribute('height')), drawing, notes);
}
