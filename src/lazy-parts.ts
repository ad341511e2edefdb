import { catalogue } from './analyses/catalogue';

/**
 * Loads every lazy chunk and font, since none can be fetched after the content lock. Called after
 * the first paint; a later import of the same chunk is answered from memory.
 */
export async function preload(): Promise<void> {
  const fonts = [...document.fonts].map((font) => font.load());
  await Promise.all([
    import('apache-arrow'),
    import('./charts/export'),
    import('./notebook/decode'),
    ...[...catalogue.values()].map((entry) => entry.chart()),
    ...fonts,
  ]);
}
