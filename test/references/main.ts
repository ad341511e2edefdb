import { publishedFigures } from './figures';

/** Prints *published · ours · difference* for every published figure, as a Markdown table. */
export function printReferences(): void {
  const rows = publishedFigures().map(({ source, what, published, ours }) =>
    [source, what, round(published), round(ours), (ours - published).toExponential(1)].join(' | '),
  );
  const head = ['data and model', 'figure', 'published', 'ours', 'difference'];
  const rule = ['---', '---', '--:', '--:', '--:'];
  const lines = [head.join(' | '), rule.join(' | '), ...rows].map((row) => `| ${row} |`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

function round(value: number): string {
  return String(Number(value.toPrecision(8)));
}
