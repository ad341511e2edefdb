import type { Text } from '../i18n/text';
export const messages = {} as const satisfies Record<string, Text>;
