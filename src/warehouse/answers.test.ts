import { describe, expect, it } from 'vitest';
import { Answers } from './answers';

function asked() {
  let count = 0;
  const ask = () => Promise.resolve(new Uint8Array([++count]));
  return { answers: new Answers(), ask };
}

describe('answers that are kept', () => {
  it('are given again while nothing has changed, and asked again when something has', async () => {
    const { answers, ask } = asked();
    expect(await answers.of('a', 'one', ask)).toEqual(new Uint8Array([1]));
    expect(await answers.of('a', 'one', ask)).toEqual(new Uint8Array([1]));
    expect(await answers.of('a', 'two', ask)).toEqual(new Uint8Array([2]));
    expect(await answers.of('b', 'two', ask)).toEqual(new Uint8Array([3]));
  });

  it('survive that the bytes are handed over', async () => {
    const { answers, ask } = asked();
    const first = await answers.of('a', 'one', ask);
    structuredClone(first.buffer, { transfer: [first.buffer] });
    const second = await answers.of('a', 'one', ask);
    structuredClone(second.buffer, { transfer: [second.buffer] });
    expect(await answers.of('a', 'one', ask)).toEqual(new Uint8Array([1]));
  });

  it('are forgotten', async () => {
    const { answers, ask } = asked();
    await answers.of('a', 'one', ask);
    answers.clear();
    expect(await answers.of('a', 'one', ask)).toEqual(new Uint8Array([2]));
  });
});
