import { offsetsOf, type OffsetChange } from '../../intake/meaning/zones';

/** Years of the instants that a file may hold. */
const years = [1970, 2099] as const;

/**
 * A timestamp on the clocks of `zone`, as SQL over microseconds since 1970 in UTC. The engine knows
 * no zones: the changes of the zone's offset stand in the text, as a search tree of numbers.
 */
export function wallClockSql(microseconds: string, zone: string): string {
  const changes = offsetsOf(zone, ...years);
  return `make_timestamp(${microseconds} + ${shiftSql(microseconds, changes)})`;
}

function shiftSql(microseconds: string, changes: readonly OffsetChange[]): string {
  const [only] = changes;
  if (!only) return '0';
  if (changes.length === 1) return `${Math.round(only.minutes * 60)}000000`;
  const middle = Math.floor(changes.length / 2);
  const from = `${changes[middle]?.from ?? 0}000`;
  return `case when ${microseconds} < ${from} then ${shiftSql(microseconds, changes.slice(0, middle))} else ${shiftSql(microseconds, changes.slice(middle))} end`;
}
