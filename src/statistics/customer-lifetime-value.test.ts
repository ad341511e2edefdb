import { expect, it } from 'vitest';
import { expectedOf } from './bg-nbd-expectations';
import { purchasesAhead } from './customer-lifetime-value';

const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const history = [2, 30.43, 38.86] as const;

it('expects what is expected of the whole time', () => {
  const { expected, discounted } = purchasesAhead(model, history, { months: 12, discount: 0 });
  expect(expected).toBeCloseTo(expectedOf(model, ...history, 12 * 4.345), 12);
  expect(discounted).toBeCloseTo(expected, 12);
});

it('discounts each month at its end', () => {
  const one = expectedOf(model, ...history, 4.345);
  const two = expectedOf(model, ...history, 8.69);
  const { discounted } = purchasesAhead(model, history, { months: 2, discount: 0.1 });
  expect(discounted).toBeCloseTo(one / 1.1 + (two - one) / 1.21, 12);
  expect(purchasesAhead(model, history, { months: 0, discount: 0.1 }).discounted).toBe(0);
});
