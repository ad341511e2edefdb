import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { withNotes } from '../../charts/notes';
import { stepCurves } from '../../charts/step-curves';
import type { Drawing } from '../../charts/surface/svg';
import { together } from '../../charts/together';
import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { attributeValueName, everyone } from '../attributes';
import { groupCurves, groupIs } from '../lifetime-curves';
import { pText } from '../p-value';
import type { analysis } from './analysis';
import { medianInWords, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The share that has come back by days since the first order; beside it in which month they do. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.curve.every(({ days }) => days === 0)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const both = together(
    [
      (partWidth) => curves(rows, { ...part, width: partWidth }, context),
      (partWidth) => hazard(rows, { ...part, width: partWidth }),
    ],
    drawing,
    { shares: [2, 1] },
  );
  return withNotes(both, notesOf(rows, format), drawing);
};

function curves(
  { curve, groups, test, main }: Rows,
  drawing: Drawing,
  { audience, pick }: ChartContext,
): SVGSVGElement {
  const { format } = drawing;
  const attribute = test[0]?.attribute ?? '';
  const shown = groups.filter((group) => group.attribute === attribute);
  const drawn = shown.map((group) => {
    const own = curve.filter((row) => row.attribute === attribute && row.value === group.value);
    return {
      attribute,
      value: group.value,
      isSmall: group.is_small,
      steps: own.map(({ days, share, low, high }) => ({ at: days, value: share, low, high })),
      countAt: (at: number) => own.find(({ days }) => days >= at)?.waiting ?? 0,
      details: [
        `${format.text(text.columns.customers)} ${format.count(group.customers)}`,
        ...main
          .filter((row) => row.attribute === attribute && row.value === group.value)
          .flatMap(({ days, share }) =>
            share === null ? [] : [`${format.days(days)} ${format.share(share)}`],
          ),
        medianInWords(group.median, format),
      ],
    };
  });
  return stepCurves(groupCurves(drawn, { format, theme: drawing.theme, audience }), {
    ...drawing,
    show: format.share,
    showAt: (days) => format.number(days, 0),
    ticks: [0, 30, 60, 90, 180, 365],
    levels: [0.5],
    atHeading: format.text(text.columns.days),
    countHeading: format.text(text.columns.waiting),
    height: 260,
    onPick: pick && ((value) => pick([groupIs(attribute, value)])),
  });
}

function hazard({ hazard: periods, test }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const isSplit = (test[0]?.groups ?? 1) > 1;
  const ofWhom = isSplit ? ` · ${format.text(attributeValueName(everyone, everyone))}` : '';
  return bars(
    periods.map((row) => ({
      key: String(row.from_days),
      label: fill(format.text(periodName), {
        from: format.number(row.from_days, 0),
        to: format.number(row.to_days, 0),
      }),
      value: row.rate,
      note: format.count(row.waiting),
      details: [`${format.text(text.columns.returned)} ${format.count(row.returned)}`],
    })),
    {
      ...drawing,
      name: format.text(text.results.hazard),
      show: format.share,
      valueHeading: format.text(text.columns.rate) + ofWhom,
      noteHeading: format.text(text.columns.waiting),
    },
  );
}

/** The test, and what is drawn dashed. */
function notesOf({ test, groups }: Rows, format: Format): string[] {
  const zh = format.language === 'zh';
  const [tested] = test;
  const notes: string[] = [];
  if (tested && tested.chi_square !== null && tested.p_value !== null) {
    const values = {
      chi: format.number(tested.chi_square, 2),
      degrees: format.count(tested.degrees ?? 0),
      p: pText(tested.p_value),
      known: format.count(tested.known),
    };
    notes.push(
      fill(
        zh
          ? 'log-rank χ²({degrees}) = {chi}，{p}；取值已知的客户 {known} 位。'
          : 'Log-rank χ²({degrees}) = {chi}, {p}; value known of {known} customers.',
        values,
      ),
    );
  }
  if (groups.some((group) => group.is_small && group.attribute === tested?.attribute)) {
    notes.push(zh ? '虚线：该组不足 30 位客户。' : 'Dashed: fewer than 30 customers in the group.');
  }
  return notes;
}

const periodName = { zh: '第 {from}–{to} 天', en: 'day {from}–{to}' };
