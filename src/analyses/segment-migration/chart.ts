import { chosenValues, factIs } from '../../warehouse/audience/condition';
import { emptyChart, finished } from '../../charts/empty';
import { flow, type FlowNode } from '../../charts/flow';
import { heatmap } from '../../charts/heatmap';
import { themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Chart } from '../chart';
import { classesOf, classOf } from '../classes';
import type { analysis } from './analysis';
import { balanceInWords, className, text } from './text';

const words = {
  first: { zh: '{day} 所在类', en: 'Class on {day}' },
  second: { zh: '{day} 所在类', en: 'Class on {day}' },
};

/** The flows as bands, the matrix below; the classes of today can be picked where cuts float. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const [compared] = rows.dates;
  if (!compared || rows.main.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const lens = compared.lens === 'tier' ? 'tier' : 'segment';
  // By the cuts of an earlier day a class is not the one that the audience knows.
  const isToday = compared.cuts === 'floating';
  const chosen = isToday ? chosenValues(audience, `fact ${lens}`) : [];
  const has = (side: 'earlier' | 'later', key: string) =>
    rows.main.some((row) => row[side] === key);
  const later = classesOf[lens].map(({ key }) => key).filter((key) => has('later', key));
  const earlier = [...classesOf[lens].map(({ key }) => key), 'not_yet'].filter((key) =>
    has('earlier', key),
  );
  const node = (key: string): FlowNode => ({
    key,
    label: className(key, format),
    colour: key === 'not_yet' ? themeOf(theme).neutral : classOf(lens, key).colour[theme],
    pickable: isToday,
    selected: chosen.includes(key),
  });
  const leftHeading = fill(format.text(words.first), { day: format.date(compared.earlier_day) });
  const rightHeading = fill(format.text(words.second), { day: format.date(compared.later_day) });
  const flows = (partWidth: number) =>
    flow(
      rows.main.map((row) => ({ from: row.earlier, to: row.later, value: row.customers })),
      {
        ...part,
        width: partWidth,
        left: earlier.map(node),
        right: later.map(node),
        leftHeading,
        rightHeading,
        show: format.count,
        onPick: isToday && pick ? (key) => pick([factIs(lens, key)]) : undefined,
      },
    );
  const matrix = (partWidth: number) =>
    heatmap(
      earlier.flatMap((from) =>
        later.map((to) => {
          const cell = rows.main.find((row) => row.earlier === from && row.later === to);
          return {
            x: className(to, format),
            y: className(from, format),
            value: cell?.customers ?? null,
            details: cell
              ? [
                  `${format.text(text.columns.share_of_earlier)} ${format.share(cell.share_of_earlier)}`,
                ]
              : [],
          };
        }),
      ),
      {
        ...part,
        width: partWidth,
        xs: later.map((key) => className(key, format)),
        ys: earlier.map((key) => className(key, format)),
        xHeading: rightHeading,
        yHeading: leftHeading,
        show: format.short,
      },
    );
  const svg = together([flows, matrix], { ...part, width }, { under: true });
  return finished(svg, Number(svg.getAttribute('height')), drawing, balanceInWords(rows, format));
};
