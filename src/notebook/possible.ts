import type { Analysis } from '../analyses/analysis';
import type { Built } from '../warehouse/api';

type Need = Analysis['needs'][number];

/** The needs of an analysis that the loaded tables do not meet; empty when it can be run. */
export function unmetNeeds(analysis: Analysis, tables: Built['tables']): readonly Need[] {
  return analysis.needs.filter((alternatives) => !alternatives.some((need) => isMet(need, tables)));
}

function isMet(need: Need[number], tables: Built['tables']): boolean {
  const { kind, column } = partsOf(need);
  return Object.entries(tables).some(
    ([name, table]) =>
      name === kind && table.rows > 0 && (column === null || table.columns.includes(column)),
  );
}

/** The table of a need, and the column if it asks for one. */
export function partsOf(need: Need[number]): { kind: string; column: string | null } {
  const [kind = '', column = null] = need.split('.');
  return { kind, column };
}
