import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/*
 * For Node only (the build). Plot puts constant `<style>` texts into what it draws; a content
 * policy needs their hashes. Our own drawing functions leave Plot's `<style>` out, so the hashes
 * matter for plots drawn without `plotted` and for Plot's legends.
 */

/** The four texts, by what inserts them, as Plot's source builds them. */
export interface PlotStyles {
  chart: string;
  ramp: string;
  swatchesWrap: string;
  swatchesColumns: string;
}

/** Sources of Plot that hold the texts, by their path under `src`. */
export interface PlotSources {
  style: string;
  plot: string;
  ramp: string;
  swatches: string;
}

/** Reads the installed Plot. */
export function plotSources(): PlotSources {
  const root = dirname(createRequire(import.meta.url).resolve('@observablehq/plot'));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return {
    style: read('style.js'),
    plot: read('plot.js'),
    ramp: read('legends/ramp.js'),
    swatches: read('legends/swatches.js'),
  };
}

/**
 * The style texts with Plot's default class name put in. Throws where the source no longer has
 * the shape of 0.6.17: then the texts have changed and somebody must look.
 */
export function plotStyles(sources: PlotSources): PlotStyles {
  const className = /return "(plot-\w+)"/.exec(sources.style)?.[1];
  if (!className) throw new Error('Plot has no default class name any more');
  const [chart] = literals(sources.plot, className, 1);
  const [ramp] = literals(sources.ramp, className, 1);
  const [columns, wrap, both] = literals(sources.swatches, className, 3);
  const withExtra = (extra: string | undefined) => both?.replace('${extraStyle}', extra ?? '');
  const styles = {
    chart,
    ramp,
    swatchesWrap: withExtra(wrap),
    swatchesColumns: withExtra(columns),
  };
  for (const [name, text] of Object.entries(styles)) {
    if (!text || text.includes('${'))
      throw new Error(`Plot's style text "${name}" is not constant`);
  }
  return styles as PlotStyles;
}

/** Template literals that begin with `:where(`, in the order of the source. */
function literals(source: string, className: string, expected: number): string[] {
  const found = [...source.matchAll(/`(:where\([^`]*)`/g)].map(([, text]) =>
    (text ?? '').replaceAll('${className}', className),
  );
  if (found.length !== expected) {
    throw new Error(`expected ${expected} style texts in Plot's source, found ${found.length}`);
  }
  return found;
}

/** Sources for `style-src`, quotes included: `'sha256-…'`, one for each style text of Plot. */
export function styleHashes(sources: PlotSources = plotSources()): string[] {
  return Object.values(plotStyles(sources)).map(
    (text: string) => `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`,
  );
}
