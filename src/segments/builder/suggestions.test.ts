import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Outcome } from '../../warehouse/api';
import { Suggestions } from './suggestions.svelte';

const values = (value: string[]): Outcome<string[]> => ({ ok: true, value });
const many = Array.from({ length: 200 }, (_, index) => `v${index}`);

describe('suggestions', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('asks once where the answer is all there is', async () => {
    const choices = vi.fn(() => Promise.resolve(values(['a', 'b'])));
    const suggestions = new Suggestions(choices, null);
    suggestions.look('');
    await vi.advanceTimersByTimeAsync(0);
    suggestions.look('a');
    await vi.advanceTimersByTimeAsync(500);
    expect(choices.mock.calls).toEqual([['']]);
    expect(suggestions.values).toEqual(['a', 'b']);
  });

  it('asks again for a text where there may be more', async () => {
    const choices = vi.fn((text: string) => Promise.resolve(values(text ? ['rare'] : many)));
    const suggestions = new Suggestions(choices, null);
    suggestions.look('');
    await vi.advanceTimersByTimeAsync(0);
    suggestions.look('r');
    suggestions.look('ra');
    await vi.advanceTimersByTimeAsync(150);
    expect(choices.mock.calls).toEqual([[''], ['ra']]);
    expect(suggestions.values).toEqual(['rare']);
  });

  it('drops an answer that a later question has overtaken', async () => {
    const answers: ((outcome: Outcome<string[]>) => void)[] = [];
    const choices = () => new Promise<Outcome<string[]>>((resolve) => void answers.push(resolve));
    const suggestions = new Suggestions(choices, null, 0);
    suggestions.look('a');
    await vi.advanceTimersByTimeAsync(0);
    suggestions.look('ab');
    await vi.advanceTimersByTimeAsync(0);
    answers[1]!(values(['ab']));
    answers[0]!(values(['a']));
    await vi.advanceTimersByTimeAsync(0);
    expect(suggestions.values).toEqual(['ab']);
  });

  it('says that they could not be read', async () => {
    const failure = { code: 'refused', message: '', sql: null } as const;
    const suggestions = new Suggestions(() => Promise.resolve({ ok: false, failure }), null);
    suggestions.look('');
    await vi.advanceTimersByTimeAsync(0);
    expect([suggestions.state, suggestions.values]).toEqual(['failed', []]);
  });

  it('asks nothing where the values are known', async () => {
    const choices = vi.fn(() => Promise.resolve(values([])));
    const suggestions = new Suggestions(choices, ['a']);
    suggestions.look('a');
    await vi.advanceTimersByTimeAsync(500);
    expect(choices).not.toHaveBeenCalled();
    expect([suggestions.state, suggestions.values]).toEqual(['ready', ['a']]);
  });
});
