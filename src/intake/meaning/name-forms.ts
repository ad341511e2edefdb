import { normalised } from './header';

/** A form under which a header may be known. */
export interface NameForm {
  /** Normalised. */
  name: string;
  /** Its canonical form. */
  alike: string;
  /** How sure it is that the form means what the header means, 0…1. */
  confidence: number;
}

const numbering = /^\s*[(（]?\d{1,3}[)）.、．]\s*(?=\D)/;
const table = /^[\p{L}_][\p{L}\d_]*?(?:\.|__|::)(?=[\p{L}\d_])/u;
const bracketed = /\s*[([{【][^)\]}】]*[)\]}】]\s*$/;
const unit = /(?<=[\u4e00-\u9fff])[/_\s-]?(元|件|秒|岁|人民币|rmb|cny)$/i;
const counter = /[\s_-]*(\d{1,2}|\d+(\.\d+)?\s*%)$/;

/** A header taken apart, once for all kinds. */
export interface HeaderName {
  /** Normalised, nothing else done. */
  plain: string;
  forms: readonly NameForm[];
  /** Cut in two at each word, at each character of Chinese; the longest end first. */
  endings: readonly [start: string, end: string][];
}

export function headerName(header: string): HeaderName {
  return { plain: normalised(header), forms: formsOf(header), endings: endingsOf(header) };
}

/**
 * The header as it is, then without what exports put around a name: numbering (`1.订单编号`), the
 * table (`orders.id`, `order__id`), a bracket (`City (Billing)`), a unit, a counter (`Phone 1`).
 */
function formsOf(header: string): NameForm[] {
  const raw = header.normalize('NFKC').trim();
  const forms: NameForm[] = [];
  const add = (text: string, confidence: number) => {
    const name = normalised(text);
    if (name !== '' && !forms.some((form) => form.name === name)) {
      forms.push({ name, alike: canonical(name), confidence });
    }
  };
  add(raw, 1);
  const plain = raw.replace(numbering, '').replace(table, '');
  add(plain, 0.95);
  const bare = plain.replace(bracketed, '');
  add(bare, 0.8);
  add(bare.replace(unit, ''), 0.8);
  add(bare.replace(counter, ''), 0.75);
  return forms;
}

/** The words of a header in lower case: `shipCity`, `ship-city` and `Ship City` are ship, city. */
function wordsOf(header: string): string[] {
  const words = header
    .normalize('NFKC')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .match(/\p{Script=Han}+|[\p{L}\d]+/gu);
  return (words ?? [])
    .flatMap((word) => word.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? [])
    .map((word) => word.toLowerCase());
}

/**
 * A normalised name with its last word brought to one form: `orderno`, `ordernumber` and `orderid`
 * are the same, so are `createdat`, `createdon` and `createdtime`, 日期 and 时间, 编号 and ID.
 */
export function canonical(name: string): string {
  return name
    .replace(/(日期|时间|时刻)$/, '时间')
    .replace(/(?<=\p{Script=Han})(编号|编码|代码|号码|号|id)$/u, '编号')
    .replace(/(?<=[a-z]{3})(datetime|timestamp|date|time|at|on)$/, '@')
    .replace(/(?<=[a-z]{3})(id|number|num|no|code|key)$/, '#')
    .replace(/(?<=[a-z]{4})(?<!s)s$/, '');
}

/** The header cut in two at each word (at each character of Chinese), the longest end first. */
function endingsOf(header: string): [start: string, end: string][] {
  const words = wordsOf(header.replace(/[([][^)\]]*[)\]]\s*$/, ''));
  const parts = words.flatMap((word) => (/\p{Script=Han}/u.test(word) ? [...word] : [word]));
  return parts.slice(1).flatMap((_, index): [string, string][] => {
    const end = parts.slice(index + 1).join('');
    const isLongEnough = /\p{Script=Han}/u.test(end) ? end.length > 1 : end.length > 3;
    return isLongEnough ? [[parts.slice(0, index + 1).join(''), end]] : [];
  });
}
