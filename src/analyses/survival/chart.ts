import { emptyChart } from '../../charts/empty';
import { withNotes } from '../../charts/notes';
import { stepCurves } from '../../charts/step-curves';
import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { RowsOf } from '../analysis';
import { attributeName } from '../attributes';
import type { Chart } from '../chart';
import { groupCurves, groupIs } from '../lifetime-curves';
import { pText } from '../p-value';
import type { analysis } from './analysis';
import { text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The share of each group that is still there by the length of life, and how many it rests on. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const { main, test, curve, scope } = rows;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const attribute = test[0]?.attribute ?? '';
  const drawn = main
    .filter((group) => group.attribute === attribute)
    .map((group) => {
      const own = curve.filter((row) => row.attribute === attribute && row.value === group.value);
      return {
        attribute,
        value: group.value,
        isSmall: group.is_small,
        steps: own.map(({ time, survival, low, high }) => ({
          at: time,
          value: survival,
          low,
          high,
        })),
        countAt: (at: number) => own.find(({ time }) => time >= at)?.at_risk ?? 0,
        details: [
          `${format.text(text.columns.customers)} ${format.count(group.customers)}`,
          `${format.text(text.columns.ended)} ${format.count(group.ended)}`,
          medianInWords(group, format),
        ],
      };
    });
  if (drawn.every(({ steps }) => (steps.at(-1)?.at ?? 0) === 0)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const picture = stepCurves(groupCurves(drawn, { format, theme, audience }), {
    ...drawing,
    show: format.share,
    showAt: (time) => format.number(time, 1),
    levels: [0.5],
    atHeading: format.text(headings[headingOf(scope)] ?? { zh: '', en: '' }),
    countHeading: format.text(text.columns.at_risk),
    height: 280,
    onPick: pick && ((value) => pick([groupIs(attribute, value)])),
  });
  return withNotes(picture, notesOf(rows, format), drawing);
};

function headingOf(scope: Rows['scope']): string {
  const [told] = scope;
  return told?.basis === 'contract' ? `contract ${told.unit}` : 'orders days';
}

const headings: Readonly<Record<string, Text>> = {
  'orders days': { zh: '首购后天数', en: 'days since the first order' },
  'contract days': { zh: '签约后天数', en: 'days since the beginning' },
  'contract file': {
    zh: '在网时长（文件中的单位）',
    en: 'tenure, in the unit of the file',
  },
};

function medianInWords(
  { median, median_low: low, median_high: high }: Rows['main'][number],
  format: Format,
): string {
  const zh = format.language === 'zh';
  const never = zh ? '未达到' : 'not reached';
  const name = format.text(text.columns.median);
  if (median === null) return `${name} ${never}`;
  const bounds = [low, high].map((bound) => (bound === null ? never : format.number(bound, 1)));
  return `${name} ${format.number(median, 1)} (${bounds.join('–')})`;
}

/** Medians, the test, what a lifetime is, and what is drawn dashed. */
function notesOf({ main, test, scope }: Rows, format: Format): string[] {
  const zh = format.language === 'zh';
  const [tested] = test;
  const [told] = scope;
  const shown = main.filter(({ attribute }) => attribute === tested?.attribute);
  const notes: string[] = [];
  if (tested && tested.chi_square !== null && tested.p_value !== null) {
    const adjusted =
      tested.is_automatic && tested.tried > 1 && tested.p_adjusted !== null
        ? fill(
            zh
              ? '；由 {tried} 个属性中自动选出，校正后 {p}'
              : '; chosen of {tried} attributes, adjusted {p}',
            { tried: format.count(tested.tried), p: pText(tested.p_adjusted) },
          )
        : '';
    notes.push(
      fill(
        zh
          ? '{attribute}：log-rank χ²({degrees}) = {chi}，{p}{adjusted}。'
          : '{attribute}: log-rank χ²({degrees}) = {chi}, {p}{adjusted}.',
        {
          attribute: format.text(attributeName(tested.attribute)),
          chi: format.number(tested.chi_square, 2),
          degrees: format.count(tested.degrees ?? 0),
          p: pText(tested.p_value),
          adjusted,
        },
      ),
    );
  }
  if (told?.basis === 'orders') {
    notes.push(
      fill(
        zh
          ? '寿命从首个下单日到流失日（{days}未下单），尚未流失者在截至日删失。'
          : 'Lifetimes run from the first order to the churn day (no order for {days}); who is not lost is censored at the as-of date.',
        { days: format.days(told.churn_days) },
      ),
    );
  }
  if (shown.some(({ is_small: isSmall }) => isSmall)) {
    notes.push(zh ? '虚线：该组不足 30 位客户。' : 'Dashed: fewer than 30 customers in the group.');
  }
  return notes;
}
