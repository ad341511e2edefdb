import { describe, expect, it } from 'vitest';
import type { Progress } from '../api';
import { progressOf } from './progress';

describe('the progress of a load', () => {
  it('is told every 100 ms, and at once where a stage or a file begins or ends', () => {
    const told: Progress[] = [];
    let now = 1000;
    const tell = progressOf(
      (progress) => told.push(progress),
      () => now,
    );
    const at = (ms: number, file: string, stage: 'examine' | 'load', done: number) => {
      now = 1000 + ms;
      tell({ file, stage, done, total: 200, rows: done * 2 });
    };
    at(0, 'a.csv', 'examine', 0);
    at(20, 'a.csv', 'examine', 10);
    at(99, 'a.csv', 'examine', 20);
    at(100, 'a.csv', 'examine', 30);
    at(150, 'b.csv', 'examine', 100);
    at(160, 'b.csv', 'examine', 200);
    at(170, 'a.csv', 'load', 0);
    at(180, 'a.csv', 'load', 50);
    expect(told).toEqual([
      { file: 'a.csv', stage: 'reading', fraction: 0, rows: 0 },
      { file: 'a.csv', stage: 'reading', fraction: 0.15, rows: 60 },
      { file: 'b.csv', stage: 'reading', fraction: 0.5, rows: 200 },
      { file: 'b.csv', stage: 'reading', fraction: 1, rows: 400 },
      { file: 'a.csv', stage: 'loading', fraction: 0, rows: 0 },
    ]);
  });

  it('of an empty file is whole', () => {
    const told: Progress[] = [];
    const tell = progressOf((progress) => told.push(progress));
    tell({ file: 'a.csv', stage: 'decode', done: 0, total: 0, rows: 0 });
    expect(told).toEqual([{ file: 'a.csv', stage: 'decoding', fraction: 1, rows: 0 }]);
  });
});
