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

/** Texts of pictures that reach out of their picture, or lie over one another. */
function misplaced(): string[] {
  const slack = 1.5;
  const isOut = (box: DOMRect, frame: DOMRect) =>
    box.left < frame.left - slack ||
    box.right > frame.right + slack ||
    box.top < frame.top - slack ||
    box.bottom > frame.bottom + slack;
  const isOver = (one: DOMRect, other: DOMRect) =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > slack &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 3 * slack;
  return [...document.querySelectorAll('[data-cell] figure svg')].flatMap((svg) => {
    const id = svg.closest('[data-cell]')?.getAttribute('data-analysis') ?? '';
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll('text')]
      .map((text) => ({ said: text.textContent.trim(), box: text.getBoundingClientRect() }))
      .filter(({ said, box }) => said !== '' && box.width > 0);
    return texts.flatMap(({ said, box }, at) => {
      const out = isOut(box, frame) ? [`${id}: ${said} is cut`] : [];
      const over = texts.slice(at + 1).filter((other) => isOver(box, other.box));
      return [...out, ...over.map((other) => `${id}: ${said} lies over ${other.said}`)];
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
