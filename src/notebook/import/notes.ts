import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { Note, Option } from '../../intake/decision';
import { messages } from '../../intake/messages';
import { preferences } from '../../ui/page-preferences';
import { tMaybe } from '../../ui/say';

const known: Readonly<Record<string, Text | undefined>> = messages;

function said(code: string): string | null {
  const text = Object.hasOwn(known, code) ? known[code] : undefined;
  return text ? text[preferences.language] : null;
}

/** Codes whose values name roles, as `c1 = customer_id`. */
const codesWithRoles = ['roles_by_likeness', 'ask_columns', 'ask_kind'];

/** `c1 = customer_id` with the role's name in the chosen language. */
function withRoleNames(text: string): string {
  return text.replace(/ = ([a-z_]+)(?=,|$)/g, (_, role) => ` = ${tMaybe(`role.${role}`, role)}`);
}

/** What the intake says, in the chosen language; a code without a text is shown as it is. */
export function noteText({ code, values }: Note, format: Format): string {
  const hasRoles = codesWithRoles.includes(code);
  const shown = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? format.number(value) : hasRoles ? withRoleNames(value) : value,
    ]),
  );
  const text = said(code);
  return text ? fill(text, shown) : `${code} ${Object.values(shown).join(' ')}`.trim();
}

/** The name of an option; its value where it has none, such as the name of a sheet. */
export function optionName({ value }: Pick<Option, 'value'>): string {
  const own = said(`option_${value}`);
  return own ?? tMaybe(`format.${value}`, tMaybe(`kind.${value}`, value));
}

/** What an option of a question makes of the file's own values. */
export function previewText({ code }: Pick<Note, 'code'>, { preview }: Option): string {
  return codesWithRoles.includes(code) ? withRoleNames(preview) : preview;
}

/** The option with what it makes of the file's own values. */
export function optionText(option: Option): string {
  const name = optionName(option);
  return option.preview === '' || option.preview === name ? name : `${name} · ${option.preview}`;
}
