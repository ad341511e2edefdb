import { type Agreement, type Channel, type Consent } from './consent';
import type { CsvValue } from './csv';
import { maskedInRecord } from './mask';

/** What may leave the page of people, chosen on purpose; `masked` is the default everywhere. */
export type Release =
  | { mask: 'masked' }
  /** Names in full, contact details still masked. */
  | { mask: 'names' }
  /** Names and the contact detail of one channel in full, for those whose consent allows it. */
  | {
      mask: 'contact';
      channel: Channel;
      /** Whom nothing is known of is treated like those who refused. */
      onlyAgreed: boolean;
      others: 'leave_out' | 'blank';
    };

/** The column by which a channel reaches a person. */
export const contactOf = {
  sms: 'phone',
  phone: 'phone',
  email: 'email',
  post: 'address',
} as const satisfies Readonly<Record<Channel, string>>;

/** A value of a person with the role of its column, on its way out. */
export interface PersonalCell {
  role: string | null;
  value: CsvValue;
}

/** Whether the person may be reached this way, under these rules. */
export function mayReach(agreement: Agreement, onlyAgreed: boolean): boolean {
  return agreement === 'yes' || (agreement === 'unknown' && !onlyAgreed);
}

/**
 * A person's cells as they may leave the page; null where the person is left out.
 * @param consent what the person's record says of each channel
 */
export function released(
  cells: readonly PersonalCell[],
  release: Release,
  consent: Consent,
): CsvValue[] | null {
  const isReachable =
    release.mask !== 'contact' || mayReach(consent[release.channel], release.onlyAgreed);
  if (release.mask === 'contact' && !isReachable && release.others === 'leave_out') return null;
  const contact = release.mask === 'contact' ? contactOf[release.channel] : null;
  const open = openRoles(release, isReachable);
  return cells.map(({ role, value }) => {
    if (contact !== null && role === contact && !isReachable) return null;
    return role !== null && open.has(role) ? value : maskedValue(role, value);
  });
}

/** The roles that go out as they are. An id may itself be a phone number. */
function openRoles(release: Release, isReachable: boolean): ReadonlySet<string> {
  if (release.mask === 'masked') return new Set();
  const named = ['name', 'birth_date'];
  if (release.mask === 'names' || !isReachable) return new Set(named);
  return new Set([...named, 'customer_id', contactOf[release.channel]]);
}

function maskedValue(role: string | null, value: CsvValue): CsvValue {
  if (typeof value === 'string') return maskedInRecord(role, value);
  if (!(value instanceof Date)) return value;
  const text = Number.isNaN(value.getTime()) ? '' : value.toISOString();
  const shown = maskedInRecord(role, text);
  return shown === text ? value : shown;
}
