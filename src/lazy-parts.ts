import type { Catalogue } from './analyses/catalogue';
import { screens } from './notebook/screens/screens';

/**
 * Loads every lazy chunk and font, since none can be fetched after the content lock. Called after
 * the first paint; a later import of the same chunk is answered from memory. Returns the analyses,
 * whose texts and SQL are heavier than the page that waits for files.
 */
export async function preload(): Promise<Catalogue> {
  const fonts = [...document.fonts].map((font) => font.load());
  const parts = Promise.all([
    import('apache-arrow'),
    import('./charts/export'),
    import('./notebook/decode'),
    ...Object.values(screens).map((load) => load()),
    ...fonts,
  ]);
  const { catalogue } = await import('./analyses/catalogue');
  await Promise.all([parts, ...[...catalogue.values()].map((entry) => entry.chart())]);
  return catalogue;
}
