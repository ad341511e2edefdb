import { expect, test } from 'vitest';
import { nextStep } from './next-step';

const customer = { risk: 0.6, ratio: 1.5, orderDays: 4, isImportant: false, openTickets: 0 };

test.each([
  [
    'an open ticket comes first, whatever else is so',
    { openTickets: 1, risk: 0.1 },
    'settle_first',
  ],
  ['an important customer is called', { isImportant: true }, 'personal_call'],
  ['and somewhat earlier than others', { isImportant: true, risk: 0.4 }, 'personal_call'],
  ['but not at a low risk', { isImportant: true, risk: 0.39 }, 'none'],
  ['others are left alone up to one half', { risk: 0.49 }, 'none'],
  ['who bought once is asked for a second order', { orderDays: 1, ratio: 9 }, 'second_order'],
  ['who is within twice the own gap is reminded', { ratio: 2 }, 'reminder'],
  ['who is silent for longer is won back', { ratio: 2.01 }, 'win_back'],
])('%s', (_, change, expected) => {
  expect(nextStep({ ...customer, ...change })).toBe(expected);
});
