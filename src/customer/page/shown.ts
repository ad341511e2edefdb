import { maskedInRecord, maskId, maskName } from '../../privacy/mask';

/** How what names a person is shown: as it is, or masked. */
export interface Shown {
  /** A value of a column, by its role. */
  value(role: string, value: string): string;
  /** Free text, in which the person may be named or a number may stand. */
  text(text: string): string;
  /** The id of this or of another customer. */
  id(id: string): string;
}

/**
 * @param names the names of the person, which free text may hold
 */
export function shownBy(isMasked: boolean, names: readonly string[]): Shown {
  if (!isMasked) return { value: (_, value) => value, text: (text) => text, id: (id) => id };
  const long = names.filter((name) => [...name.trim()].length >= 2);
  return {
    value: (role, value) => withoutContacts(maskedInRecord(role, value)),
    text: (text) =>
      withoutContacts(long.reduce((said, name) => said.replaceAll(name, maskName(name)), text)),
    id: maskId,
  };
}

const contacts: readonly (readonly [RegExp, (found: string) => string])[] = [
  [
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    (found) => `${found.slice(0, 1)}***${found.slice(found.indexOf('@'))}`,
  ],
  // Numbers of identity cards, then mobile phones, of the mainland.
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, (found) => `${found.slice(0, 3)}***********${found.slice(-4)}`],
  [/(?<!\d)1[3-9]\d{9}(?!\d)/g, (found) => `${found.slice(0, 3)}****${found.slice(-4)}`],
];

function withoutContacts(text: string): string {
  return contacts.reduce((said, [form, mask]) => said.replace(form, mask), text);
}
