import type { Format } from '../../format/format';

const units = ['B', 'kB', 'MB', 'GB'] as const;

/** A size of a file in decimal units, as file managers show it: 34 MB, 1.2 GB. */
export function sizeText(bytes: number, format: Format): string {
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${format.number(value, value < 10 && power > 0 ? 1 : 0)} ${units[power] ?? 'B'}`;
}
