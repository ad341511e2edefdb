import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type Axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { styleHashes } from '../../src/charts/style-hashes';
import { browserPath, builtGallery } from './built-gallery';
import type { gallery as Gallery } from './gallery';

declare const gallery: typeof Gallery;
declare const axe: typeof Axe;

let script: string;
let browser: Browser;
let page: Page;
/** A page without a policy, to parse what was exported: trusted types forbid it on the other. */
let reader: Page;
let refused: string[];
const policy = `default-src 'none'; script-src 'nonce-gallery'; style-src ${styleHashes().join(' ')}; img-src blob: data:; require-trusted-types-for 'script'`;

beforeAll(async () => {
  script = await builtGallery();
  browser = await chromium.launch({
    executablePath: browserPath(),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  page = await browser.newPage();
  reader = await browser.newPage();
  refused = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) refused.push(message.text());
  });
  await page.route('http://gallery.test/**', (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript; charset=utf-8', body: script })
      : route.fulfill({
          contentType: 'text/html; charset=utf-8',
          body: `<!doctype html><html lang="en"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Gallery</title><body><script nonce="gallery" src="/gallery.js"></script>`,
        }),
  );
  await page.goto('http://gallery.test/');
});

afterAll(() => browser.close());

describe.each([320, 700, 1024, 1440, 1900])('at %i px', (width) => {
  test.each(['zh', 'en'] as const)(
    'no text of any chart is cut or overlaps in %s',
    async (language) => {
      await page.setViewportSize({ width: width + 32, height: 900 });
      const theme = width === 700 ? 'dark' : 'light';
      const found = await page.evaluate((setting) => gallery.show(setting), {
        width,
        language,
        theme,
      } as const);
      const faulty = Object.entries(found).flatMap(([name, { outside, overlaps, shortened }]) => [
        ...outside.map((text) => `${name}: ${text} is outside`),
        ...overlaps.map((text) => `${name}: ${text} overlap`),
        ...(width >= 1024 ? shortened.map((text) => `${name}: ${text} is shortened`) : []),
      ]);
      expect(faulty).toEqual([]);
    },
  );
});

test.each(['light', 'dark'] as const)('axe finds nothing in the %s gallery', async (theme) => {
  await reader.setContent(
    '<!doctype html><html lang="en"><title>Gallery</title><body><main></main></body></html>',
  );
  await reader.addScriptTag({ content: script });
  await reader.addScriptTag({
    path: createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  });
  await reader.evaluate((name) => gallery.show({ width: 700, language: 'en', theme: name }), theme);
  const violations = await reader.evaluate(async () => {
    const found = await axe.run(document, {
      // What only a whole page can have.
      rules: {
        region: { enabled: false },
        'landmark-one-main': { enabled: false },
        'page-has-heading-one': { enabled: false },
      },
    });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  });
  expect(violations).toEqual([]);
});

test('drawing needs nothing that the content policy refuses', () => {
  expect(refused).toEqual([]);
});

