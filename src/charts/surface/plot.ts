import * as Plot from '@observablehq/plot';
import { fontFamily, fontSize } from './text-width';

/** A scale of a drawn plot: from a value to pixels, and the width of a band. */
export interface PixelScale {
  (value: unknown): number;
  bandwidth: number;
}

/** A plot as a group to be put into a picture, with its scales. */
export interface Plotted {
  group: SVGGElement;
  x: PixelScale;
  y: PixelScale;
}

/**
 * Draws with Observable Plot and hands back the marks as a `<g>`. Plot's own `<svg>` and its
 * `<style>` are left behind: all text, axes and margins are ours, so a content policy has nothing
 * to refuse and an exported file nothing to miss.
 */
export function plotted(
  options: Plot.PlotOptions & { width: number; height: number; marks: Plot.Markish[] },
): Plotted {
  const drawn = Plot.plot({
    margin: 0,
    ...options,
    x: { axis: null, ...options.x },
    y: { axis: null, ...options.y },
    figure: false,
  });
  const group = document.createElementNS('http://www.w3.org/2000/svg', 'g');
  group.setAttribute('font-family', fontFamily);
  group.setAttribute('font-size', String(fontSize));
  for (const child of [...drawn.childNodes]) {
    if (child.nodeName !== 'style') group.append(child);
  }
  // Plot labels its groups with the name of the mark, which ARIA forbids without a role.
  for (const mark of group.querySelectorAll('[aria-label]')) mark.removeAttribute('aria-label');
  return { group, x: pixels(drawn, 'x'), y: pixels(drawn, 'y') };
}

function pixels(drawn: Plot.Plot, name: 'x' | 'y'): PixelScale {
  const scale = drawn.scale(name);
  const apply = (value: unknown): number => {
    const at: unknown = scale?.apply(value);
    return typeof at === 'number' ? at : Number.NaN;
  };
  return Object.assign(apply, { bandwidth: scale?.bandwidth ?? 0 });
}
