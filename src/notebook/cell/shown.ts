import type { Lens, Measure, ResultColumns } from '../../analyses/analysis';
import { classOf } from '../../analyses/classes';
import type { Format } from '../../format/format';
import { maskId } from '../../privacy/mask';
import { t } from '../../ui/say';
import type { Value } from '../../warehouse/rows';

export type PeriodUnit = Parameters<Format['period']>[1];

/** A column of a result as the table shows it. */
export interface ShownColumn {
  name: string;
  /** `points` are differences of shares. */
  measure: Measure | 'points';
  /** Figures stand at the right. */
  isFigure: boolean;
  /** The lens whose classes the column holds. */
  lens: Lens | null;
}

const words: ReadonlySet<string> = new Set([
  'date',
  'period',
  'text',
  'boolean',
  'customer',
  'segment',
  'tier',
  'stage',
]);

/** The columns of a result in their order. */
export function shownColumns(columns: ResultColumns): ShownColumn[] {
  return Object.entries(columns).map(([name, declared]) => {
    const measure = declared.replace('?', '') as Measure;
    const isLens = measure === 'segment' || measure === 'tier' || measure === 'stage';
    return { name, measure, isFigure: !words.has(measure), lens: isLens ? measure : null };
  });
}

/** The column as this row measures it: a column `unit` says what its plain numbers are. */
export function inUnitOf(row: Readonly<Record<string, Value>>, column: ShownColumn): ShownColumn {
  const { unit } = row;
  if (column.measure === 'number' && (unit === 'money' || unit === 'share' || unit === 'count')) {
    return { ...column, measure: unit };
  }
  if (column.measure === 'rate' && unit === 'share') return { ...column, measure: 'points' };
  return column;
}

/** A value as a person reads it. */
export function shownValue(
  { measure, lens }: ShownColumn,
  value: Value | undefined,
  format: Format,
  unit: PeriodUnit,
): string {
  if (value === null || value === undefined) return '–';
  if (value instanceof Date) {
    return measure === 'period' ? format.period(value, unit) : format.date(value);
  }
  if (typeof value === 'boolean') return t(value ? 'table.yes' : 'table.no');
  if (lens) return format.text(classOf(lens, String(value)).name);
  if (measure === 'customer') return maskId(String(value));
  return typeof value === 'number' ? shownNumber(measure, value, format) : value;
}

function shownNumber(measure: ShownColumn['measure'], value: number, format: Format): string {
  switch (measure) {
    case 'count':
      return format.count(value);
    case 'money':
      return format.moneyExact(value);
    case 'share':
    case 'rate':
      return format.share(value);
    case 'points':
      return t('table.points', { points: format.number(100 * value, 1) });
    case 'days':
      return format.number(value, 1);
    case 'index':
      return format.number(value, 0);
    case 'p_value':
      return value < 0.0001 ? '< 0.0001' : format.number(value, 4);
    default:
      return format.number(value);
  }
}

/** A value as a script reads it: ISO dates, numbers unrounded, keys untranslated. */
export function rawValue(value: Value | undefined): string {
  if (value === null || value === undefined) return '';
  if (!(value instanceof Date)) return String(value);
  const iso = value.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso;
}
