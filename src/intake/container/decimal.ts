/** A number with at most 15 digits, as a spreadsheet keeps it, and never with an exponent. */
export function plain(value: number): string {
  return withoutExponent(String(Number(value.toPrecision(15))));
}

/** `-1.25e+3` → `-1250`, `1e-7` → `0.0000001`; digit by digit, so nothing is rounded. */
export function withoutExponent(text: string): string {
  const [, sign = '', whole = '', fraction = '', power] =
    /^(-?)(\d+)\.?(\d*)e([+-]?\d{1,3})$/i.exec(text) ?? [];
  if (power === undefined) return text;
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return sign + digits.padEnd(point, '0');
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
