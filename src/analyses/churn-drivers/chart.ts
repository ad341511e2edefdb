import { emptyChart } from '../../charts/empty';
import { forest, type ForestRow } from '../../charts/forest';
import { withNotes } from '../../charts/notes';
import { attributeIs } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { pText } from '../p-value';
import type { analysis } from './analysis';
import { levelName, predictorName, ratioText } from './names';
import { notesOf, text, whyNot } from './text';

type Row = RowsOf<typeof analysis>['main'][number];

/** A forest plot: the levels of an attribute together, all numbers together, the strongest first. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format, pick } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.length === 0) return emptyChart(drawing, whyNot(rows.fit[0], format));
  const picture = forest(
    grouped(rows.main).map((row) => forestRow(row, context)),
    {
      ...drawing,
      scale: 'ratio',
      show: ratioText,
      valueHeading: format.text(text.columns.odds_ratio),
      noteHeading: format.text(text.columns.customers),
      sides: [format.text(less), format.text(more)],
      openName: format.text(open),
      limit: 30,
      onPick:
        pick &&
        ((key) => {
          const row = rows.main.find((candidate) => keyOf(candidate) === key);
          if (row?.level != null) pick([attributeIs(row.predictor, row.level)]);
        }),
    },
  );
  return withNotes(picture, notesOf(rows, format), drawing);
};

function forestRow(row: Row, { format }: ChartContext): ForestRow {
  const { predictor, level, reference } = row;
  const name = format.text(predictorName(predictor));
  const against =
    reference === null
      ? ''
      : `${format.text(text.columns.reference)} ${format.text(levelName(predictor, reference))}`;
  return {
    key: keyOf(row),
    label: level === null ? name : format.text(levelName(predictor, level)),
    group: level === null ? format.text(numbers) : `${name} · ${against}`,
    value: row.odds_ratio,
    low: row.lower,
    high: row.upper,
    note: level === null ? '' : format.count(row.customers),
    open: !row.is_significant,
    fixed: !row.is_attribute,
    details: [
      `${format.text(text.columns.odds_ratio)} ${ratioText(row.odds_ratio)} (${ratioText(row.lower)}–${ratioText(row.upper)})`,
      `${format.text(text.columns.p_adjusted)}: ${pText(row.p_adjusted)}`,
      `${format.text(text.columns.churned)} ${format.count(row.churned)} / ${format.count(row.customers)}`,
      `VIF ${format.number(row.inflation, 1)}`,
    ],
  };
}

/** Rows of one predictor beside each other, all numbers as one group; groups by their strongest. */
function grouped(rows: readonly Row[]): Row[] {
  const groupOf = ({ predictor, level }: Row) => (level === null ? '' : predictor);
  const order = [...new Set(rows.map(groupOf))];
  return order.flatMap((group) => rows.filter((row) => groupOf(row) === group));
}

function keyOf({ predictor, level }: Row): string {
  return `${predictor}: ${level ?? ''}`;
}

const numbers = { zh: '数值，每高一个标准差', en: 'Numbers, per standard deviation' };
const less = { zh: '← 流失较少', en: '← less churn' };
const more = { zh: '流失较多 →', en: 'more churn →' };
const open = { zh: '空心：校正后不显著', en: 'hollow: not significant once adjusted' };
