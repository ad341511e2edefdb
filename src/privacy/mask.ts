/**
 * Names, phone numbers and addresses of e-mail as they may be shown: enough to tell two apart,
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
  const mask = role === null ? undefined : masks[role];
  return mask && value !== '' ? mask(value) : value;
}
