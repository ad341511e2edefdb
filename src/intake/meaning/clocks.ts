import type { Format } from '../decision';
import { dayOf } from './dates';
import { isZone, minutesAhead } from './zones';

/**
 * What the times of a column are: `plain` without a zone; `own` with the offset of the clock on the
 * wall where they were written; `instants`, whose day depends on the zone.
 */
export type Clock = 'plain' | 'own' | 'instants';

/** Exports that write the shop's own clock, even where its offset is +0000. */
const ownClocks = new Set(['shopify-orders', 'shopify-customers']);

const offsetForm =
  /:\d{2}(?:[.,]\d+)?(?:\s*[ap]\.?m\.?)?\s*(?:Z|(?:UTC|GMT)?([+-])(\d{2}):?(\d{2})?|UTC|GMT)(?:\s*\(.*\))?$/i;

/** How many minutes ahead of UTC a time says that it is; null where it says nothing. */
export function offsetOf(value: string): number | null {
  const match = offsetForm.exec(value.trim());
  if (!match) return null;
  const minutes = Number(match[2] ?? 0) * 60 + Number(match[3] ?? 0);
  return match[1] === '-' ? -minutes : minutes;
}

/** `Created (UTC)`: the header says what the cells do not. */
export function isUtcHeader(header: string): boolean {
  return /[^a-z](utc|gmt)\b/i.test(header);
}

/** The clock of a column of times, from its values that are filled. */
export function clockOf(
  values: readonly string[],
  format: Format,
  { header, platform }: { header: string; platform: string | null },
): Clock {
  if (format.startsWith('epoch')) return 'instants';
  if (format.startsWith('excel')) return 'plain';
  const offsets = values.map(offsetOf).filter((offset) => offset !== null);
  if (offsets.length === 0) return isUtcHeader(header) ? 'instants' : 'plain';
  if (platform !== null && ownClocks.has(platform)) return 'own';
  // A shop's clock moves by an hour, in summer.
  const isOne = Math.max(...offsets) - Math.min(...offsets) <= 60;
  return isOne && offsets.some((offset) => offset !== 0) ? 'own' : 'instants';
}

/**
 * The zone that the times of a column are brought to: an IANA name, `as-written`, or null where
 * there is nothing to bring. `answer` is what was chosen under `time_zone`, if anything.
 */
export function zoneOf(clock: Clock, timeZone: string, answer: string | undefined): string | null {
  if (clock === 'plain') return null;
  if (answer === 'as_written') return 'as-written';
  if (answer !== undefined && isZone(answer)) return answer;
  if (clock === 'own') return 'as-written';
  return isZone(timeZone) ? timeZone : 'UTC';
}

const commonZones = [
  ...['UTC', 'as_written', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Singapore', 'Asia/Kolkata'],
  ...['Europe/London', 'Europe/Berlin', 'America/New_York', 'America/Los_Angeles'],
  'Australia/Sydney',
];

/** The zones to choose from, the notebook's first. */
export function zoneOptions(timeZone: string): string[] {
  return [...new Set([...(isZone(timeZone) ? [timeZone] : []), ...commonZones])];
}

/** A cell of an instant on the clocks of a zone, such as `2024-05-06 18:12`, for previews. */
export function wallClockOf(cell: string, format: Format, zone: string): string {
  const day = dayOf(cell, format);
  if (day === null) return '';
  const scale = { 'epoch-seconds': 1000, 'epoch-milliseconds': 1, 'epoch-microseconds': 0.001 };
  const time = /(\d{1,2}):(\d{2})/.exec(cell);
  const written =
    Date.parse(`${day}T00:00Z`) + (Number(time?.[1] ?? 0) * 60 + Number(time?.[2] ?? 0)) * 60_000;
  const instant =
    format in scale
      ? Number(cell) * scale[format as keyof typeof scale]
      : written - (offsetOf(cell) ?? 0) * 60_000;
  const shown =
    zone === 'as_written'
      ? format in scale
        ? instant
        : written
      : instant + minutesAhead(zone, instant) * 60_000;
  return new Date(shown).toISOString().slice(0, 16).replace('T', ' ');
}
