import type { CatalogueEntry } from '../../analyses/catalogue';
import type { Built } from '../../warehouse/api';
import { settings, type Parameter, type Values } from '../../warehouse/settings';

/** What a query's variables are set from. */
export interface Chosen {
  /** The cell's own parameters. */
  values: Values;
  /** The notebook's settings. */
  settings: Values;
  /** What the warehouse resolved. */
  built: Pick<Built, 'asOf' | 'currency'>;
}

/** The settings that the SQL of an analysis reads, with the value that each has now. */
export function variablesOf(
  entry: CatalogueEntry,
  chosen: Chosen,
): { parameter: Parameter; value: string | null }[] {
  const texts = Object.values(entry.sql).join('\n');
  const names = new Set([...texts.matchAll(/getvariable\('(\w+)'\)/g)].map(([, name]) => name));
  const known: Parameter[] = [
    ...entry.analysis.parameters,
    ...settings.filter(({ name }) => !entry.analysis.parameters.some((own) => own.name === name)),
  ];
  return known
    .filter(({ name }) => names.has(name))
    .map((parameter) => ({ parameter, value: valueOf(parameter, chosen) }));
}

function valueOf({ name, default: fallback }: Parameter, chosen: Chosen): string | null {
  const resolved = { as_of: chosen.built.asOf, currency: chosen.built.currency }[name];
  return chosen.values[name] ?? chosen.settings[name] ?? resolved ?? fallback;
}

/** All queries of an analysis as one text for the DuckDB command line, variables first. */
export function runnableSql(entry: CatalogueEntry, chosen: Chosen): string {
  const variables = variablesOf(entry, chosen).map(({ parameter, value }) =>
    value === null
      ? `set variable ${parameter.name} = null;`
      : `set variable ${parameter.name} = '${value.replaceAll("'", "''")}'::${parameter.type};`,
  );
  const queries = Object.values(entry.sql).map((sql) => `${sql.trim().replace(/;$/, '')};`);
  return [variables.join('\n'), ...queries].filter(Boolean).join('\n\n') + '\n';
}
