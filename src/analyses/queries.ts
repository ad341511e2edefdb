import { queriedOf, type Analysis } from './analysis';
import type { RunnableAnalysis } from '../warehouse/warehouse';

const definitions = import.meta.glob<{ analysis: Analysis }>('./*/analysis.ts', { eager: true });
const texts = import.meta.glob<string>('./*/*.sql', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** What the database worker needs of each analysis, by id; found by the folders. */
export const analysisQueries: ReadonlyMap<string, RunnableAnalysis> = new Map(
  Object.entries(definitions).map(([path, { analysis }]) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    return [analysis.id, { sql: sqlOf(folder, analysis), parameters: analysis.parameters }];
  }),
);

/* What it asks itself, and what its model reads. */
function sqlOf(folder: string, analysis: Analysis): Record<string, string> {
  return Object.fromEntries(
    [...queriedOf(analysis), ...Object.keys(analysis.inputs ?? {})].map((name) => {
      const sql = texts[`${folder}/${name === 'main' ? 'query' : name}.sql`];
      if (sql === undefined) throw new Error(`${folder} lacks the SQL of ${name}`);
      return [name, sql];
    }),
  );
}
