import { fill } from '../../i18n/text';
import type { Note } from '../../intake/decision';
import { messages } from '../../intake/messages';
import { preferences } from '../../ui/page-preferences';

const known: Readonly<Record<string, { zh: string; en: string } | undefined>> = messages;

/** What the intake says, in the chosen language; a code without a text is shown as it is. */
export function noteText({ code, values }: Note): string {
  const text = Object.hasOwn(known, code) ? known[code] : undefined;
  if (!text) return `${code} ${Object.values(values).join(' ')}`.trim();
  return fill(text[preferences.language], values);
}
