/**
 * Names, phone numbers, addresses and birth dates as they may be shown: enough to tell two apart,
 * not enough to reach the person.
 */

/** 王小明 → 王＊＊, Ada Lovelace → A. L. */
export function maskName(name: string): string {
  const text = name.trim();
  if (text === '') return '';
  if (/\p{Script=Han}/u.test(text)) {
    const [first = '', ...rest] = [...text];
    return first + '＊'.repeat(Math.max(1, rest.length));
  }
  return text
    .split(/\s+/)
    .map((word) => `${[...word][0] ?? ''}.`)
    .join(' ');
}

/** 13812345678 → 138****5678; a short one loses all but its last two digits. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (digits.length >= 10) return `${digits.slice(0, 3)}****${digits.slice(-4)}`;
  return `****${digits.slice(-2)}`;
}

/** ada@example.com → a***@example.com */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 1) return '***';
  return `${[...email][0] ?? ''}***${email.slice(at)}`;
}

/** An id that is itself a phone number or an address of e-mail, as shops and platforms use them. */
export function maskId(id: string): string {
  if (/^\S+@\S+\.\S+$/.test(id)) return maskEmail(id);
  return /^(\+?86)?1[3-9]\d{9}$/.test(id.replace(/[ -]/g, '')) ? maskPhone(id) : id;
}

/** 1988-03-28 → 1988 */
export function maskBirthDate(date: string): string {
  return /\d{4}/.exec(date)?.[0] ?? '***';
}

const masks: Readonly<Record<string, (value: string) => string>> = {
  name: maskName,
  buyer_name: maskName,
  phone: maskPhone,
  buyer_phone: maskPhone,
  email: maskEmail,
  address: () => '***',
};

/** A value of a column with this role, masked where the role names a person. */
export function masked(role: string | null, value: string): string {
  return maskedBy(masks, role, value);
}

const recordMasks: typeof masks = { ...masks, birth_date: maskBirthDate, customer_id: maskId };

/**
 * The same where whole records of people are shown or written, side by side: what would single a
 * person out besides, a birth date or an id that is a phone number, is masked as well.
 */
export function maskedInRecord(role: string | null, value: string): string {
  return maskedBy(recordMasks, role, value);
}

/** Whether a column with this role is masked. */
export function isPersonal(role: string | null): boolean {
  return role !== null && role !== 'customer_id' && Object.hasOwn(recordMasks, role);
}

function maskedBy(by: typeof masks, role: string | null, value: string): string {
  const mask = role !== null && Object.hasOwn(by, role) ? by[role] : undefined;
  return mask && value !== '' ? mask(value) : value;
}
