import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import { dots } from '../../charts/dots';
import { emptyChart } from '../../charts/empty';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { attributeName, attributeValueName } from '../attributes';
import { tableAttributes } from '../table-attributes';
import { fewBelow, isFew, text } from './text';

const shownValues = 20;
const separator = '\u001f';

/** The values that tell the segment from the rest most clearly, by attribute. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const known = rows.main.filter((row) => !row.is_small);
  if (known.length === 0 && rows.main.length > 0) {
    return emptyChart(drawing, format.text(tooFew));
  }
  // What is left of rare values taken together says nothing.
  const large = known.filter((row) => row.value !== 'other');
  // The rows come with the clearest difference first; those of few customers stand last. Then each
  // attribute keeps its values together.
  const clearest = [
    ...large.filter((row) => !isFew(row)),
    ...large.filter((row) => isFew(row)),
  ].slice(0, shownValues);
  const order = [...new Set(clearest.map(({ attribute }) => attribute))];
  return dots(
    order.flatMap((attribute) =>
      clearest
        .filter((row) => row.attribute === attribute)
        .sort((a, b) => Number(isFew(a)) - Number(isFew(b)) || b.index - a.index)
        .map((row) => {
          const group = format.text(attributeName(row.attribute));
          return {
            key: row.attribute + separator + row.value,
            label: format.text(attributeValueName(row.attribute, row.value)),
            group,
            index: row.index,
            n: row.customers,
            significant: row.is_significant,
            few: isFew(row),
            fixed: !canBePicked(row.attribute, row.value),
            selected: chosenValues(audience, `attribute ${row.attribute}`).includes(row.value),
            details: [
              `${format.text(text.columns.in_segment)} ${format.share(row.in_segment)}`,
              `${format.text(text.columns.in_base)} ${format.share(row.in_base)}`,
              ...(row.p_adjusted === null
                ? []
                : [`${format.text(text.columns.p_adjusted)} ${shownP(row.p_adjusted)}`]),
            ],
          };
        }),
    ),
    {
      ...drawing,
      nHeading: format.text({ zh: '人数', en: 'n' }),
      limit: shownValues,
      limits: [80, 120],
      fewBelow,
      onPick:
        pick &&
        ((key) => {
          const [attribute = '', value = ''] = key.split(separator);
          pick([attributeIs(attribute, value)]);
        }),
    },
  );
};

/** Whether a condition can name the value: those of the customer file, of which none is folded. */
function canBePicked(attribute: string, value: string): boolean {
  return !Object.hasOwn(tableAttributes, attribute) && value !== 'other';
}

function shownP(p: number): string {
  return p < 0.0001 ? '< 0.0001' : p.toFixed(4);
}

const tooFew = {
  zh: '人群中属性已知者不足 30 人，不作结论；明细见表格。',
  en: 'Fewer than 30 members of the segment are known: nothing to conclude. The table has the rows.',
};
