import { fill } from '../i18n/text';
import { picture, setHeight, svgElement, svgText, type Drawing } from './surface/svg';
import { fontSize, lineHeight, wrap } from './surface/text-width';
import { themeOf } from './surface/theme';
import { words } from './surface/words';

/** Customers (or orders) below which a picture warns of itself. */
export const fewIs = 30;

/** The picture of no rows: a quiet frame with one sentence. */
export function emptyChart(
  drawing: Drawing,
  sentence: string = drawing.format.text(words.empty),
): SVGSVGElement {
  const lines = wrap(sentence, drawing.width - 48, 3);
  const height = 72 + lines.length * lineHeight;
  const { svg, theme } = picture(drawing, height);
  svg.setAttribute('aria-label', `${drawing.name}: ${sentence}`);
  svg.append(
    svgElement('rect', {
      x: 0.5,
      y: 0.5,
      width: drawing.width - 1,
      height: height - 1,
      rx: 6,
      fill: 'none',
      stroke: theme.axis,
      'stroke-dasharray': '4 4',
    }),
    ...lines.map((line, index) =>
      svgText(drawing.width / 2, 36 + lineHeight * (index + 0.5), line, theme.muted, {
        anchor: 'middle',
      }),
    ),
  );
  return svg;
}

/**
 * Ends a picture of `height` pixels: below it stand the notes and, where n < 30, the warning.
 */
export function finished(
  svg: SVGSVGElement,
  height: number,
  drawing: Drawing,
  notes: readonly string[] = [],
): SVGSVGElement {
  const { n, format } = drawing;
  const few = n !== undefined && n < fewIs;
  const sentences = few ? [...notes, fill(format.text(words.few), { n: format.count(n) })] : notes;
  const lines = sentences.flatMap((sentence) => wrap(sentence, drawing.width, 3));
  lines.forEach((line, index) =>
    svg.append(
      svgText(0, height + 8 + lineHeight * (index + 0.5), line, themeOf(drawing.theme).muted, {
        size: fontSize,
      }),
    ),
  );
  setHeight(svg, height + (lines.length ? 8 + lineHeight * lines.length : 0));
  return svg;
}
