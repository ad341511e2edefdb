import { readInputs, runSteps, type Watch } from '../models/run';
import type { Outcome, ResultBytes } from '../warehouse/api';
import type { Values } from '../warehouse/settings';
import type { Analysis, RowsOf } from './analysis';
import type { AnalysisModel } from './models';

/**
 * Runs the model of an analysis on this thread over what the database made of its inputs.
 *
 * @param bytes the inputs by name, each an Arrow IPC stream
 * @param values chosen values by name; a missing parameter takes its default
 * @returns the rows of the results that it makes, or why there are none
 */
export function runModel(
  { analysis, model }: AnalysisModel,
  bytes: ResultBytes,
  values: Values,
  watch: Watch = {},
): Promise<Outcome<Partial<RowsOf<Analysis>>>> {
  const own = analysis.parameters.map(({ name, default: fallback }) => [
    name,
    values[name] ?? fallback,
  ]);
  return runSteps(
    () => model(readInputs(analysis.inputs ?? {}, bytes), Object.fromEntries(own) as Values),
    watch,
  );
}
