import type { Analysis } from './analysis';
import type { Model } from './model';

const definitions = import.meta.glob<{ analysis: Analysis }>('./*/analysis.ts', { eager: true });
const found = import.meta.glob<{ model: Model<Analysis> }>('./*/model.ts', { eager: true });

/** An analysis with its model. */
export interface AnalysisModel {
  analysis: Analysis;
  model: Model<Analysis>;
}

/** The analyses with a model by id, found by their folders. For workers and Node: models are large. */
export const models: ReadonlyMap<string, AnalysisModel> = new Map(
  Object.entries(found).map(([path, { model }]) => {
    const analysis = definitions[path.replace('model.ts', 'analysis.ts')]?.analysis;
    if (!analysis) throw new Error(`${path} has no analysis.ts beside it`);
    return [analysis.id, { analysis, model }];
  }),
);
