import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LaunchOptions } from 'playwright';
import { benchData } from './data';
import { measureIntake } from './intake';
import { runNative, type NativeTimes } from './native';
import { measurePage, measureStart, missingAnalyses, type PageTimes } from './page';
import { measurePapaparse } from './papaparse';
import { report, type Measured } from './report';

/** What the bench is given: it finds no browser and starts no server of its own. */
export interface Tools {
  /** The folder of the checkout. */
  root: string;
  /** Where the built page is served. */
  url: string;
  launch: LaunchOptions;
  serve: (options: { folder: string }) => Promise<{ url: string; close(): Promise<void> }>;
}

/**
 * Measures the promises of the design at the sizes asked for, the page and its baselines side by
 * side, and prints them as Markdown; also kept in `.cache/bench.md`.
 */
export async function bench(words: readonly string[], tools: Tools): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      lines: { type: 'string', default: '1000000,5000000' },
      runs: { type: 'string', default: '3' },
      clicks: { type: 'string', default: '20' },
    },
  });
  const missing = missingAnalyses();
  if (missing.length > 0) throw new Error(`the default notebook lacks ${missing.join(', ')}`);
  const runs = Number(values.runs);
  const measured: Measured[] = [];
  for (const lines of values.lines.split(',').map(Number)) {
    measured.push(await measure(lines, runs, Number(values.clicks), tools));
  }
  const start: number[] = [];
  for (let run = 0; run < runs; run++) start.push(await measureStart(tools.url, tools.launch));
  const text = `# Bench, ${cpus().length} cores\n\n${report(measured, start)}`;
  mkdirSync(join(tools.root, '.cache'), { recursive: true });
  writeFileSync(join(tools.root, '.cache/bench.md'), text);
  process.stdout.write(text);
}

async function measure(
  lines: number,
  runs: number,
  clicks: number,
  { root, url, launch, serve }: Tools,
): Promise<Measured> {
  const cache = join(root, '.cache');
  tell(`${lines} lines: data`);
  const data = benchData(join(cache, 'bench-data'), lines);
  const pages: PageTimes[] = [];
  const native: [NativeTimes[], NativeTimes[]] = [[], []];
  for (let run = 1; run <= runs; run++) {
    tell(`${lines} lines: run ${run} of ${runs}`);
    native[0].push(await runNative(data, 1));
    native[1].push(await runNative(data, 2));
    pages.push(await measurePage(url, launch, data, clicks));
  }
  const expected = native[0][0]?.customers;
  const wrong = pages.find(({ customers }) => customers !== expected);
  if (wrong) throw new Error(`the page has ${wrong.customers} customers, DuckDB ${expected}`);
  // At one size: the ratio is about the way of reading, not about the size.
  const intake = lines === 1e6 ? await measureIntake(root, serve, launch, data) : null;
  tell(`${lines} lines: papaparse`);
  const papaparse = await measurePapaparse(join(cache, 'bench-papaparse'), serve, launch, data);
  return { data, pages, native, papaparse, intake };
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}
