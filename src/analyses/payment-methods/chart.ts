import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { themeOf } from '../../charts/surface/theme';
import { boughtIs, boughtValues, unknownName, unknownValue } from '../bought';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { text } from './text';

/** Orders by way of payment, with shares, AOV and refund rates. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  if (rows.main.every((row) => row.payment_method === unknownValue)) {
    return emptyChart(drawing, text.headline(rows, format));
  }
  const chosen = boughtValues(audience, 'payment_method');
  const { columns } = text;
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  return bars(
    rows.main.map((row) => ({
      key: row.payment_method,
      label: row.payment_method === unknownValue ? format.text(unknownName) : row.payment_method,
      value: row.orders,
      colour: row.payment_method === unknownValue ? themeOf(theme).neutral : undefined,
      fixed: row.payment_method === unknownValue,
      notes: [
        `${share(row.share_of_orders)}${row.is_small ? ' *' : ''}`,
        format.money(row.revenue),
        row.aov === null ? '–' : format.money(row.aov),
        share(row.refund_rate_orders),
        share(row.refund_rate_money),
      ],
      selected: chosen.includes(row.payment_method),
    })),
    {
      ...drawing,
      show: format.count,
      valueHeading: format.text(columns.orders),
      noteHeadings: [
        columns.share_of_orders,
        columns.revenue,
        columns.aov,
        columns.refund_rate_orders,
        columns.refund_rate_money,
      ].map((name) => format.text(name)),
      remark: rows.main.some((row) => row.is_small)
        ? `* ${format.text(columns.is_small)}`
        : undefined,
      onPick: pick && ((value) => pick([boughtIs('payment_method', value)])),
    },
  );
};
