import { it } from 'vitest';
import { openAsBlob, readFileSync } from 'node:fs';
import { startNodeEngine } from '/work/main/src/warehouse/node-engine';
import { Loader } from '/work/main/src/warehouse/load';
import { basename } from 'node:path';
it('tries', async () => {
  const files = process.env.FILES!.split(' ').filter(Boolean);
  const engine = await startNodeEngine();
  let loader = new Loader(engine);
  if (process.env.TOGETHER) {
    const out = await loader.drop(await Promise.all(files.map(async (f) => ({ name: basename(f), blob: await openAsBlob(f), lastModified: 0 }))));
    console.log(JSON.stringify(out, (k, v) => k === 'samples' ? undefined : k==='quarantine' ? v.slice(0,3) : v, 1));
  }
  else for (const f of files) {
    const blob = await openAsBlob(f);
    const t = performance.now();
    const ex = await loader.examine([{ name: basename(f), blob, lastModified: 0 }]);
    const t2 = performance.now();
    const out = await loader.load(ex.examined);
    const t3 = performance.now();
    console.log('== ' + f, `examine ${(t2 - t).toFixed(0)} load ${(t3 - t2).toFixed(0)}`);
    for (const r of [...ex.refusals, ...out.refusals]) console.log('REFUSED', r.code, JSON.stringify(r.values));
    for (const q of ex.questions) console.log('ASK', JSON.stringify(q));
    for (const r of out.receipts) {
      console.log(r.decision.kind, r.decision.platform, r.decision.grain, r.decision.encoding, JSON.stringify(r.decision.dialect), `${r.records} = ${r.loaded} + ${r.quarantined} + ${r.skipped}`);
      console.log(' ', r.decision.columns.map((c) => `${c.header}→${c.role ?? '·'}${c.role ? ':' + c.format : ''}`).join('  '));
      console.log('  notes', JSON.stringify(r.notes));
      console.log('  quarantine', JSON.stringify(r.quarantine.slice(0, 4)));
    }
    if (process.env.FRESH) loader = new Loader(engine);
  }
  for (const sql of (process.env.SQL ?? '').split(';').filter(Boolean)) console.log(sql, JSON.stringify(await engine.rows(sql)));
}, 300000);
