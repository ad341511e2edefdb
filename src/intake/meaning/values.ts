import type { ColumnType } from '../../warehouse/tables';
import { isNullWord } from './null-words';

/** What the values of a column look like, as shares of those filled, 0…1. */
export interface Traits {
  filled: number;
  /** Different values ÷ filled ones; 1: every value occurs once. */
  unique: number;
  distinct: number;
  date: number;
  /** A time of day without a date. */
  time: number;
  number: number;
  /** Whole numbers. */
  integer: number;
  /** Digits with a sign of currency or with decimals. */
  money: number;
  /** Digits and letters without blanks, as ids are written; leading zeros or a letter. */
  code: number;
  email: number;
  phone: number;
  url: number;
  gender: number;
  province: number;
  /** Numbers with a percent sign. */
  percent: number;
  /** With asterisks for digits that were taken out. */
  masked: number;
  /** The mean length in characters. */
  length: number;
  /** The greatest number. */
  most: number;
}

const forms = {
  date: /^(\d{4}\s*[-/.年]\s*\d{1,2}(\s*[-/.月]\s*\d{1,2})?|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})(?!\d)|(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(\D?\d{2}:?\d{2}(:?\d{2})?)?$|1\d{9}(\d{3}|\d{6})?$|(\d{1,2}[ -])?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ -]\d{1,2})/i,
  time: /^\d{1,2}:\d{2}(:\d{2})?\s*([ap]m)?$/i,
  number:
    /^[(+−-]?\s*(rmb|cny|usd|us)?\s*[¥$€£]?\s*[+−-]?\d[\d,.\s]*(元|%|件|rmb|cny|usd)?\s*[)−-]?$/i,
  integer: /^[+-]?\d{1,9}$/,
  money: /^[(+−-]?\s*([¥$€£]\s*\d[\d,]*(\.\d+)?|\d[\d,]*[.,]\d{1,4}|\d[\d,]*(\.\d+)?\s*元)\)?$/,
  code: /^(0\d+|[a-z]{1,8}[-_]?\d+[a-z\d-]*|\d{9,}|[0-9a-f]{8}(-[0-9a-f]{4,})*|(?=.*\d)[a-z\d]{6,}(-[a-z\d]+)*)$/i,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  phone: /^(\+?86[- ]?)?1[3-9][\d*]{9}$|^\+\d[\d\s()-]{7,}$|^\(?\d{3}\)?[ -]\d{3}-\d{4}$/,
  url: /^(https?:\/\/|www\.)\S+$|^\/[\w-]+(\/\S*)?$/i,
  gender: /^(男|女|男性|女性|先生|女士|male|female|m|f|man|woman)$/i,
  province:
    /^(北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门)(省|市|自治区|壮族自治区|回族自治区|维吾尔自治区|特别行政区)?$/,
} as const;

/** The traits of each column, looked at when first asked for. */
export type TraitsOf = (column: number) => Traits;

/** Values whose form is looked at, spread over the sample. */
const looks = 300;

/** The traits of the columns of a sample: records as cells. */
export function traitsBy(sample: readonly (readonly string[])[]): TraitsOf {
  const known = new Map<number, Traits>();
  return (column) => {
    const traits = known.get(column) ?? traitsOf(sample.map((cells) => cells[column] ?? ''));
    known.set(column, traits);
    return traits;
  };
}

/** Looks at sample values of one column; words for "nothing" do not count. */
export function traitsOf(values: readonly string[]): Traits {
  const filled = values.filter((value) => !isNullWord(value));
  const distinct = new Set(filled).size;
  const step = Math.max(1, Math.floor(filled.length / looks));
  const looked = filled
    .filter((_, index) => index % step === 0)
    .map((value) => unwrapped(value.normalize('NFKC')));
  const share = (form: RegExp) =>
    looked.length === 0 ? 0 : looked.filter((value) => form.test(value)).length / looked.length;
  const numbers = looked.map(Number).filter((value) => !Number.isNaN(value));
  return {
    filled: filled.length,
    distinct,
    unique: filled.length === 0 ? 0 : distinct / filled.length,
    date: share(forms.date),
    time: share(forms.time),
    number: share(forms.number),
    integer: share(forms.integer),
    money: share(forms.money),
    code: share(forms.code),
    email: share(forms.email),
    phone: share(forms.phone),
    url: share(forms.url),
    gender: share(forms.gender),
    province: share(forms.province),
    percent: share(/^[+-]?\d+(\.\d+)?\s*%$/),
    masked: share(/\*/),
    length: looked.reduce((sum, value) => sum + value.length, 0) / Math.max(1, looked.length),
    most: numbers.reduce((a, b) => Math.max(a, b), 0),
  };
}

/** Without what spreadsheets and shops put before an id: an apostrophe, `="…"`, a tab. */
function unwrapped(value: string): string {
  return value
    .trim()
    .replace(/^="?|"$/g, '')
    .replace(/^'/, '')
    .trim();
}

/** Whether such values can be of the type: most of them, or there are none to look at. */
export function fits(type: ColumnType, { filled, date, number, integer }: Traits): boolean {
  if (filled === 0) return true;
  if (type === 'timestamp' || type === 'date') return Math.max(date, integer) >= 0.5;
  if (type === 'decimal(18,4)' || type === 'integer') return number >= 0.5;
  return true;
}
