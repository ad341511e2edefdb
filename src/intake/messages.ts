import { containerMessages } from './container/messages';
import { loadingMessages } from './loading-messages';
import { meaningMessages } from './meaning/messages';
import { valueMessages } from './meaning/value-messages';
import { readingMessages } from './reading/messages';
import { tradeMessages } from './trade-messages';

/** All texts of the intake by code, in both languages with the same places for values. */
export const messages = {
  ...containerMessages,
  ...readingMessages,
  ...meaningMessages,
  ...valueMessages,
  ...loadingMessages,
  ...tradeMessages,
};

export type MessageCode = keyof typeof messages;
