import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { lines } from '../../charts/lines';
import { withNotes } from '../../charts/notes';
import { panels, type PicturePanel } from '../../charts/panels';
import { themeOf } from '../../charts/surface/theme';
import { tiles } from '../../charts/tiles';
import { fill, type Text } from '../../i18n/text';
import { chosenValues, factIs, type Condition } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart, ChartContext } from '../chart';
import { nextSteps, warningReasons } from '../warning-words';
import type { analysis } from './analysis';
import { bandNames, refusalInWords, text } from './text';

type Rows = RowsOf<typeof analysis>;
type Part = Omit<Parameters<typeof emptyChart>[0], 'width'>;

/** Risks, reasons and next steps of today above; the back-test below. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const [backtest] = rows.backtest;
  if (backtest && !backtest.scorer && rows.scope[0]?.audience !== 0) {
    return emptyChart(drawing, refusalInWords(backtest, format));
  }
  if (!backtest?.scorer || rows.scope[0]?.customers === 0) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  return panels(
    [
      bandPanel(rows, context, part),
      stepPanel(rows, context, part),
      reasonPanel(rows, context, part),
      figurePanel(backtest, part),
      calibrationPanel(rows, backtest.scorer, part),
      liftPanel(rows, part),
    ],
    { ...drawing, least: 320 },
  );
};

/** The risks of each band, in per cent as conditions count them. */
const bandConditions: Readonly<Record<string, Condition>> = {
  from_75: { about: 'fact', fact: 'churn_risk', is: { operator: 'at_least', value: 75 } },
  from_50: { about: 'fact', fact: 'churn_risk', is: { operator: 'between', from: 50, to: 75 } },
  from_25: { about: 'fact', fact: 'churn_risk', is: { operator: 'between', from: 25, to: 50 } },
  below_25: { about: 'fact', fact: 'churn_risk', is: { operator: 'below', value: 25 } },
};

function bandPanel({ bands: rows }: Rows, context: ChartContext, part: Part): PicturePanel {
  const isChosen = (band: string) =>
    context.audience.some((one) => JSON.stringify(one) === JSON.stringify(bandConditions[band]));
  return countPanel(
    text.results.bands,
    rows.map((row) => ({ ...row, key: row.band, isChosen: isChosen(row.band) })),
    bandNames,
    (band) => {
      const condition = bandConditions[band];
      return condition ? [condition] : [];
    },
    context,
    part,
  );
}

function stepPanel({ steps }: Rows, context: ChartContext, part: Part): PicturePanel {
  const chosen = chosenValues(context.audience, 'fact next_step');
  return countPanel(
    text.results.steps,
    steps.map((row) => ({ ...row, key: row.next_step, isChosen: chosen.includes(row.next_step) })),
    nextSteps,
    (step) => [factIs('next_step', step)],
    context,
    part,
    words.aRule,
  );
}

function reasonPanel({ reasons }: Rows, context: ChartContext, part: Part): PicturePanel {
  const chosen = chosenValues(context.audience, 'fact warning_reason');
  return countPanel(
    text.results.reasons,
    reasons.map((row) => ({ ...row, key: row.reason, isChosen: chosen.includes(row.reason) })),
    warningReasons,
    (reason) => [factIs('warning_reason', reason)],
    context,
    part,
    words.noCause,
  );
}

interface Counted {
  key: string;
  customers: number;
  value_at_risk: number;
  isChosen: boolean;
}

/** Customers and value at risk by a key that can be picked. */
function countPanel(
  title: Text,
  rows: readonly Counted[],
  names: Readonly<Record<string, Text>>,
  conditionsOf: (key: string) => readonly Condition[],
  { pick }: ChartContext,
  part: Part,
  note?: Text,
): PicturePanel {
  const { format } = part;
  return {
    title: format.text(title),
    draw: (width) =>
      bars(
        rows.map(({ key, customers, value_at_risk, isChosen }) => ({
          key,
          label: format.text(names[key] ?? { zh: key, en: key }),
          value: customers,
          note: format.money(value_at_risk),
          selected: isChosen,
        })),
        {
          ...part,
          width,
          name: format.text(title),
          show: format.count,
          limit: 6,
          valueHeading: format.text(text.columns.customers),
          noteHeading: format.text(text.columns.value_at_risk),
          remark: note && format.text(note),
          onPick: pick && ((key) => pick(conditionsOf(key))),
        },
      ),
  };
}

