import { emptyChart } from '../../charts/empty';
import { funnel } from '../../charts/funnel';
import { heatmap } from '../../charts/heatmap';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import { attributeIs, chosenValues, factIs } from '../../warehouse/audience/condition';
import { attributeName, attributeValueName, lensOf } from '../attributes';
import { unknownName, unknownValue } from '../bought';
import type { Chart, ChartContext } from '../chart';
import type { RowsOf } from '../analysis';
import type { analysis } from './analysis';
import { durationText, eventName, text } from './text';

type Rows = RowsOf<typeof analysis>;

/** The steps as bars with what is lost between them; under it who gets how far, where it is split. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.length < 2 || text.n(rows) === 0) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const draw = (wide: number) => steps(rows, { ...context, width: wide });
  const isSplit = new Set(rows.split.map(({ value }) => value)).size > 1;
  if (!isSplit) return draw(width);
  return together([draw, (wide) => classes(rows, { ...context, width: wide })], drawing, {
    under: true,
  });
};

function steps(rows: Rows, { width, theme, format }: ChartContext): SVGSVGElement {
  const [scope] = rows.scope;
  const unknown = scope?.unknown_visitors ?? 0;
  return funnel(
    rows.main.map((row) => {
      const said = {
        rate: format.share(row.share_of_previous ?? 0),
        lost: format.count(row.lost ?? 0),
        time: row.median_seconds === null ? '' : durationText(row.median_seconds, format),
      };
      const long = said.time ? words.longWithTime : words.long;
      return {
        key: row.event,
        label: eventName(row.event, format),
        value: row.reached,
        note: row.step === 1 ? undefined : format.share(row.share_of_first ?? 0),
        between: [long, words.long, words.short].map((wording) => fill(format.text(wording), said)),
        details:
          row.step === 1
            ? []
            : [
                `${format.text(text.columns.share_of_previous)} ${said.rate}`,
                `${format.text(text.columns.lost)} ${said.lost}`,
              ],
      };
    }),
    {
      width,
      theme,
      format,
      name: format.text(text.measure),
      n: text.n(rows),
      show: format.count,
      notes:
        unknown > 0
          ? [
              fill(format.text(unknown === scope?.visitors ? words.strangers : words.unknown), {
                n: format.count(unknown),
                all: format.count(scope?.visitors ?? 0),
              }),
            ]
          : [],
    },
  );
}

function classes(
  rows: Rows,
  { width, theme, format, audience, pick }: ChartContext,
): SVGSVGElement {
  const attribute = rows.split[0]?.attribute ?? '';
  const lens = lensOf(attribute);
  const chosen = chosenValues(audience, lens ? attribute : `attribute ${attribute}`);
  const sizes = new Map(
    rows.split.filter(({ step }) => step === 1).map(({ value, reached }) => [value, reached]),
  );
  const label = (value: string) => {
    const name = value === unknownValue ? unknownName : attributeValueName(attribute, value);
    return `${format.text(name)} ${format.count(sizes.get(value) ?? 0)}`;
  };
  const stepName = ({ step, event }: { step: number; event: string }) =>
    `${step}  ${eventName(event, format)}`;
  const shown = rows.split.filter(({ step, value }) => step > 1 && (sizes.get(value) ?? 0) > 0);
  return heatmap(
    shown.map((row) => ({
      x: stepName(row),
      y: label(row.value),
      value: row.share_of_first,
      text: `${format.share(row.share_of_first ?? 0)}${row.is_small ? ' *' : ''}`,
      key: row.value === unknownValue || row.value === 'other' ? undefined : row.value,
      selected: chosen.includes(row.value),
      details: [
        `${format.text(text.columns.reached)} ${format.count(row.reached)}`,
        `${format.text(text.columns.share_of_previous)} ${
          row.share_of_previous === null ? '–' : format.share(row.share_of_previous)
        }`,
      ],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.split),
      xs: [...new Set(shown.map(stepName))],
      ys: [...new Set(shown.map(({ value }) => label(value)))],
      yHeading: fill(format.text(words.split), {
        attribute: format.text(attributeName(attribute)),
      }),
      xHeading: shown.some(({ is_small: small }) => small)
        ? `* ${format.text(text.columns.is_small)}`
        : undefined,
      show: format.share,
      onPick:
        pick && ((value) => pick([lens ? factIs(lens, value) : attributeIs(attribute, value)])),
    },
  );
}

const words = {
  longWithTime: {
    zh: '{rate} 进入下一步，流失 {lost}，中位用时 {time}',
    en: '{rate} go on, {lost} are lost, median time {time}',
  },
  strangers: {
    zh: '这些访客都不在客户与订单中，因此不能按客户筛选或拆分；客户文件或订单文件可以补上。',
    en: 'None of these visitors is among customers or orders, so none can be chosen or split by; a file of either would bring them.',
  },
  long: { zh: '{rate} 进入下一步，流失 {lost}', en: '{rate} go on, {lost} are lost' },
  short: { zh: '{rate}', en: '{rate}' },
  unknown: {
    zh: '有行为的 {all} 位访客中，{n} 位没有对应的客户。',
    en: '{n} of the {all} visitors with events belong to no known customer.',
  },
  split: {
    zh: '{attribute}与第一步人数 · 走到各步占第一步',
    en: '{attribute}, with those in the first step · share that gets to each step',
  },
};
