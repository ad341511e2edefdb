/** The two languages of the product, equal in rank. */
export type Language = 'zh' | 'en';

export const languages = ['zh', 'en'] as const satisfies readonly Language[];

/** A text in both languages; `{name}` marks a place for a value. */
export type Text = Readonly<Record<Language, string>>;

/** Puts values into a text's `{name}` places; a place without a value stays visible. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
