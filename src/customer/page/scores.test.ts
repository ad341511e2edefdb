import { describe, expect, it } from 'vitest';
import { scoresByScale } from './scores';

describe('scores', () => {
  it('are never mixed across scales or sources', () => {
    const rows = [
      { source: 'feedback', score: 4, best: 5 },
      { source: 'feedback', score: 9, best: 10 },
      { source: 'tickets', score: 2, best: null },
      { source: 'feedback', score: 3, best: 5 },
      { source: 'feedback', score: null, best: 5 },
    ];
    expect(scoresByScale(rows)).toEqual([
      { source: 'feedback', best: 5, count: 2, mean: 3.5, latest: 4 },
      { source: 'feedback', best: 10, count: 1, mean: 9, latest: 9 },
      { source: 'tickets', best: null, count: 1, mean: 2, latest: 2 },
    ]);
  });
});
