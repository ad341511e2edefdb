import { tableFromArrays, tableToIPC } from 'apache-arrow';
import { describe, expect, it } from 'vitest';
import type { Steps } from '../statistics/steps';
import { defineAnalysis, type Analysis, type RowsOf } from './analysis';
import type { Model } from './model';
import { runModel } from './run-model';

const analysis = defineAnalysis({
  id: 'sums',
  group: 'value',
  needs: [],
  grain: 'customer',
  uses: [],
  parameters: [{ name: 'times', type: 'integer', default: '2' }],
  inputs: { spent: { amount: 'number', city: 'text' } },
  results: { main: { city: 'text', amount: 'number' } },
});

const inputs = {
  spent: tableToIPC(
    tableFromArrays({ amount: [1.5, null, 3], city: ['上海', null, '杭州'] }),
    'stream',
  ) as Uint8Array<ArrayBuffer>,
};

function entry(model: Model<typeof analysis>) {
  return { analysis, model: model as unknown as Model<Analysis> };
}

/** As long as nobody stops it. */
function* endless(): Steps<RowsOf<typeof analysis>> {
  for (;;) yield 0.25;
}

describe('a model', () => {
  it('gets its inputs as columns and its parameters with their defaults', async () => {
    const times = entry(function* ({ spent }, values) {
      yield 0.5;
      expect(spent.amount).toBeInstanceOf(Float64Array);
      return {
        main: spent.city.map((city, i) => ({
          city: city ?? '',
          amount: (spent.amount[i] ?? 0) * Number(values['times']),
        })),
      };
    });
    expect(await runModel(times, inputs, {})).toEqual({
      ok: true,
      value: {
        main: [
          { city: '上海', amount: 3 },
          { city: '', amount: NaN },
          { city: '杭州', amount: 6 },
        ],
      },
    });
    const tenfold = await runModel(times, inputs, { times: '10', other: 'x' });
    expect(tenfold).toMatchObject({ value: { main: [{ amount: 15 }, {}, { amount: 30 }] } });
  });

  it('says how far it is and stops within a few steps', async () => {
    const stopping = new AbortController();
    const heard: number[] = [];
    const outcome = runModel(
      entry(endless),
      inputs,
      {},
      {
        onProgress: (fraction) => heard.push(fraction),
        signal: stopping.signal,
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 100));
    const asked = performance.now();
    stopping.abort();
    expect(await outcome).toMatchObject({ ok: false, failure: { code: 'cancelled' } });
    expect(performance.now() - asked).toBeLessThan(500);
    expect(heard).toContain(0.25);
  });

  it('fails with words, not by throwing', async () => {
    const broken = entry(function* () {
      yield 0;
      throw new Error('no convergence');
    });
    expect(await runModel(broken, inputs, {})).toEqual({
      ok: false,
      failure: { code: 'unknown', message: 'no convergence', sql: null },
    });
    expect(await runModel(entry(endless), {}, {})).toMatchObject({
      failure: { message: 'no input spent' },
    });
  });
});
