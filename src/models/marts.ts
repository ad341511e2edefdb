import type { Outcome, ResultBytes } from '../warehouse/api';
import type { ModelledDefinition } from '../warehouse/modelled/define';
import { modelled, type MadeTables } from '../warehouse/modelled/marts';
import type { MartModel, TableOf } from './model';
import { readInputs, runSteps, type Watch } from './run';

const found = import.meta.glob<{ model: MartModel<ModelledDefinition> }>(
  ['./*.ts', '!./*.test.ts', '!./{model,run,marts}.ts'],
  { eager: true },
);

/**
 * Runs the model that makes marts on this thread.
 *
 * @param modelId names its definition, and its file in this folder
 * @param bytes its inputs by name, each an Arrow IPC stream
 * @returns its tables as the database reads them, or why there are none
 */
export async function makeMarts(
  modelId: string,
  bytes: ResultBytes,
  watch: Watch = {},
): Promise<Outcome<MadeTables>> {
  const definition = modelled.find((one) => one.definition.id === modelId)?.definition;
  const model = found[`./${modelId}.ts`]?.model;
  if (!definition || !model) throw new TypeError(`no model ${modelId}`);
  const made = await runSteps(() => model(readInputs(definition.inputs, bytes)), watch);
  if (!made.ok) return made;
  const tables = Object.keys(definition.tables).map((name) => {
    const table = made.value[name];
    if (!table) throw new Error(`the model ${modelId} made no ${name}`);
    return [name, csvOf(table, Object.keys(definition.tables[name] ?? {}))];
  });
  return { ok: true, value: Object.fromEntries(tables) as MadeTables };
}

/* Numbers as JavaScript writes them: read again they are the same to the last bit. */
function csvOf(
  table: TableOf<ModelledDefinition['tables'][string]>,
  names: readonly string[],
): Uint8Array<ArrayBuffer> {
  const columns = names.map((name) => {
    const column = table[name];
    if (!column) throw new Error(`no column ${name}`);
    return column;
  });
  const rows = columns[0]?.length ?? 0;
  if (columns.some(({ length }) => length !== rows)) throw new Error('columns of unequal length');
  const lines: string[] = [];
  for (let row = 0; row < rows; row++) {
    lines.push(columns.map((column) => cellOf(column[row] ?? null)).join(','));
  }
  return new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));
}

function cellOf(value: string | number | boolean | null): string {
  if (value === null || Number.isNaN(value)) return '';
  return typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : String(value);
}
