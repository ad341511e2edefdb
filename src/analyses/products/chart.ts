import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { themeOf } from '../../charts/surface/theme';
import { fill } from '../../i18n/text';
import { boughtIs, boughtValues, unknownName, unknownValue } from '../bought';
import type { Chart } from '../chart';
import { classOf } from '../classes';
import type { analysis } from './analysis';
import { abcNames, otherValue, text } from './text';

const drawn = 20;

/** The first twenty by what they are sorted by, as bars of that, coloured by class; what is not stated last. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format, audience, pick }) => {
  const drawing = { width, theme, format, name: format.text(text.measure), n: text.n(rows) };
  const known = rows.main.filter(({ value }) => !isApart(value));
  const level = known[0]?.level;
  if (!level) return emptyChart(drawing, text.headline(rows, format));
  const chosen = boughtValues(audience, level);
  const { columns } = text;
  const sorting = rows.scope[0]?.sorted_by;
  const by =
    sorting === 'units' || sorting === 'buyers' || sorting === 'repeat_buyers'
      ? sorting
      : 'revenue';
  const share = (value: number | null) => (value === null ? '–' : format.share(value));
  const shown = known.slice(0, drawn);
  const apart = rows.main.filter(({ value }) => value === unknownValue);
  const hidden = rows.main.length - shown.length - apart.length;
  return bars(
    [...shown, ...apart].map((row) => ({
      key: row.value,
      label: row.value === unknownValue ? format.text(unknownName) : row.value,
      value: row[by] ?? 0,
      colour: row.abc === null ? themeOf(theme).neutral : classOf('tier', row.abc).colour[theme],
      fixed: row.value === unknownValue,
      notes: [
        row.abc === null ? '–' : format.text(abcNames[row.abc] ?? unknownName),
        ...(by === 'revenue' ? [] : [format.money(row.revenue)]),
        share(row.share),
        ...(by === 'buyers'
          ? []
          : [row.is_small ? `${format.count(row.buyers)} *` : format.count(row.buyers)]),
        share(row.repeat_share),
        ...(by === 'units' ? [] : [row.units === null ? '–' : format.count(row.units)]),
      ],
      selected: chosen.includes(row.value),
      details: [
        ...(row.cumulated_share === null
          ? []
          : [`${format.text(columns.cumulated_share)} ${format.share(row.cumulated_share)}`]),
      ],
    })),
    {
      ...drawing,
      show: by === 'revenue' ? format.money : format.count,
      limit: drawn + 1,
      valueHeading: format.text(columns[by]),
      noteHeadings: [
        columns.abc,
        ...(by === 'revenue' ? [] : [columns.revenue]),
        columns.share,
        ...(by === 'buyers' ? [] : [columns.buyers]),
        columns.repeat_share,
        ...(by === 'units' ? [] : [columns.units]),
      ].map((name) => format.text(name)),
      remark:
        [
          ...(hidden > 0 ? [fill(format.text(more), { n: format.count(hidden) })] : []),
          ...(shown.some((row) => row.is_small) ? [`* ${format.text(columns.is_small)}`] : []),
        ].join(' ') || undefined,
      onPick: pick && ((value) => pick([boughtIs(level, value)])),
    },
  );
};

const more = { zh: '另有 {n} 项，见表格。', en: '{n} more in the table.' };

function isApart(value: string): boolean {
  return value === unknownValue || value === otherValue;
}
