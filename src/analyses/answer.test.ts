import { describe, expect, it } from 'vitest';
import { defineAnalysis, type Analysis, type RowsOf } from './analysis';
import { answerOf } from './answer';

const plain = {
  id: 'mixed',
  group: 'value',
  needs: [],
  grain: 'customer',
  uses: [],
  parameters: [],
  results: { main: { customers: 'count' }, curve: { days: 'days' } },
} as const;
const queried = defineAnalysis(plain);
const mixed = defineAnalysis({
  ...plain,
  inputs: { gaps: { days: 'number' } },
  modelled: ['curve'],
});
const made = defineAnalysis({ ...plain, inputs: { gaps: { days: 'number' } } });

/** Rows of a byte each, and a model that answers with what it was given. */
const asked: string[] = [];
const answering = {
  decode: async (bytes: Record<string, Uint8Array>) => {
    asked.push(`decode ${Object.keys(bytes).join(' ')}`);
    const rows = Object.entries(bytes).map(([name, [value]]) => [name, [{ value }]]);
    return Object.fromEntries(rows) as Partial<RowsOf<Analysis>>;
  },
  compute: async (inputs: Record<string, Uint8Array>) => {
    asked.push(`compute ${Object.keys(inputs).join(' ')}`);
    return { ok: true, value: { curve: [{ value: 9 }] } } as const;
  },
};
const bytes = (...names: string[]) =>
  Object.fromEntries(names.map((name, at) => [name, new Uint8Array([at])]));

async function answered(analysis: Analysis, ...names: string[]) {
  asked.length = 0;
  const outcome = await answerOf(analysis, bytes(...names), answering as never);
  return outcome.ok ? outcome.value : outcome.failure;
}

describe('the results of an analysis', () => {
  it('are its queries where it has no model', async () => {
    expect(await answered(queried, 'main', 'curve')).toEqual({
      main: [{ value: 0 }],
      curve: [{ value: 1 }],
    });
    expect(asked).toEqual(['decode main curve']);
  });

  it('are queries and what the model makes of its inputs, in the order of the contract', async () => {
    const results = await answered(mixed, 'main', 'gaps');
    expect(results).toEqual({ main: [{ value: 0 }], curve: [{ value: 9 }] });
    expect(Object.keys(results)).toEqual(['main', 'curve']);
    expect(asked).toEqual(['decode main', 'compute gaps']);
  });

  it('are all the model’s where nothing else is said', async () => {
    expect(await answered(made, 'gaps')).toEqual({ main: [], curve: [{ value: 9 }] });
  });

  it('are none where the model fails', async () => {
    const failure = { code: 'cancelled', message: 'cancelled', sql: null } as const;
    const outcome = await answerOf(mixed, bytes('main', 'gaps'), {
      ...answering,
      compute: async () => ({ ok: false, failure }),
    } as never);
    expect(outcome).toEqual({ ok: false, failure });
  });
});
