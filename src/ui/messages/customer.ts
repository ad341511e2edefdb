import type { Text } from '../../i18n/text';

/** The page of one customer. */
export const customerMessages = {} as const satisfies Record<string, Text>;
