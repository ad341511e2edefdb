import { bars } from '../../charts/bars';
import { dots } from '../../charts/dots';
import { emptyChart } from '../../charts/empty';
import { panels } from '../../charts/panels';
import { themeOf } from '../../charts/surface/theme';
import { fill } from '../../i18n/text';
import { attributeIs, chosenValues } from '../../warehouse/audience/condition';
import { attributeName, attributeValueName } from '../attributes';
import type { Chart } from '../chart';
import { firstOrderAttributes } from '../first-order-attributes';
import type { analysis } from './analysis';
import { fewBelow, groupNames, isFew, text } from './text';

const shownValues = 18;
const separator = '\u001f';

/** The groups of buyers, and under them the values that tell the one-time buyers most clearly. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  const [scope] = rows.scope;
  if (!scope || rows.groups.length === 0) return emptyChart(drawing, text.headline(rows, format));
  const groupBars = (partWidth: number) =>
    bars(
      rows.groups.map((row) => ({
        key: row.buyers,
        label: format.text(groupNames[row.buyers] ?? { zh: row.buyers, en: row.buyers }),
        value: row.customers,
        colour: row.buyers === 'once' ? undefined : themeOf(theme).neutral,
        notes: [
          format.share(row.share),
          row.share_of_revenue === null ? '–' : format.share(row.share_of_revenue),
          format.money(row.first_order_median),
        ],
        fixed: true,
      })),
      {
        ...part,
        width: partWidth,
        show: format.count,
        valueHeading: format.text(text.columns.customers),
        noteHeadings: [
          format.text(text.columns.share),
          format.text(text.columns.share_of_revenue),
          format.text(text.columns.first_order_median),
        ],
        remark: fill(format.text(threshold), { days: format.days(scope.churn_days) }),
      },
    );
  const known = rows.main.filter((row) => !row.is_small && row.value !== 'other');
  const clearest = [...known.filter((row) => !isFew(row)), ...known.filter(isFew)].slice(
    0,
    shownValues,
  );
  const order = [...new Set(clearest.map(({ attribute }) => attribute))];
  const profile = (partWidth: number) =>
    clearest.length === 0
      ? emptyChart(
          { ...part, width: partWidth },
          format.text(rows.main.length > 0 ? tooFew : unknown),
        )
      : dots(
          order.flatMap((attribute) =>
            clearest
              .filter((row) => row.attribute === attribute)
              .sort((a, b) => Number(isFew(a)) - Number(isFew(b)) || b.index - a.index)
              .map((row) => ({
                key: row.attribute + separator + row.value,
                label: format.text(attributeValueName(row.attribute, row.value)),
                group: format.text(attributeName(row.attribute)),
                index: row.index,
                n: row.once + row.returned,
                significant: row.is_significant,
                few: isFew(row),
                fixed: Object.hasOwn(firstOrderAttributes, row.attribute),
                selected: chosenValues(audience, `attribute ${row.attribute}`).includes(row.value),
                details: [
                  `${format.text(text.columns.rate_once)} ${format.share(row.rate_once)}`,
                  `${format.text(text.columns.share_once)} ${format.share(row.share_once)}`,
                  `${format.text(text.columns.share_returned)} ${format.share(row.share_returned)}`,
                  ...(row.p_adjusted === null
                    ? []
                    : [
                        `${format.text(text.columns.p_adjusted)} ${row.p_adjusted < 0.0001 ? '< 0.0001' : row.p_adjusted.toFixed(4)}`,
                      ]),
                ],
              })),
          ),
          {
            ...part,
            width: partWidth,
            nHeading: format.text({ zh: '买家', en: 'Buyers' }),
            limit: shownValues,
            fewBelow,
            onPick:
              pick &&
              ((key) => {
                const [attribute = '', value = ''] = key.split(separator);
                pick([attributeIs(attribute, value)]);
              }),
          },
        );
  return panels(
    [
      { title: format.text(groupsTitle), draw: groupBars },
      { title: part.name, notes: [format.text(noCause)], draw: profile },
    ],
    { ...drawing, least: width },
  );
};

const groupsTitle = { zh: '全部买家', en: 'All buyers' };
const threshold = {
  zh: 'T = {days}，即流失阈值：首单满 T 天才算有过完整的复购机会。',
  en: 'T = {days}, the churn threshold: only a first order that far back has had a full chance.',
};
const noCause = {
  zh: '相关，不是原因。',
  en: 'Associations, not causes.',
};
const tooFew = {
  zh: '两组中属性已知者有一组不足 30 人，不作结论；明细见表格。',
  en: 'Fewer than 30 are known in one of the groups: nothing to conclude. The table has the rows.',
};
const unknown = {
  zh: '没有可比较的属性：客户文件或带渠道、品类、促销的订单可补上，且两组都要有人。',
  en: 'No attribute to compare: a customer file, or orders with channel, category or promotion would bring some; both groups need buyers.',
};
