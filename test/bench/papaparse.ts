import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type LaunchOptions } from 'playwright';
import type { BenchData } from './data';

type Serve = (options: { folder: string }) => Promise<{ url: string; close(): Promise<void> }>;

const page = `<!doctype html><meta charset="utf-8"><input type="file"><script>
document.querySelector('input').addEventListener('change', (event) => {
  const worker = new Worker('worker.js');
  const started = performance.now();
  worker.onmessage = ({ data }) => {
    document.title = JSON.stringify({ rows: data, seconds: (performance.now() - started) / 1000 });
  };
  worker.postMessage(event.target.files[0]);
});
</script>`;

const worker = `importScripts('papaparse.js');
onmessage = ({ data }) => {
  const rows = [];
  Papa.parse(data, {
    chunk: (results) => { for (const row of results.data) rows.push(row); },
    complete: () => postMessage(rows.length),
  });
};`;

/**
 * What a page without an engine would begin with: papaparse in a worker reads the order lines and
 * keeps the rows, before any analysis.
 *
 * @returns seconds, or null where it did not come to an end
 */
export async function measurePapaparse(
  folder: string,
  serve: Serve,
  launch: LaunchOptions,
  data: BenchData,
): Promise<number | null> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'worker.js'), worker);
  const source = createRequire(import.meta.url).resolve('papaparse/papaparse.min.js');
  copyFileSync(source, join(folder, 'papaparse.js'));
  const server = await serve({ folder });
  const browser = await chromium.launch(launch);
  try {
    const tab = await browser.newPage();
    await tab.goto(server.url);
    await tab.locator('input').setInputFiles(data.paths.transactions);
    await tab.waitForFunction(() => document.title !== '', undefined, { timeout: 300_000 });
    const result = JSON.parse(await tab.title()) as { rows: number; seconds: number };
    return result.rows > data.lines ? result.seconds : null;
  } catch {
    return null;
  } finally {
    await browser.close();
    await server.close();
  }
}
