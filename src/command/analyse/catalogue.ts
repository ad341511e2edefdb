import type { Analysis, AnalysisText } from '../../analyses/analysis';

const definitions = import.meta.glob<{ analysis: Analysis }>('../../analyses/*/analysis.ts', {
  eager: true,
});
const texts = import.meta.glob<{ text: AnalysisText<Analysis> }>('../../analyses/*/text.ts', {
  eager: true,
});

/** An analysis with its words, without its chart: charts need a page. */
export interface ListedAnalysis {
  analysis: Analysis;
  text: AnalysisText<Analysis> | null;
}

/** All analyses by id. */
export const listed: ReadonlyMap<string, ListedAnalysis> = new Map(
  Object.entries(definitions).map(([path, { analysis }]) => [
    analysis.id,
    { analysis, text: texts[path.replace('analysis.ts', 'text.ts')]?.text ?? null },
  ]),
);
