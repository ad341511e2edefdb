import type { Text } from '../i18n/text';
import { cellMessages } from './messages/cell';
import { frameMessages } from './messages/frame';
import { importMessages } from './messages/import';
import { roleMessages } from './messages/roles';
import { settingMessages } from './messages/settings';

/** Every text of the page, in both languages. */
export const messages = {
  ...frameMessages,
  ...cellMessages,
  ...importMessages,
  ...roleMessages,
  ...settingMessages,
} as const satisfies Record<string, Text>;

export type MessageKey = keyof typeof messages;
