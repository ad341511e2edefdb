import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { complaintsOf, settled, Stage, type Complaints } from './page';
import { show, violations } from './wcag';

let stage: Stage;
let page: Page;
let complaints: Complaints;
let added: string[];
beforeAll(async () => {
  stage = await Stage.open();
  page = await stage.visit({ fragment: '#sample' });
  complaints = complaintsOf(page);
  await settled(page);
  added = await page
    .locator('[data-add]')
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-add') ?? ''));
  for (const analysis of added)
    await page.locator(`[data-add="${analysis}"]`).dispatchEvent('click');
  await settled(page);
});
afterAll(() => stage.close());

/** Texts of pictures that reach out of their picture, or that lie over one another. */
function misplaced(): string[] {
  const slack = 1.5;
  return [...document.querySelectorAll('[data-cell]')].flatMap((cell) => {
    const id = cell.getAttribute('data-analysis') ?? '';
    return [...cell.querySelectorAll('figure svg')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('text')].flatMap((text) => {
        const box = text.getBoundingClientRect();
        const said = text.textContent.trim();
        if (said === '' || box.width === 0) return [];
        const isOut =
          box.left < frame.left - slack ||
          box.right > frame.right + slack ||
          box.top < frame.top - slack ||
          box.bottom > frame.bottom + slack;
        return isOut ? [`${id}: ${said}`] : [];
      });
    });
  });
}

describe('every analysis of the library, on the sample', () => {
  it('is there with more than the default notebook, and comes to an answer and a picture', async () => {
    expect(added.length).toBeGreaterThan(40);
    const states = await page.locator('[data-cell]').evaluateAll((cells) =>
      cells.map((cell) => {
        const picture = cell.querySelector('figure > *') ? 'drawn' : 'not drawn';
        return `${cell.getAttribute('data-analysis')} ${cell.getAttribute('data-state')} ${picture}`;
      }),
    );
    expect(states.filter((state) => !state.endsWith(' ready drawn'))).toEqual([]);
    expect(complaints.errors).toEqual([]);
  });

  it.each([
    ['en', 1440],
    ['zh', 1440],
    ['en', 1024],
    ['zh', 1024],
  ] as const)(
    'keeps its words inside its pictures, in %s at %d pixels',
    async (language, width) => {
      await page.setViewportSize({ width, height: 900 });
      await show(page, 'light', language);
      await expect.poll(() => page.evaluate(misplaced)).toEqual([]);
    },
  );

  it.each([
    ['light', 'en'],
    ['dark', 'zh'],
  ] as const)('has no violation of WCAG 2.2 AA, in the %s theme in %s', async (theme, language) => {
    await show(page, theme, language);
    expect(await violations(page)).toEqual([]);
  });
});
