import { beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from './condition';
import { ConditionsShop } from '../../../test/audience-shop';

let shop: ConditionsShop;
beforeAll(async () => {
  shop = await ConditionsShop.open();
}, 60_000);

describe('a cluster', () => {
  it('holds who is nearest to its centre, the first of two as near', async () => {
    // Orders a 2, b 1, c 1, d 1, g 1; logarithms of one more.
    const [one, two] = [Math.log(2), Math.log(3)];
    const model = {
      features: ['frequency'],
      means: [one],
      deviations: [two - one],
      centres: [[1], [0], [0]],
    };
    const cluster = (...clusters: number[]): Condition => ({ about: 'cluster', model, clusters });
    expect(await shop.those([cluster(0)])).toBe('a');
    expect(await shop.those([cluster(1)])).toBe('bcdg');
    expect(await shop.those([cluster(2)])).toBe('');
    expect(await shop.those([cluster(0, 1, 2)])).toBe('abcdg');
    expect(await shop.those([cluster()])).toBe('');
    const unknown: Condition = {
      about: 'cluster',
      model: { ...model, features: ['x from y'] },
      clusters: [0],
    };
    await expect(shop.those([unknown])).rejects.toThrow(TypeError);
  });
});
