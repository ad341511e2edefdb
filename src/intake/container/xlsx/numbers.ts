import { plain } from '../decimal';
import type { NumberStyle } from './styles';

const dayMs = 86_400_000;
/** 9999-12-31, the last day of a spreadsheet. */
const lastDay = 2_958_465;

/**
 * A cell's number as text: as its format shows it where that is a date, a time or a percentage,
 * otherwise all of its 15 digits without exponent. `raw` is the number as the file writes it;
 * `is1904` the workbook's date system.
 */
export function numberText(raw: string, style: NumberStyle, is1904: boolean): string {
  // A stored day before 1900 or beyond 9999 has no date: Excel shows ####.
  if (style.is === 'date' || style.is === 'time') {
    const days = Number(raw) + (is1904 ? 1462 : 0);
    if (days >= 0 && days < lastDay + 1) {
      return style.is === 'time' ? timeText(Number(raw), days) : dateText(days, style.hasTime);
    }
  }
  if (style.is === 'percent') return `${plain(Number(raw) * 100)}%`;
  if (style.is === 'padded' && /^\d+$/.test(raw)) return raw.padStart(style.digits, '0');
  // 15 digits or less are as they were typed; longer digits without exponent were never rounded.
  if (/^-?\d+$/.test(raw) || (raw.length <= 15 && /^-?\d+\.\d+$/.test(raw))) return raw;
  const value = Number(raw);
  return Number.isFinite(value) ? plain(value) : raw;
}

/** Whether a number lost digits: Excel keeps 15, and sets the others to zero (MS KB 269370). */
export function isRounded(text: string): boolean {
  return text.length > 15 && /^-?[1-9]\d{14}\d*0$/.test(text);
}

/** Excel counts a 29 February 1900 that never was, as day 60: days before it are one later. */
function dateText(days: number, hasTime: boolean): string {
  const { day, ms } = split(days);
  const date =
    day === 60 ? '1900-02-29' : day === 0 ? '1900-01-00' : isoDay(day < 60 ? day + 1 : day);
  return ms > 0 || hasTime ? `${date} ${clock(ms)}` : date;
}

function timeText(value: number, days: number): string {
  // Shown as a time but more than a day: a moment. Sums of hours are small.
  if (value >= 366) return dateText(days, true);
  const { day, ms } = split(value);
  return clock(day * dayMs + ms);
}

/** To the millisecond, which is what a cell can hold. */
function split(days: number): { day: number; ms: number } {
  const all = Math.round(days * dayMs);
  return { day: Math.floor(all / dayMs), ms: all % dayMs };
}

/** Day 25,569 is 1970-01-01. */
function isoDay(day: number): string {
  return new Date((day - 25_569) * dayMs).toISOString().slice(0, 10);
}

function clock(ms: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  const text = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return ms % 1000 === 0 ? text : `${text}.${String(ms % 1000).padStart(3, '0')}`;
}
