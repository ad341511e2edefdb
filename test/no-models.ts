import type { ModelRunner } from '../src/warehouse/modelled/marts';

/** For tests in which no mart is made by a model: one that is asked for fails by name. */
export const noModels: ModelRunner = {
  run: async (modelId) => ({
    ok: false,
    failure: { code: 'unknown', message: `no model ${modelId} in this test`, sql: null },
  }),
  stop: () => undefined,
};
