import { tableFromIPC } from 'apache-arrow';
import { models } from '../src/analyses/models';
import { analysisQueries } from '../src/analyses/queries';
import { runModel } from '../src/analyses/run-model';
import { answerOf } from '../src/analyses/answer';
import { makeMarts } from '../src/models/marts';
import type { Analysis, RowsOf } from '../src/analyses/analysis';
import { noHints, type Hints } from '../src/intake/decision';
import type { Built, Loaded, Measured } from '../src/warehouse/api';
import type { Audience, SavedSegment } from '../src/warehouse/audience/condition';
import { startNodeEngine } from '../src/warehouse/node-engine';
import { rowsOf, type Row } from '../src/warehouse/rows';
import type { Values } from '../src/warehouse/settings';
import { Warehouse } from '../src/warehouse/warehouse';
import type { Engine } from '../src/warehouse/engine';

const silent = () => undefined;
let shared: Promise<Engine> | null = null;

/** A warehouse on the real engine, for tests: files in, rows out, nothing mocked. */
export class Given {
  private constructor(
    readonly engine: Engine,
    readonly warehouse: Warehouse,
  ) {}

  /**
   * An empty warehouse. Where test files share their modules they share one engine, too: starting it
   * takes a second, and its code is compiled better the longer it runs.
   */
  static async start(): Promise<Given> {
    const engine = await (shared ??= startNodeEngine());
    const warehouse = new Warehouse(engine, analysisQueries, makeMarts);
    await warehouse.clear();
    return new Given(engine, warehouse);
  }

  /** Forgets what was there and loads these files (name → CSV text or bytes). */
  async files(
    files: Record<string, string | Uint8Array<ArrayBuffer>>,
    hints: Hints = noHints,
  ): Promise<Loaded> {
    await this.warehouse.clear();
    return this.warehouse.load(
      Object.entries(files).map(
        ([name, content]) => new File([content], name, { lastModified: Date.UTC(2030, 0, 1) }),
      ),
      hints,
      silent,
    );
  }

  /** Builds the marts. */
  build(settings: Values = {}): Promise<Built> {
    return this.warehouse.build(settings, silent);
  }

  /** Sets the audience. */
  audience(audience: Audience, saved: readonly SavedSegment[] = []): Promise<Measured> {
    return this.warehouse.setAudience(audience, saved);
  }

  /** Runs an analysis, with its model if it has one; the rows by result name. */
  async run<A extends Analysis>(analysis: A, parameters: Values = {}): Promise<RowsOf<A>> {
    const bytes = await this.warehouse.run(analysis.id, parameters);
    const model = models.get(analysis.id);
    const outcome = await answerOf(analysis, bytes, {
      decode: async (results) =>
        Object.fromEntries(
          Object.entries(results).map(([name, result]) => [
            name,
            rowsOf(tableFromIPC(result)).map((row) => ({ ...row })),
          ]),
        ),
      compute: (inputs) => {
        if (!model) throw new Error(`no model of ${analysis.id}`);
        return runModel(model, inputs, parameters);
      },
    });
    if (!outcome.ok) throw new Error(outcome.failure.message);
    return outcome.value as unknown as RowsOf<A>;
  }

  /** Reads a table, such as `mart.customers`. */
  rows(sql: string): Promise<Row[]> {
    return this.warehouse.read.rows(sql);
  }
}
