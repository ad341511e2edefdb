import { svgElement, svgText as textAt } from './surface/svg';
import { fontFamily, wrap } from './surface/text-width';
import { themeOf, type ThemeName } from './surface/theme';

/** What stands around a chart in a file or on a slide. */
export interface Frame {
  /** The finding. */
  title: string;
  /** The measure with as-of date and n. */
  subtitle?: string;
  /** The filters. */
  caption?: string;
  /** The theme the chart was drawn in. */
  theme: ThemeName;
}

/** The chart with title, subtitle and caption as one picture, ready for `svgText`. */
export function framed(chart: Element, frame: Frame): SVGSVGElement {
  const inner = combined(chart);
  const [width, height] = sizeOf(inner);
  const room = Math.max(240, width);
  const margin = 24;
  const theme = themeOf(frame.theme);
  const svg = emptySvg(room + 2 * margin, 0);
  svg.setAttribute('fill', theme.text);
  svg.setAttribute('aria-label', frame.title);
  let y = margin;
  const put = (text: string | undefined, fill: string, size: number, weight: number) => {
    if (!text) return;
    const high = Math.round(size * 1.4);
    for (const line of wrap(text, room, 4, size, weight)) {
      svg.append(textAt(margin, y + high / 2, line, fill, { size, weight }));
      y += high;
    }
  };
  put(frame.title, theme.text, 18, 600);
  if (frame.subtitle) y += 2;
  put(frame.subtitle, theme.muted, 13, 400);
  y += 16;
  inner.setAttribute('x', String(margin));
  inner.setAttribute('y', String(y));
  svg.append(inner);
  y += height;
  if (frame.caption) y += 12;
  put(frame.caption, theme.muted, 12, 400);
  resize(svg, room + 2 * margin, y + margin);
  svg.prepend(background(room + 2 * margin, y + margin, theme.surface));
  return svg;
}

/**
 * A standalone SVG file: nothing outside it is referred to, all text and colour is in attributes.
 * `background` is laid under a chart that was not `framed`.
 */
export function svgText(element: Element, backgroundColour?: string): string {
  const svg = combined(element);
  const [width, height] = sizeOf(svg);
  if (backgroundColour) svg.prepend(background(width, height, backgroundColour));
  if (!svg.hasAttribute('font-family')) svg.setAttribute('font-family', fontFamily);
  const text = new XMLSerializer().serializeToString(svg);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${withoutControls(text)}\n`;
}

/** A PNG of the chart; `scale` device pixels a pixel (default 2). Rejects where a canvas fails. */
export async function pngBlob(
  element: Element,
  { scale = 2, background: colour }: { scale?: number; background?: string } = {},
): Promise<Blob> {
  const text = svgText(element, colour);
  const [width, height] = sizeOf(combined(element));
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas to draw the picture on');
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob ? resolve(blob) : reject(new Error('the picture could not be encoded'))),
        'image/png',
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A copy of the chart's `<svg>`; of several, one under the other in one. */
function combined(element: Element): SVGSVGElement {
  const found = element instanceof SVGSVGElement ? [element] : [...element.querySelectorAll('svg')];
  const outer = found.filter((svg) => !svg.parentElement?.closest('svg'));
  const copies = outer.map(cleaned);
  const [first] = copies;
  if (copies.length === 1 && first) return first;
  const sizes = copies.map(sizeOf);
  const svg = emptySvg(Math.max(0, ...sizes.map(([width]) => width)), 0);
  let y = 0;
  copies.forEach((copy, index) => {
    copy.setAttribute('y', String(y));
    y += sizes[index]?.[1] ?? 0;
    svg.append(copy);
  });
  resize(svg, sizeOf(svg)[0], y);
  return svg;
}

/** Without what only a page needs: tooltips, buttons, focus, inline style, event attributes. */
function cleaned(original: SVGSVGElement): SVGSVGElement {
  const svg = original.cloneNode(true);
  if (!(svg instanceof SVGSVGElement)) throw new Error('not an svg');
  for (const layer of svg.querySelectorAll('[data-transient], [data-targets], script, style')) {
    layer.remove();
  }
  for (const element of [svg, ...svg.querySelectorAll('*')]) {
    for (const { name, value } of [...element.attributes]) {
      const foreign = /^(xlink:)?href$/.test(name) && !value.startsWith('#');
      if (
        name === 'style' ||
        name === 'class' ||
        name === 'tabindex' ||
        name.startsWith('on') ||
        foreign
      ) {
        element.removeAttribute(name);
      }
    }
  }
  svg.setAttribute('role', 'img');
  return svg;
}

function emptySvg(width: number, height: number): SVGSVGElement {
  const svg = svgElement('svg', { role: 'img', 'font-family': fontFamily, 'font-size': 12 });
  resize(svg, width, height);
  return svg;
}

function resize(svg: SVGSVGElement, width: number, height: number): void {
  svg.setAttribute('width', String(Math.ceil(width)));
  svg.setAttribute('height', String(Math.ceil(height)));
  svg.setAttribute('viewBox', `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`);
}

function sizeOf(svg: SVGSVGElement): [number, number] {
  return [Number(svg.getAttribute('width')), Number(svg.getAttribute('height'))];
}

function background(width: number, height: number, fill: string): SVGRectElement {
  return svgElement('rect', { width, height, fill });
}

/** Control characters are not allowed in XML 1.0 and would make the file unreadable. */
function withoutControls(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  );
}
