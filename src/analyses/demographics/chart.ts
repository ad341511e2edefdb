import { emptyChart } from '../../charts/empty';
import { pyramid } from '../../charts/pyramid';
import { smallMultiples } from '../../charts/small-multiples';
import { themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import { attributeName, attributeValueName } from '../attributes';
import type { Chart, ChartContext } from '../chart';
import type { analysis } from './analysis';
import { drawnAttributes, pyramidSides, text } from './text';

/** Age by gender where both are known, and one panel an attribute: shares among the known. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format, audience, pick } = context;
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const attributes = drawnAttributes(rows);
  if (attributes.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const titles = new Map<string, string>();
  const panels = attributes.map((attribute) => {
    const values = rows.main.filter((row) => row.attribute === attribute);
    const chosen = chosenValues(audience, `attribute ${attribute}`);
    const { known = 0, total = 0 } = values[0] ?? {};
    const title = `${format.text(attributeName(attribute))} · ${knownOf(known, total, context)}`;
    titles.set(title, attribute);
    return {
      title,
      rows: values.map((row) => ({
        key: row.value,
        label: format.text(attributeValueName(attribute, row.value)),
        value: row.share,
        selected: chosen.includes(row.value),
        fixed: row.value === 'other',
        colour: row.value === 'other' ? themeOf(theme).neutral : undefined,
        details: [
          `${format.text(text.columns.customers)} ${format.count(row.customers)}`,
          `${format.text(text.columns.revenue)} ${format.money(row.revenue)}`,
        ],
      })),
    };
  });
  const { n: _, ...part } = drawing;
  const bars = (room: number) =>
    smallMultiples(panels, {
      ...part,
      width: room,
      show: format.share,
      limit: 13,
      onPick:
        pick &&
        ((value, title) => {
          const attribute = titles.get(title);
          if (attribute !== undefined) pick([attributeIs(attribute, value)]);
        }),
    });
  const sides = pyramidSides(rows);
  if (!sides) return together([bars], drawing, { under: true });
  return together([(room) => ages(rows, sides, { ...context, width: room }), bars], drawing, {
    under: true,
  });
};

function ages(
  { pyramid: steps }: RowsOf<typeof analysis>,
  [left, right]: readonly [string, string],
  context: ChartContext,
): SVGSVGElement {
  const { width, theme, format, audience, pick } = context;
  const known = steps.reduce((sum, { customers }) => sum + customers, 0);
  const chosenAges = chosenValues(audience, 'attribute age_band');
  const chosenGenders = chosenValues(audience, 'attribute gender');
  const nameOf = (gender: string) => format.text(attributeValueName('gender', gender));
  const drawn = steps.filter(({ gender }) => gender === left || gender === right);
  return pyramid(
    drawn.map((row) => ({
      key: `${row.age_band}\u001f${row.gender}`,
      step: row.age_band,
      side: row.gender === left ? ('left' as const) : ('right' as const),
      value: row.share,
      selected: chosenAges.includes(row.age_band) && chosenGenders.includes(row.gender),
      details: [`${format.text(text.columns.customers)} ${format.count(row.customers)}`],
    })),
    {
      width,
      theme,
      format,
      name: format.text(text.results.pyramid),
      steps: [...new Set(drawn.map((row) => row.age_band))],
      title: `${format.text(text.results.pyramid)} · ${knownOf(known, known, context)}`,
      left: nameOf(left),
      right: nameOf(right),
      show: format.share,
      onPick:
        pick &&
        ((key) => {
          const [age = '', gender = ''] = key.split('\u001f');
          pick([attributeIs('age_band', age), attributeIs('gender', gender)]);
        }),
    },
  );
}

function knownOf(known: number, total: number, { format }: ChartContext): string {
  const zh = format.language === 'zh';
  if (known >= total) return `n = ${format.count(known)}`;
  return zh
    ? `n = ${format.count(known)}，未填 ${format.count(total - known)}`
    : `n = ${format.count(known)}, ${format.count(total - known)} not stated`;
}
