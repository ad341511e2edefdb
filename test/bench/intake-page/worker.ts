import { startBrowserEngine } from '../../../src/warehouse/browser-engine';
import type { Engine } from '../../../src/warehouse/engine';
import { Loader } from '../../../src/warehouse/load/loader';

export interface IntakeTask {
  how: 'plain' | 'intake';
  file: File;
  wasm: Blob;
}

export interface IntakeAnswer {
  rows: number;
  /** Seconds of each of the runs. */
  seconds: number[];
}

const runs = 3;

addEventListener('message', ({ data }: MessageEvent<IntakeTask>) => void measure(data));

async function measure({ how, file, wasm }: IntakeTask): Promise<void> {
  const engine = await startBrowserEngine(wasm);
  const load = how === 'plain' ? plain : intake;
  const seconds: number[] = [];
  let rows = 0;
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    rows = await load(engine, file);
    seconds.push((performance.now() - started) / 1000);
    await engine.execute('drop schema if exists staging cascade');
    await engine.execute('drop schema if exists intake cascade');
    await engine.execute('drop table if exists plain');
  }
  const answer: IntakeAnswer = { rows, seconds };
  postMessage(answer);
}

/** All columns as text, the dialect given: the least that any page on this engine must do. */
async function plain(engine: Engine, file: File): Promise<number> {
  const header = (await file.slice(0, 4096).text()).split('\n', 1)[0] ?? '';
  const columns = header.split(',').map((_, index) => `'c${index + 1}': 'VARCHAR'`);
  await engine.register('plain.csv', file, () => undefined);
  await engine.execute(
    `create table plain as from read_csv('in/plain.csv', columns = {${columns.join(', ')}},
     header = true, delim = ',', quote = '"', auto_detect = false, parallel = false)`,
  );
  engine.drop('plain.csv');
  const [row] = await engine.rows('select count(*) as n from plain');
  return Number(row?.['n']);
}

/** From the file to typed staging with its account closed. */
async function intake(engine: Engine, file: File): Promise<number> {
  const source = { name: file.name, blob: file, lastModified: file.lastModified };
  const { receipts } = await new Loader(engine).drop([source]);
  return receipts[0]?.loaded ?? 0;
}
