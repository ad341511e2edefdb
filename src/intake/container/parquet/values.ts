import { hexOf } from '../../hex';
import type { SchemaElement, SchemaTree } from 'hyparquet';
import { withoutExponent } from '../decimal';

/** A value of a column as text; null is ''. */
export type CellOf = (value: unknown) => string;

/** `STRING` and its kin, by converted and by logical type. */
export function isText({ type, converted_type, logical_type }: SchemaElement): boolean {
  const names = [converted_type, logical_type?.type];
  if (names.some((name) => name === 'UTF8' || name === 'STRING' || name === 'ENUM')) return true;
  return type === 'BYTE_ARRAY' && names.includes('JSON');
}

/** How the values of a column are written: leaves as text, nested ones as JSON. */
export function cellOf(tree: SchemaTree): CellOf {
  if (tree.children.length > 0 || tree.element.repetition_type === 'REPEATED') {
    return (value) => (value == null ? '' : jsonOf(value, tree));
  }
  return leafText(tree.element);
}

/** `value` is what the file stores: no type but text is converted by then. */
function leafText(element: SchemaElement): CellOf {
  const read = nonNullText(element);
  return (value) => (value == null ? '' : read(value));
}

function nonNullText(element: SchemaElement): CellOf {
  const { type, converted_type: converted, logical_type: logical } = element;
  if (isText(element)) return String;
  if (logical?.type === 'DECIMAL' || converted === 'DECIMAL') {
    const scale = element.scale ?? (logical?.type === 'DECIMAL' ? logical.scale : 0);
    return (value) => decimal(integerOf(value), scale);
  }
  if (logical?.type === 'DATE' || converted === 'DATE') {
    return (value) => dayText(Number(value)) ?? String(value);
  }
  if (logical?.type === 'TIMESTAMP') {
    const { unit, isAdjustedToUTC } = logical;
    return (value) => zoned(moment(integerOf(value), perSecond[unit]), isAdjustedToUTC);
  }
  // Without a logical type these are instants: format specification, LogicalTypes.md.
  if (converted === 'TIMESTAMP_MILLIS')
    return (value) => zoned(moment(integerOf(value), 1000n), true);
  if (converted === 'TIMESTAMP_MICROS') {
    return (value) => zoned(moment(integerOf(value), 1_000_000n), true);
  }
  // As Arrow and DuckDB read it: without a zone.
  if (type === 'INT96') return (value) => moment(integerOf(value), perSecond.NANOS);
  if (logical?.type === 'TIME') {
    return (value) => moment(integerOf(value), perSecond[logical.unit]).slice(11);
  }
  if (converted === 'TIME_MILLIS') return (value) => moment(integerOf(value), 1000n).slice(11);
  if (converted === 'TIME_MICROS') return (value) => moment(integerOf(value), 1_000_000n).slice(11);
  const isUnsigned =
    converted?.startsWith('UINT') || (logical?.type === 'INTEGER' && !logical.isSigned);
  if (isUnsigned) {
    const bits = type === 'INT64' ? 64 : 32;
    return (value) => String(BigInt.asUintN(bits, integerOf(value)));
  }
  if (type === 'FLOAT') return (value) => floatText(Number(value));
  if (type === 'DOUBLE') return (value) => doubleText(Number(value));
  if (logical?.type === 'UUID') return (value) => uuid(hex(value));
  return (value) => (value instanceof Uint8Array ? bytesText(value) : String(value));
}

const perSecond = { MILLIS: 1000n, MICROS: 1_000_000n, NANOS: 1_000_000_000n } as const;

/** Decimals and INT96 come as big-endian two's complement bytes or as integers. */
function integerOf(value: unknown): bigint {
  if (typeof value === 'bigint') return value;
  if (typeof value === 'number') return BigInt(value);
  if (!(value instanceof Uint8Array) || value.length === 0) return 0n;
  return BigInt.asIntN(value.length * 8, BigInt(`0x${hex(value)}`));
}

function decimal(unscaled: bigint, scale: number): string {
  if (scale <= 0) return String(unscaled * 10n ** BigInt(-scale));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const sign = unscaled < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** `2024-05-06 13:45:00`, with as many decimals of a second as there are. */
function moment(ticks: bigint, unit: bigint): string {
  const rest = ((ticks % unit) + unit) % unit;
  const seconds = Number((ticks - rest) / unit);
  const day = Math.floor(seconds / 86_400);
  const date = dayText(day);
  // Beyond the calendar of ISO 8601, or of Date: the number tells more than a wrong date.
  if (date === null) return String(ticks);
  const text = `${date} ${clock(seconds - day * 86_400)}`;
  if (rest === 0n) return text;
  const fraction = String(rest).padStart(String(unit).length - 1, '0');
  return `${text}.${fraction.replace(/0+$/, '')}`;
}

const days = new Map<number, string>();
const mostDays = 100_000;

/** Days since 1970 as text; tables have few different ones. */
function dayText(day: number): string | null {
  const known = days.get(day);
  if (known !== undefined) return known;
  const date = new Date(day * 86_400_000);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9999)) return null;
  const text = date.toISOString().slice(0, 10);
  if (days.size < mostDays) days.set(day, text);
  return text;
}

function clock(seconds: number): string {
  const two = (value: number) => (value < 10 ? `0${value}` : String(value));
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

function zoned(text: string, isUtc: boolean): string {
  return isUtc && text.includes(' ') ? `${text.replace(' ', 'T')}Z` : text;
}

/** The shortest text that is the same single-precision number: 0.1, not 0.10000000149011612. */
function floatText(value: number): string {
  for (const digits of [6, 7, 8]) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return doubleText(short);
  }
  return doubleText(Number(value.toPrecision(9)));
}

function doubleText(value: number): string {
  return Number.isNaN(value) ? '' : withoutExponent(String(value));
}

function hex(value: unknown): string {
  return value instanceof Uint8Array ? hexOf(value) : '';
}

function uuid(digits: string): string {
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Older writers give strings no type; what is no UTF-8 is shown in hexadecimal. */
function bytesText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return hex(bytes);
  }
}

function jsonOf(value: unknown, tree: SchemaTree): string {
  if (value == null) return 'null';
  const { element, children } = tree;
  const names = [element.converted_type, element.logical_type?.type];
  if (Array.isArray(value)) {
    const inner = names.includes('LIST') ? listElement(tree) : tree;
    return `[${value.map((item) => jsonOf(item, inner)).join(',')}]`;
  }
  if (children.length > 0 && typeof value === 'object') {
    const isMap = names.includes('MAP') || names.includes('MAP_KEY_VALUE');
    const mapValue = children[0]?.children[1];
    const fields = Object.entries(value).map(([name, field]) => {
      const inner = isMap ? mapValue : children.find((child) => child.element.name === name);
      return `${JSON.stringify(name)}:${inner ? jsonOf(field, inner) : JSON.stringify(field)}`;
    });
    return `{${fields.join(',')}}`;
  }
  const text = leafText(element)(value);
  const isBare = typeof value === 'boolean' || /^-?\d+(\.\d+)?$/.test(text);
  return isBare && !isText(element) ? text : JSON.stringify(text);
}

/** The element of a list: its middle group, where there is one, has no other child. */
function listElement(tree: SchemaTree): SchemaTree {
  const middle = tree.children[0];
  if (!middle) return tree;
  const only = middle.children.length === 1 ? middle.children[0] : undefined;
  return only ?? middle;
}
