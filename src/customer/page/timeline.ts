import type { Format } from '../../format/format';
import type { Row } from '../../warehouse/rows';
import { kinds, type Kind } from '../../warehouse/tables';
import { dateOf, numberOf, textOf } from './values';

/** One contact of any kind, as `mart.touchpoints` has it. */
export interface Touchpoint {
  at: Date;
  kind: Kind;
  /** One of the closed list of the mart: `ordered`, `ticket_opened`. */
  what: string;
  detail: string | null;
  amount: number | null;
}

/** The rows of the timeline; newest first, as they come. */
export function touchpointsOf(rows: readonly Row[]): Touchpoint[] {
  return rows.flatMap((row): Touchpoint[] => {
    const at = dateOf(row, 'happened_at');
    const kind = kinds.find((one) => one === row['kind']);
    const what = textOf(row, 'what');
    if (!at || !kind || !what) return [];
    return [{ at, kind, what, detail: textOf(row, 'detail'), amount: numberOf(row, 'amount') }];
  });
}

/** How many there are of each kind, in the order of the tables. */
export function kindsIn(touchpoints: readonly Touchpoint[]): { kind: Kind; count: number }[] {
  return kinds.flatMap((kind) => {
    const count = touchpoints.filter((one) => one.kind === kind).length;
    return count > 0 ? [{ kind, count }] : [];
  });
}

/**
 * Those of the chosen kinds (none chosen: all) in which each word of the text stands.
 * @param said a touchpoint as it is shown
 */
export function matching(
  touchpoints: readonly Touchpoint[],
  chosen: readonly Kind[],
  text: string,
  said: (one: Touchpoint) => string,
): Touchpoint[] {
  const words = text.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  return touchpoints.filter((one) => {
    if (chosen.length > 0 && !chosen.includes(one.kind)) return false;
    if (words.length === 0) return true;
    const line = said(one).normalize('NFKC').toLowerCase();
    return words.every((word) => line.includes(word));
  });
}

/** The amount in the unit of its kind, without the word for the unit; null where there is none. */
export function amountText({ kind, amount }: Touchpoint, format: Format): string | null {
  if (amount === null) return null;
  switch (kind) {
    case 'transactions':
    case 'refunds':
    case 'campaigns':
    case 'opportunities':
      return format.money(amount);
    case 'loyalty':
      return `${amount > 0 ? '+' : ''}${format.number(amount)}`;
    default:
      return format.number(amount);
  }
}

/** Day and, where it is known, time of day. */
export function timeText(at: Date): string {
  const iso = at.toISOString();
  return iso.slice(11, 16) === '00:00'
    ? iso.slice(0, 10)
    : `${iso.slice(0, 10)} ${iso.slice(11, 16)}`;
}
