import type { Text } from '../i18n/text';
import { cellMessages } from './messages/cell';
import { customerMessages } from './messages/customer';
import { frameMessages } from './messages/frame';
import { importMessages } from './messages/import';
import { peopleMessages } from './messages/people';
import { roleMessages } from './messages/roles';
import { segmentsMessages } from './messages/segments';
import { settingMessages } from './messages/settings';

/** Every text of the page, in both languages. */
export const messages = {
  ...frameMessages,
  ...cellMessages,
  ...importMessages,
  ...roleMessages,
  ...settingMessages,
  ...segmentsMessages,
  ...peopleMessages,
  ...customerMessages,
} as const satisfies Record<string, Text>;

export type MessageKey = keyof typeof messages;
