import { picture, type Drawing } from './surface/svg';
import { finished } from './empty';

export interface TogetherOptions {
  /** Always under each other. */
  under?: boolean;
  /** What each part gets of the width, in relation to the others; the same unless told. */
  shares?: readonly number[];
}

/**
 * Several pictures as one: beside each other from 720 px on, else under each other. Each part is
 * drawn in the width it gets; `n` is said once, so leave it out of the parts.
 */
export function together(
  parts: readonly ((width: number) => SVGSVGElement)[],
  drawing: Drawing,
  { under = false, shares = parts.map(() => 1) }: TogetherOptions = {},
): SVGSVGElement {
  const { svg } = picture(drawing, 0);
  const gap = 40;
  const beside = !under && drawing.width >= 720;
  const room = drawing.width - (beside ? gap * (parts.length - 1) : 0);
  const all = shares.reduce((sum, share) => sum + share, 0);
  let [x, y, height] = [0, 0, 0];
  for (const [index, part] of parts.entries()) {
    const width = beside ? Math.floor((room * (shares[index] ?? 1)) / all) : room;
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
