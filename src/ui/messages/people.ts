import type { Text } from '../../i18n/text';

/** The list of people and its export. */
export const peopleMessages = {} as const satisfies Record<string, Text>;
