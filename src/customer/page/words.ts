import { t, tMaybe } from '../../ui/say';
import { timeText, type Touchpoint } from './timeline';
import type { Shown } from './shown';

/** A word of the closed list of `mart.touchpoints`. */
export function whatText(what: string): string {
  return tMaybe(`customer.what.${what}`, what);
}

/** A touchpoint as it stands in the timeline, for searching in it. */
export function touchpointText(one: Touchpoint, shown: Shown): string {
  return [timeText(one.at), t(`kind.${one.kind}`), whatText(one.what), detailText(one, shown)].join(
    ' ',
  );
}

/** The file's own words; the one of a referral begins with an id. */
export function detailText({ kind, detail }: Touchpoint, shown: Shown): string {
  if (detail === null) return '';
  if (kind !== 'referrals') return shown.text(detail);
  const [id = '', ...rest] = detail.split(' · ');
  return [shown.id(id), ...rest.map((part) => shown.text(part))].join(' · ');
}