test('a style that Plot itself inserts passes the policy with the derived hashes', async () => {
  const texts = await page.evaluate(() => gallery.plotsOwnStyles());
  expect(texts).toHaveLength(4);
  const hashes = texts.map(
    (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  );
  expect(hashes.sort()).toEqual(styleHashes().sort());
  expect(refused).toEqual([]);
});

test('a class is picked by click, and by keys with one tab stop for the chart', async () => {
  await page.evaluate(() => {
    document.body.replaceChildren(
      gallery.draw('segments', { width: 700, language: 'en', theme: 'light' }),
    );
    gallery.picked.length = 0;
  });
  expect(await page.locator('svg [tabindex="0"]').count()).toBe(1);
  await page.getByRole('button', { name: /^At risk/ }).click();
  await page.keyboard.press('Tab');
  await page.locator('svg [tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press(' ');
  expect(await page.evaluate(() => gallery.picked)).toEqual(['at_risk', 'loyal', 'champions']);
});

test('the focus survives a redraw of the chart', async () => {
  const name = await page.evaluate(() => {
    const setting = { width: 700, language: 'en', theme: 'light' } as const;
    const [before, after] = [gallery.draw('segments', setting), gallery.draw('segments', setting)];
    document.body.replaceChildren(before);
    before.querySelector<SVGElement>('[data-key="at_risk"]')?.focus();
    const key = gallery.focusedKey(before);
    before.replaceWith(after);
    gallery.focusKey(after, key);
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(name).toMatch(/^At risk/);
});

test('in a grid the arrows go in both directions', async () => {
  await page.evaluate(() => {
    document.body.replaceChildren(
      gallery.draw('rfmGrid', { width: 700, language: 'en', theme: 'light' }),
    );
  });
  await page.locator('svg [role="button"]').first().focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
  expect(name).toMatch(/Frequency score 2 · .* 3/);
});

test('the tooltip stays inside the picture', async () => {
  for (const name of ['churn', 'columnsWeeks', 'retention', 'demographics']) {
    await page.setViewportSize({ width: 360, height: 900 });
    await page.evaluate((which) => {
      document.body.style.margin = '0';
      document.body.replaceChildren(
        gallery.draw(which, { width: 320, language: 'en', theme: 'light' }),
      );
    }, name);
    const targets = page.locator('[data-targets] rect');
    for (const target of [targets.first(), targets.last()]) {
      await target.dispatchEvent('pointerenter');
      const box = await page.locator('[data-transient]').last().boundingBox();
      expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
      await target.dispatchEvent('pointerleave');
    }
  }
});

test('an exported SVG stands alone, has no control characters and can be read as XML', async () => {
  const text = await page.evaluate(() => {
    const chart = gallery.draw('demographics', { width: 700, language: 'zh', theme: 'light' });
    return gallery.svgText(
      gallery.framed(chart, {
        title: 'A\u0007 finding <b>&</b>',
        subtitle: '截至 2024-12-31',
        caption: 'stage: dormant',
        theme: 'light',
      }),
    );
  });
  const { fault, references } = await reader.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'image/svg+xml');
    const references = [...parsed.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(({ name, value }) => /href|^style$|^on/.test(name) || /url\(/.test(value))
        .map(({ name }) => name),
    );
    return { fault: parsed.querySelector('parsererror')?.textContent, references };
  }, text);
  expect(fault).toBeUndefined();
  expect(references).toEqual([]);
  expect(text).toContain('A finding &lt;b&gt;&amp;&lt;/b&gt;');
  expect(text).not.toContain('role="button"');
});

test('a PNG has twice the pixels and its background', async () => {
  const pixels = await page.evaluate(async () => {
    const chart = gallery.draw('retention', { width: 700, language: 'zh', theme: 'light' });
    const blob = await gallery.pngBlob(chart, { scale: 2, background: '#ffffff' });
    const bitmap = await createImageBitmap(blob);
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const data =
      context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray();
    return {
      width: bitmap.width,
      corner: [...data.slice(0, 4)],
      coloured: data.some((value, index) => index % 4 === 0 && value < 100),
    };
  });
  expect(pixels).toEqual({ width: 1400, corner: [255, 255, 255, 255], coloured: true });
});

test('several svg in one chart become one file, one under the other', async () => {
  const { text, sum } = await page.evaluate(() => {
    const setting = { width: 400, language: 'en', theme: 'light' } as const;
    const parts = [gallery.draw('tiers', setting), gallery.draw('churn', setting)];
    const box = document.createElement('div');
    box.append(...parts);
    return {
      text: gallery.svgText(box),
      sum: parts.reduce((total, part) => total + Number(part.getAttribute('height')), 0),
    };
  });
  expect(text).toMatch(new RegExp(`<svg [^>]*height="${sum}"`));
});
