import { join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright';
import type { BenchData } from './data';
import type { IntakeAnswer } from './intake-page/worker';
import { peakMemory } from './page';

type Serve = (options: { folder: string }) => Promise<{ url: string; close(): Promise<void> }>;

/** One way of loading the order lines in the browser's engine. */
export interface IntakeTimes {
  /** Seconds from the file to the table, each run on an engine that ran before but the first. */
  seconds: number[];
  /** The most that the renderer process held, in megabytes. */
  peak: number;
}

/**
 * The intake of the order lines, from the file to typed staging with its account closed, beside a
 * plain all-text `create table … from read_csv` of the same file in the same engine.
 */
export async function measureIntake(
  root: string,
  serve: Serve,
  launch: LaunchOptions,
  data: BenchData,
): Promise<Record<'plain' | 'intake', IntakeTimes>> {
  const folder = join(root, '.cache/bench-intake');
  const { build } = await import('vite');
  await build({
    root: join(root, 'test/bench/intake-page'),
    configFile: false,
    logLevel: 'error',
    resolve: {
      alias: {
        'duckdb-browser-blocking': join(
          root,
          'node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs',
        ),
      },
    },
    worker: { format: 'es' },
    build: { outDir: folder, emptyOutDir: true, target: 'es2022' },
  });
  const server = await serve({ folder });
  try {
    const measured = async (how: 'plain' | 'intake'): Promise<IntakeTimes> => {
      const browser = await chromium.launch(launch);
      try {
        const tab = await browser.newPage();
        await tab.goto(`${server.url}#${how}`);
        await tab.locator('input').setInputFiles(data.paths.transactions);
        const isDone = () => document.title !== '';
        await tab.waitForFunction(isDone, undefined, { timeout: 300_000 });
        const { rows, seconds } = JSON.parse(await tab.title()) as IntakeAnswer;
        if (rows !== data.lines) throw new Error(`${how}: ${rows} rows of ${data.lines}`);
        return { seconds, peak: await peakMemory(browser) };
      } finally {
        await browser.close();
      }
    };
    return { plain: await measured('plain'), intake: await measured('intake') };
  } finally {
    await server.close();
  }
}
