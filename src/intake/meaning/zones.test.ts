import { describe, expect, it } from 'vitest';
import { isZone, minutesAhead, offsetsOf } from './zones';

const written = (zone: string, fromYear: number, toYear: number) =>
  offsetsOf(zone, fromYear, toYear).map(({ from, minutes }) => [
    from === -Infinity ? 'before' : new Date(from).toISOString(),
    minutes,
  ]);

// Instants from the IANA time zone database, as its files `europe`, `northamerica` and `asia` state them.
describe('the offsets of a zone', () => {
  it('change twice a year in Berlin, at 01:00 UTC on the last Sundays of March and October', () => {
    expect(written('Europe/Berlin', 2024, 2025)).toEqual([
      ['before', 60],
      ['2024-03-31T01:00:00.000Z', 120],
      ['2024-10-27T01:00:00.000Z', 60],
      ['2025-03-30T01:00:00.000Z', 120],
      ['2025-10-26T01:00:00.000Z', 60],
    ]);
  });

  it('change in New York at 02:00 of its own clock', () => {
    expect(written('America/New_York', 2024, 2024)).toEqual([
      ['before', -300],
      ['2024-03-10T07:00:00.000Z', -240],
      ['2024-11-03T06:00:00.000Z', -300],
    ]);
  });

  it('of Shanghai changed from 1986 to 1991 only', () => {
    const changes = written('Asia/Shanghai', 1970, 2099);
    expect(changes).toHaveLength(13);
    expect(changes.slice(0, 3)).toEqual([
      ['before', 480],
      ['1986-05-03T18:00:00.000Z', 540],
      ['1986-09-13T17:00:00.000Z', 480],
    ]);
    expect(changes.at(-1)).toEqual(['1991-09-14T17:00:00.000Z', 480]);
  });

  it('of Kolkata are half hours and never change; UTC has none', () => {
    expect(written('Asia/Kolkata', 1970, 2099)).toEqual([['before', 330]]);
    expect(written('UTC', 1970, 2099)).toEqual([['before', 0]]);
  });

  it('are those that the platform gives at any instant', () => {
    for (const zone of ['Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe']) {
      const changes = offsetsOf(zone, 1995, 2035);
      for (let at = Date.UTC(1995, 0, 1); at < Date.UTC(2035, 0, 1); at += 77 * 3_600_000) {
        const current = changes.filter(({ from }) => from <= at).at(-1);
        expect(current?.minutes).toBe(minutesAhead(zone, at));
      }
    }
  });

  it('exist for names that the platform knows', () => {
    expect(['Asia/Shanghai', 'UTC', 'Mars/Base', ''].map(isZone)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
