import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { themeOf } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import { boughtIs, boughtValues } from '../bought';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { backOf, daysToTell, noPromotion, text } from './text';

/** What each promotion brought, and below how many of those it won came back. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const own = rows.main.filter(({ promotion }) => promotion !== noPromotion);
  const kind = own[0]?.kind;
  if (!kind) return emptyChart(drawing, text.headline(rows, format));
  const { columns } = text;
  const chosen = boughtValues(audience, kind);
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  const days = daysToTell(rows.main);
  const common = (promotion: string) => ({
    key: promotion,
    label: format.text(promotion === noPromotion ? none : { zh: promotion, en: promotion }),
    colour: promotion === noPromotion ? themeOf(theme).neutral : undefined,
    fixed: promotion === noPromotion,
    selected: chosen.includes(promotion),
  });
  const onPick = pick && ((value: string) => pick([boughtIs(kind, value)]));
  const brought = (part: number) =>
    bars(
      own.map((row) => ({
        ...common(row.promotion),
        value: row.revenue,
        notes: [
          share(row.share),
          format.count(row.orders),
          row.aov === null ? '–' : format.money(row.aov),
          share(row.discount_rate),
        ],
        details:
          row.discount === null
            ? []
            : [`${format.text(columns.discount)} ${format.money(row.discount)}`],
      })),
      {
        ...drawing,
        width: part,
        show: format.money,
        limit: 12,
        valueHeading: format.text(columns.revenue),
        noteHeadings: [columns.share, columns.orders, columns.aov, columns.discount_rate].map(
          (name) => format.text(name),
        ),
        onPick,
      },
    );
  const cameBack = (part: number) =>
    bars(
      rows.main
        .filter(({ new_customers }) => new_customers > 0)
        .sort((a, b) => Number(a.promotion === noPromotion) - Number(b.promotion === noPromotion))
        .map((row) => {
          const back = backOf(row, days);
          return {
            ...common(row.promotion),
            value: back.share,
            notes: [
              format.count(row.new_customers),
              back.cohort < 30 ? `${format.count(back.cohort)} *` : format.count(back.cohort),
            ],
            details: [
              `${format.text(columns.back_30)} ${share(row.back_30)}`,
              `${format.text(columns.back_60)} ${share(row.back_60)}`,
              `${format.text(columns.back_90)} ${share(row.back_90)}`,
              `${format.text(columns.new_share)} ${share(row.new_share)}`,
            ],
          };
        }),
      {
        ...drawing,
        width: part,
        show: format.share,
        limit: 13,
        valueHeading: fill(format.text(backHeading), { days }),
        noteHeadings: [format.text(columns.new_customers), fill(format.text(since), { days })],
        remark: rows.main.some((row) => row.new_customers > 0 && backOf(row, days).cohort < 30)
          ? format.text(fewNew)
          : undefined,
        onPick,
      },
    );
  return together([brought, cameBack], { ...drawing, n: text.n(rows) }, { shares: [6, 5] });
};

const none = { zh: '无促销', en: 'No promotion' };
const backHeading = {
  zh: '新客 {days} 天内回购',
  en: 'New customers back within {days} days',
};
const since = { zh: '满 {days} 天', en: 'At least {days} days ago' };
const fewNew = { zh: '* 满期新客不足 30，请谨慎解读。', en: '* Fewer than 30: read with care.' };
