import { fill } from '../i18n/text';
import { messages, type MessageKey } from './messages';
import { preferences } from './page-preferences';

/** A text of the page in the chosen language, with its places filled. Reactive to the language. */
export function t(key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(messages[key][preferences.language], values);
}

/** Like `t`, for a key that may be unknown: then the fallback. */
export function tMaybe(key: string, fallback: string): string {
  return isMessageKey(key) ? t(key) : fallback;
}

function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(messages, key);
}
