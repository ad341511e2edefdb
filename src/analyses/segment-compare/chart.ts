import { emptyChart } from '../../charts/empty';
import { pairs, type PairRow } from '../../charts/pairs';
import { together } from '../../charts/together';
import type { Format } from '../../format/format';
import type { Chart } from '../chart';
import { attributeName, attributeValueName } from '../attributes';
import { classOf } from '../classes';
import { groupName } from '../group-names';
import { measureName, showMeasure } from '../numbers';
import type { analysis } from './analysis';
import { emptySide, text } from './text';

/** Figures, mix of stages, largest differences in attributes, and medians. */
export const chart: Chart<typeof analysis> = (rows, { width, theme, format }) => {
  const drawing = { width, theme, format, name: format.text(text.measure) };
  const empty = emptySide(rows);
  if (empty) return emptyChart(drawing, format.text(empty));
  const [groups] = rows.groups;
  const names = [
    format.text(groupName(groups?.name_a ?? '')),
    format.text(groupName(groups?.name_b ?? '')),
  ] as const;
  const figures: PairRow[] = rows.main.map((row) => ({
    label: format.text(text.values?.[`figure.${row.figure}`] ?? { zh: row.figure, en: row.figure }),
    a: row.a,
    b: row.b,
    show: (value) => shown(row.unit, value, format),
    whole: row.unit === 'share' ? 1 : undefined,
  }));
  // Of two stages the mix says nothing: each is all of its own.
  const areStages = [groups?.name_a, groups?.name_b].every((name) =>
    name?.startsWith('fact stage '),
  );
  const stages: PairRow[] = (areStages ? [] : rows.stages).map((row) => ({
    label: format.text(classOf('stage', row.stage).name),
    a: row.share_a,
    b: row.share_b,
    show: format.share,
    details: [`${format.count(row.a)} · ${format.count(row.b)}`],
  }));
  const attributes: PairRow[] = rows.attributes
    .filter((row) => !row.is_small)
    .slice(0, 10)
    .map((row) => ({
      label: `${format.text(attributeName(row.attribute))}${format.language === 'zh' ? '：' : ': '}${format.text(attributeValueName(row.attribute, row.value))}`,
      a: row.share_a,
      b: row.share_b,
      show: format.share,
      marked: row.is_significant,
      details: [`n ${format.count(row.n_a)} · ${format.count(row.n_b)}`, ...tested(row, format)],
    }));
  const numbers: PairRow[] = rows.numbers
    .filter((row) => !row.is_small)
    .slice(0, 8)
    .map((row) => ({
      label: format.text(measureName(row.measure)),
      a: row.median_a,
      b: row.median_b,
      show: (value) => showMeasure(row.measure, value, format),
      marked: row.is_significant,
      details: [`n ${format.count(row.n_a)} · ${format.count(row.n_b)}`, ...tested(row, format)],
    }));
  const parts = [
    { title: words.figures, rows: figures, scale: 'row' as const },
    { title: words.stages, rows: stages, scale: 'shared' as const },
    { title: words.attributes, rows: attributes, scale: 'shared' as const },
    { title: words.numbers, rows: numbers, scale: 'row' as const },
  ].filter((part) => part.rows.length > 0);
  const pictures = parts.map(
    ({ title, rows: shownRows, scale }) =>
      (wide: number) =>
        pairs(shownRows, {
          ...drawing,
          width: wide,
          name: format.text(title),
          title: format.text(title),
          names,
          scale,
          markedNote: format.text(words.significant),
        }),
  );
  // Two beside two where there is room.
  const half = Math.ceil(pictures.length / 2);
  const column = (from: number, to: number) => (wide: number) =>
    together(pictures.slice(from, to), { ...drawing, width: wide }, { under: true });
  return together([column(0, half), column(half, pictures.length)], drawing);
};

function shown(unit: string, value: number, format: Format): string {
  if (unit === 'money') return format.money(value);
  if (unit === 'share') return format.share(value);
  if (unit === 'days') return format.days(value);
  return unit === 'count' ? format.count(value) : format.number(value, 2);
}

function tested(row: { p_adjusted: number | null }, format: Format): string[] {
  if (row.p_adjusted === null) return [];
  const p = row.p_adjusted < 0.0001 ? '< 0.0001' : row.p_adjusted.toFixed(4);
  return [`${format.text(text.columns.p_adjusted)} ${p}`];
}

const words = {
  figures: { zh: '规模与购买', en: 'Size and buying' },
  stages: { zh: '生命周期构成', en: 'Mix of stages' },
  attributes: { zh: '差异最大的属性', en: 'Attributes that differ most' },
  numbers: { zh: '数值的中位数', en: 'Medians of numbers' },
  significant: { zh: '* 差异显著（校正后 p < 0.05）', en: '* significant (adjusted p < 0.05)' },
};
