import type { Text } from '../../i18n/text';

/** Segments: the builder, saved segments, chips. */
export const segmentsMessages = {} as const satisfies Record<string, Text>;
