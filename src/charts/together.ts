import { picture, type Drawing } from './surface/svg';
import { finished } from './empty';

/**
 * Several pictures as one: beside each other from 720 px on, else under each other. Each part is
 * drawn in the width it gets; `n` is said once, so leave it out of the parts.
 */
export function together(
  parts: readonly ((width: number) => SVGSVGElement)[],
  drawing: Drawing,
): SVGSVGElement {
  const { svg } = picture(drawing, 0);
  const gap = 40;
  const beside = drawing.width >= 720;
  const count = beside ? parts.length : 1;
  const width = Math.floor((drawing.width - gap * (count - 1)) / count);
  let [x, y, height] = [0, 0, 0];
  for (const part of parts) {
    const inner = part(width);
    inner.setAttribute('x', String(x));
    inner.setAttribute('y', String(y));
    svg.append(inner);
    const high = Number(inner.getAttribute('height'));
    height = Math.max(height, y + high);
    if (beside) x += width + gap;
    else y += high + 28;
  }
  svg.setAttribute('role', 'group');
  return finished(svg, height, drawing);
}
