import type { Format } from '../../format/format';
import { themeOf, type Palette, type Theme, type ThemeName } from './theme';
import { fontFamily, fontSize } from './text-width';

/** What every drawing function needs beside its rows; a chart context may be spread into it. */
export interface Drawing {
  /** Pixels to draw in, 280 and more. */
  width: number;
  theme: ThemeName;
  format: Format;
  /** The accessible name of the picture: its measure. */
  name: string;
  /** How many customers (or orders…) the rows speak of; under 30 the chart says so. */
  n?: number;
  /** Categories without a colour of their own. */
  palette?: Palette;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An SVG element; attributes that are undefined are left out, strings become text nodes. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

export interface TextStyle {
  anchor?: 'start' | 'middle' | 'end';
  size?: number;
  weight?: number;
  /** Vertical: the middle of a line (default) or its baseline. */
  baseline?: 'middle' | 'alphabetic';
  /** Colour of an edge around the letters, where marks may pass behind them. */
  halo?: string;
}

/** One line of text at a point; `y` is the middle of the line unless told. */
export function svgText(
  x: number,
  y: number,
  text: string,
  fill: string,
  { anchor = 'start', size = fontSize, weight = 400, baseline = 'middle', halo }: TextStyle = {},
): SVGTextElement {
  return svgElement(
    'text',
    {
      x: round(x),
      // `dominant-baseline` is unknown to several SVG readers; a shift of 0.34 em is not.
      y: round(baseline === 'middle' ? y + size * 0.34 : y),
      fill,
      'text-anchor': anchor,
      'font-size': size,
      'font-weight': weight === 400 ? undefined : weight,
      ...(halo ? { stroke: halo, 'stroke-width': 3, 'paint-order': 'stroke' } : {}),
    },
    text,
  );
}

/** Two decimals are enough for a pixel. */
export function round(value: number): number {
  return Math.round(value * 100) / 100;
}

/** The picture of a chart: one `<svg>` with size, font, colour and name set as attributes. */
export function picture(drawing: Drawing, height: number): { svg: SVGSVGElement; theme: Theme } {
  const theme = themeOf(drawing.theme);
  const svg = svgElement('svg', {
    width: drawing.width,
    height: Math.ceil(height),
    viewBox: `0 0 ${drawing.width} ${Math.ceil(height)}`,
    role: 'img',
    'aria-label': drawing.name,
    'font-family': fontFamily,
    'font-size': fontSize,
    fill: theme.text,
    color: theme.text,
    // An attribute, since an exported panel keeps no inline style.
    overflow: 'visible',
  });
  svg.style.display = 'block';
  svg.style.maxWidth = '100%';
  svg.style.fontVariantNumeric = 'tabular-nums';
  return { svg, theme };
}

/** Sets the height of a picture once it is known. */
export function setHeight(svg: SVGSVGElement, height: number): void {
  const width = svg.getAttribute('width') ?? '0';
  svg.setAttribute('height', String(Math.ceil(height)));
  svg.setAttribute('viewBox', `0 0 ${width} ${Math.ceil(height)}`);
}
