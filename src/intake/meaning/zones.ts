/** From this instant on a zone's clocks are so far ahead of UTC. */
export interface OffsetChange {
  /** Milliseconds since 1970 in UTC; -Infinity for what holds from the beginning. */
  from: number;
  /** Minutes ahead of UTC, negative west of it. */
  minutes: number;
}

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Whether the platform knows the name, such as `Europe/Berlin`. */
export function isZone(zone: string): boolean {
  return formatOf(zone) !== null;
}

/**
 * How far a zone is ahead of UTC, change by change, from the beginning of one year to the end of
 * another. Made from the platform's own table of zones: the engine has none.
 * @throws RangeError where the zone is not known.
 */
export function offsetsOf(zone: string, fromYear: number, toYear: number): OffsetChange[] {
  const start = Date.UTC(fromYear, 0, 1);
  const end = Date.UTC(toYear + 1, 0, 1);
  const changes: OffsetChange[] = [{ from: -Infinity, minutes: minutesAhead(zone, start) }];
  // No zone since 1970 kept an offset for less than twelve days.
  for (let before = start; before < end; before += 12 * dayMs) {
    const after = Math.min(end, before + 12 * dayMs);
    const minutes = minutesAhead(zone, after);
    if (minutes === changes.at(-1)?.minutes) continue;
    changes.push({ from: firstWith(zone, minutes, before, after), minutes });
  }
  return changes;
}

/** The first second between two instants at which the zone is so far ahead. */
function firstWith(zone: string, minutes: number, before: number, after: number): number {
  let [low, high] = [before, after];
  while (high - low > 1000) {
    const middle = low + Math.floor((high - low) / 2000) * 1000;
    if (minutesAhead(zone, middle) === minutes) high = middle;
    else low = middle;
  }
  return high;
}

/** Minutes that the zone's clocks are ahead of UTC at an instant (milliseconds since 1970). */
export function minutesAhead(zone: string, instant: number): number {
  const format = formatOf(zone);
  if (!format) throw new RangeError(`unknown time zone: ${zone}`);
  const whole = Math.floor(instant / 1000) * 1000;
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, second = 0] = format
    .format(whole)
    .split(/\D+/)
    .map(Number);
  return (Date.UTC(year, month - 1, day, hour, minute, second) - whole) / 60_000;
}

function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = newFormat(zone);
  formats.set(zone, made);
  return made;
}

function newFormat(timeZone: string): Intl.DateTimeFormat | null {
  const two = '2-digit' as const;
  const parts = {
    year: 'numeric',
    month: two,
    day: two,
    hour: two,
    minute: two,
    second: two,
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { ...parts, timeZone, hourCycle: 'h23' });
  } catch (cause) {
    if (cause instanceof RangeError) return null;
    throw cause;
  }
}
