import { noHints } from '../intake/decision';
import { factIs } from './audience/condition';
import { ModelWanted } from './modelled/marts';
import type { RunnableAnalysis, Warehouse } from './warehouse';

/** Enough rows that the browser's compiler takes the engine's hot loops for hot. */
const lines = 30_000;
const customers = 3_000;

/**
 * Runs a made-up file through loading, marts and every analysis, and forgets it. WebAssembly is
 * compiled when it is first used and again, better, when it is used often: a first real file then
 * loads in about two thirds of the time. Stops early, with an empty warehouse, when cancelled.
 */
export async function warmUp(
  warehouse: Warehouse,
  analyses: ReadonlyMap<string, RunnableAnalysis>,
  isWanted: () => boolean,
): Promise<void> {
  const silent = () => undefined;
  try {
    await warehouse.load([madeUpOrders()], noHints, silent);
    if (isWanted()) await warehouse.build({}, silent);
    // As after a click, so that the way of a click is hot, too.
    if (isWanted()) await warehouse.setAudience([factIs('segment', 'champions')]);
    for (const id of analyses.keys()) {
      if (isWanted()) await warehouse.run(id, {}).catch(unlessModelWanted);
    }
  } finally {
    await warehouse.clear();
  }
}

/* Models run on another thread, and are warm after some hundred customers. */
function unlessModelWanted(cause: unknown): void {
  if (!(cause instanceof ModelWanted)) throw cause;
}

function madeUpOrders(): File {
  const rows = ['order_id,customer_id,order_date,product_id,quantity,unit_price,amount,status'];
  for (let line = 0; line < lines; line++) {
    const order = Math.floor(line / 2.5);
    const customer = (order * 7919) % customers;
    const day = new Date(Date.UTC(2023, 0, 1 + ((order * 31) % 700))).toISOString().slice(0, 10);
    const price = (line % 97) + 0.5;
    const quantity = (line % 3) + 1;
    rows.push(
      `O${order},C${customer},${day} 10:00:00,P${line % 200},${quantity},${price},${quantity * price},paid`,
    );
  }
  return new File([rows.join('\n')], 'warm-up.csv', { lastModified: Date.UTC(2025, 0, 1) });
}
