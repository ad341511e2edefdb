import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright';
import { expect } from 'vitest';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds against WCAG 2.2 AA: the rule and where. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated by the debugger, which no content policy binds.
  await page.evaluate(axe);
  const results = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(context: Document, options: RunOptions): Promise<AxeResults> };
    };
    return axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
    });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
  );
}

/** Both themes in both languages. */
export const looks = (['light', 'dark'] as const).flatMap((theme) =>
  (['en', 'zh'] as const).map((language) => [theme, language] as const),
);

/** Switches theme and language as a user and a system would. */
export async function show(
  page: Page,
  theme: 'light' | 'dark',
  language: 'en' | 'zh',
): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  const now = await page.locator('html').getAttribute('lang');
  if (!now?.startsWith(language)) await page.locator('[data-language]').click();
  await expect.poll(() => page.locator('html').getAttribute('lang')).toContain(language);
  await atRest(page);
}

/** Waits for animations to end: axe is to see the colours that stay. */
export async function atRest(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined))),
  );
}
