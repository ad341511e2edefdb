import type { Analysis, AnalysisText } from './analysis';
import type { Chart } from './chart';
import { analysisQueries } from './queries';

/** An analysis folder as the notebook uses it. */
export interface CatalogueEntry {
  analysis: Analysis;
  text: AnalysisText<Analysis>;
  /** Name of the result, or of the model's input → its SQL, as it runs. */
  sql: Readonly<Record<string, string>>;
  /** Loads the chart, which lives in a chunk of its own. */
  chart(): Promise<Chart<Analysis>>;
}

const definitions = import.meta.glob<{ analysis: Analysis }>('./*/analysis.ts', { eager: true });
const texts = import.meta.glob<{ text: AnalysisText<Analysis> }>('./*/text.ts', { eager: true });
const charts = import.meta.glob<{ chart: Chart<Analysis> }>('./*/chart.ts');

/** All analyses by id. */
export type Catalogue = ReadonlyMap<string, CatalogueEntry>;

/** Found by their folders. */
export const catalogue: Catalogue = new Map(
  Object.entries(definitions).map(([path, { analysis }]) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    const text = texts[`${folder}/text.ts`]?.text;
    const chart = charts[`${folder}/chart.ts`];
    if (!text || !chart) throw new Error(`${folder} lacks text.ts or chart.ts`);
    return [
      analysis.id,
      {
        analysis,
        text,
        sql: analysisQueries.get(analysis.id)?.sql ?? {},
        chart: async () => (await chart()).chart,
      },
    ];
  }),
);
