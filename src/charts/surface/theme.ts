/** The colours of a chart in one theme; plain hex, so that an exported file needs no page. */
export interface Theme {
  name: ThemeName;
  surface: string;
  text: string;
  /** Secondary text: axes, notes, headings. ≥ 4.5:1 against the surface. */
  muted: string;
  grid: string;
  /** Axis and zero lines. */
  axis: string;
  accent: string;
  /** Track behind a bar that has a natural end (100 %). */
  track: string;
  /** A mark that carries no class of its own. ≥ 3:1 against the surface. */
  neutral: string;
  /** From little to much, one hue; ends of a linear ramp with a middle stop. */
  ramp: readonly [string, string, string];
  /** Below and above the reference: PuOr, safe for every kind of colour vision. */
  below: string;
  above: string;
}
export type ThemeName = 'light' | 'dark';

// The first seven are the tokens of `src/ui/tokens.css` as hex; a test holds them together.
const light: Theme = {
  name: 'light',
  surface: '#ffffff',
  text: '#181e29',
  muted: '#636974',
  grid: '#dfe1e5',
  axis: '#878d95',
  accent: '#2358cd',
  track: '#eff1f4',
  neutral: '#6b7a90',
  ramp: ['#e8f1ff', '#82a9f0', '#1446b6'],
  below: '#7b5fb0',
  above: '#b35806',
};

const dark: Theme = {
  name: 'dark',
  surface: '#161a20',
  text: '#eaedf1',
  muted: '#969ca4',
  grid: '#2e3239',
  axis: '#6a6f78',
  accent: '#6da5f8',
  track: '#1e2229',
  neutral: '#8d9bb0',
  ramp: ['#1e2d49', '#3a68b5', '#8ebdfd'],
  below: '#b09ae0',
  above: '#f0a04b',
};

/** The theme by name. */
export function themeOf(name: ThemeName): Theme {
  return name === 'dark' ? dark : light;
}

/**
 * Seven categories. `observable` is Observable10 with the hues that fall under 3:1 on white
 * darkened; `okabe-ito` (Okabe & Ito 2008) is the colour-blind-safe switch, darkened likewise.
 */
const palettes = {
  observable: {
    light: ['#4269d0', '#b47f00', '#e2543d', '#2b9580', '#a463f2', '#9c6b4e', '#d4558a'],
    dark: ['#6f92ee', '#efb118', '#ff725c', '#6cc5b0', '#bb86ff', '#c4936f', '#ff8ab7'],
  },
  'okabe-ito': {
    light: ['#0072b2', '#b07900', '#008a64', '#d55e00', '#2f8fc4', '#b9608f', '#857b00'],
    dark: ['#4aa8e0', '#e69f00', '#1fbf92', '#f07a28', '#56b4e9', '#d98fb8', '#f0e442'],
  },
} as const;
export type Palette = keyof typeof palettes;

/** Colours of at most seven categories; the eighth and later share the neutral grey. */
export function categoryColours(
  count: number,
  theme: ThemeName,
  palette: Palette = 'observable',
): string[] {
  const colours = palettes[palette][theme];
  return Array.from({ length: count }, (_, i) => colours[i] ?? themeOf(theme).neutral);
}

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** The colour between two hex colours, at `t` in 0…1. */
export function mix(from: string, to: string, t: number): string {
  const [a, b] = [rgb(from), rgb(to)];
  const channel = (i: 0 | 1 | 2) =>
    Math.round(a[i] + (b[i] - a[i]) * t)
      .toString(16)
      .padStart(2, '0');
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}

/** Colour of `t` in 0…1 on the sequential ramp. */
export function sequential(t: number, theme: Theme): string {
  const at = Math.min(1, Math.max(0, t));
  const [low, middle, high] = theme.ramp;
  return at < 0.5 ? mix(low, middle, at * 2) : mix(middle, high, at * 2 - 1);
}

/** Relative luminance, 0…1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [r, g, b] = rgb(hex).map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two hex colours, 1…21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** Text colour that reads on a fill; one of the two always reaches 4.5:1. */
export function inkOn(fill: string): string {
  return contrast(fill, '#ffffff') >= contrast(fill, '#000000') ? '#ffffff' : '#000000';
}
