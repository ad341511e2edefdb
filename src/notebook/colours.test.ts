import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { segments, stages, tiers } from '../analyses/classes';

type Theme = 'light' | 'dark';
type Rgb = readonly [number, number, number];

const css = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
const colour = String.raw`oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`;
const tokens = new Map(
  [...css.matchAll(new RegExp(`--([\\w-]+): light-dark\\(${colour}, ${colour}\\)`, 'g'))].map(
    ([, name, ...numbers]) => {
      const [l1, c1, h1, l2, c2, h2] = numbers.map(Number) as [
        number,
        number,
        number,
        number,
        number,
        number,
      ];
      return [name ?? '', { light: linear(l1, c1, h1), dark: linear(l2, c2, h2) }];
    },
  ),
);

/** Linear sRGB of an oklch colour, clipped. Source: Ottosson, A perceptual color space, 2020. */
function linear(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

/** Linear sRGB of `#rrggbb`. */
function linearHex(hex: string): Rgb {
  const part = (from: number) => {
    const value = parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

/** WCAG 2.2, contrast ratio. */
function contrast(one: Rgb, other: Rgb): number {
  const [high, low] = [one, other]
    .map(([r, g, b]) => 0.2126 * r + 0.7152 * g + 0.0722 * b)
    .sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function token(name: string, theme: Theme): Rgb {
  const found = tokens.get(name);
  if (!found) throw new Error(`no colour token --${name}`);
  return found[theme];
}

const themes: readonly Theme[] = ['light', 'dark'];
const grounds = ['ground', 'surface', 'raised', 'sunken', 'hover'];
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['text', [...grounds, 'accent-soft', 'warning-soft', 'danger-soft']],
  ['text-soft', [...grounds, 'danger-soft']],
  ['text-faint', ['ground', 'surface', 'raised', 'sunken', 'hover']],
  ['accent', ['ground', 'surface', 'raised']],
  ['accent-strong', ['surface', 'accent-soft']],
  ['on-accent', ['accent', 'accent-strong']],
  ['warning', ['surface', 'warning-soft']],
  ['danger', ['surface', 'ground', 'danger-soft']],
  ['good', ['ground', 'surface']],
  ['sql-keyword', ['ground']],
  ['sql-string', ['ground']],
  ['sql-number', ['ground']],
  ['sql-comment', ['ground']],
];

describe.each(themes)('colours in the %s theme', (theme) => {
  it('has a known black and white', () => {
    expect(contrast(linear(0, 0, 0), linear(1, 0, 0))).toBeCloseTo(21, 1);
    expect(contrast(linearHex('#777777'), linearHex('#ffffff'))).toBeCloseTo(4.48, 2);
  });

  it.each(texts)('%s can be read wherever it stands: 4.5 to 1', (name, on) => {
    const low = on
      .map((ground) => ({ ground, ratio: contrast(token(name, theme), token(ground, theme)) }))
      .filter(({ ratio }) => ratio < 4.5);
    expect(low).toEqual([]);
  });

  it('bounds controls and focus with 3 to 1', () => {
    for (const name of ['edge', 'accent']) {
      for (const ground of ['ground', 'surface', 'raised']) {
        expect(contrast(token(name, theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('draws every class with 3 to 1 on the surface', () => {
    const low = [...segments, ...tiers, ...stages]
      .map((one) => ({
        key: one.key,
        ratio: contrast(linearHex(one.colour[theme]), token('surface', theme)),
      }))
      .filter(({ ratio }) => ratio < 3);
    expect(low).toEqual([]);
  });
});
