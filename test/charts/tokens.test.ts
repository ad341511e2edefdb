import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { themeOf } from '../../src/charts/surface/theme';

const css = readFileSync(new URL('../../src/ui/tokens.css', import.meta.url), 'utf8');

/** oklch → sRGB hex, clipped (Ottosson 2020, https://bottosson.github.io/posts/oklab/). */
function hex(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180;
  const [a, b] = [chroma * Math.cos(angle), chroma * Math.sin(angle)];
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channels = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ].map((linear) => {
    const c = Math.min(1, Math.max(0, linear));
    const encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}

function token(name: string): { light: string; dark: string } {
  const pattern = `--${name}: light-dark\\(oklch\\(([^)]+)\\), oklch\\(([^)]+)\\)\\)`;
  const [, light, dark] = new RegExp(pattern).exec(css) ?? [];
  if (!light || !dark) throw new Error(`no token --${name}`);
  const read = (text: string) => text.split(' ').map(Number) as [number, number, number];
  return { light: hex(...read(light)), dark: hex(...read(dark)) };
}

describe.each(['light', 'dark'] as const)('%s', (name) => {
  test.each([
    ['surface', 'surface'],
    ['text', 'text'],
    ['muted', 'text-faint'],
    ['grid', 'line'],
    ['axis', 'edge'],
    ['accent', 'accent'],
    ['track', 'sunken'],
  ] as const)('%s of charts is the token --%s', (colour, tokenName) => {
    expect(themeOf(name)[colour]).toBe(token(tokenName)[name]);
  });
});