/** The figures of the back-test, those of the model first. */
function figurePanel(backtest: Rows['backtest'][number], part: Part): PicturePanel {
  const { format } = part;
  const two = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const interval = (low: number | null, high: number | null) => `95% ${two(low)}–${two(high)}`;
  const times = (value: number | null) => `${two(value)}×`;
  const rule = (value: string) => fill(format.text(words.byRule), { value });
  return {
    title: format.text(text.results.backtest),
    draw: (width) =>
      withNotes(
        tiles(
          [
            {
              label: format.text(text.columns.auc_model),
              value: two(backtest.auc_model),
              note: interval(backtest.auc_model_low, backtest.auc_model_high),
            },
            {
              label: format.text(text.columns.auc_rule),
              value: two(backtest.auc_rule),
              note: interval(backtest.auc_rule_low, backtest.auc_rule_high),
            },
            {
              label: format.text(text.columns.lift_model),
              value: times(backtest.lift_model),
              note: rule(times(backtest.lift_rule)),
            },
            {
              label: format.text(text.columns.brier_model),
              value: two(backtest.brier_model),
              note: rule(two(backtest.brier_rule)),
            },
          ],
          { ...part, width, name: format.text(text.results.backtest), columns: 2, size: 24 },
        ),
        [
          fill(format.text(words.tested), {
            day: backtest.test_day ? format.date(backtest.test_day) : '–',
            customers: format.count(backtest.test_customers),
            churned: format.count(backtest.test_churned),
          }),
        ],
        { ...part, width },
      ),
  };
}

/** What the scorer in force said against what came; on the diagonal both are the same. */
function calibrationPanel({ calibration }: Rows, scorer: string, part: Part): PicturePanel {
  const { format } = part;
  const percent = (value: number) => `${format.number(100 * value, 0)}%`;
  return {
    title: fill(format.text(words.calibration), {
      scorer: format.text(scorer === 'model' ? words.model : words.rule),
    }),
    draw: (width) =>
      lines(
        calibration
          .filter((row) => row.scorer === scorer)
          .map((row) => ({
            at: row.predicted,
            values: { actual: row.actual, same: row.predicted },
            low: row.low,
            high: row.high,
            details: [
              `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
              `${format.text(text.columns.churned)} ${format.count(row.churned)}`,
            ],
          })),
        {
          ...part,
          width,
          name: format.text(text.results.calibration),
          series: [
            { key: 'actual', label: format.text(words.actual), colour: themeOf(part.theme).accent },
            { key: 'same', label: format.text(words.same), colour: themeOf(part.theme).neutral },
          ],
          show: percent,
          showAt: percent,
          highest: 1,
          atHeading: format.text(text.columns.predicted),
          height: 170,
        },
      ),
  };
}

/** How many of those who churned are found by contacting so many. */
function liftPanel({ lift }: Rows, part: Part): PicturePanel {
  const { format } = part;
  const percent = (value: number) => `${format.number(100 * value, 0)}%`;
  const theme = themeOf(part.theme);
  return {
    title: format.text(text.results.lift),
    draw: (width) =>
      lines(
        lift.map((row) => ({
          at: row.contacted,
          values: { model: row.found_model, rule: row.found_rule, chance: row.contacted },
        })),
        {
          ...part,
          width,
          name: format.text(text.results.lift),
          series: [
            { key: 'model', label: format.text(words.model), colour: theme.accent },
            { key: 'rule', label: format.text(words.rule), colour: theme.above },
            { key: 'chance', label: format.text(words.chance), colour: theme.neutral },
          ],
          show: percent,
          showAt: percent,
          highest: 1,
          atHeading: format.text(text.columns.contacted),
          height: 170,
        },
      ),
  };
}

const words = {
  aRule: {
    zh: '按规则给出，并不证明联系有效。',
    en: 'By rule; it does not show that contacting helps.',
  },
  noCause: { zh: '描述现状，不等于因果。', en: 'They describe and need not be causes.' },
  byRule: { zh: '简单规则 {value}', en: 'Plain rule {value}' },
  tested: {
    zh: '用 {day} 已知的信息预测其后：{customers} 位客户中实际流失 {churned} 位。',
    en: 'Foretold from what was known on {day}: of {customers} customers {churned} churned.',
  },
  calibration: {
    zh: '预测与实际（回测，{scorer}）',
    en: 'Back-test: predicted and actual ({scorer})',
  },
  actual: { zh: '实际', en: 'actual' },
  same: { zh: '与预测一致', en: 'as predicted' },
  model: { zh: '模型', en: 'model' },
  rule: { zh: '规则', en: 'rule' },
  chance: { zh: '随机', en: 'chance' },
} as const satisfies Record<string, Text>;
