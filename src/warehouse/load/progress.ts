import type { OnProgress, Progress as Bytes } from '../../intake/examined';
import type { Progress } from '../api';

const pause = 100;

const stages = { decode: 'decoding', examine: 'reading', load: 'loading' } as const;

/**
 * Tells how far files are, at most every 100 ms, and always when another stage or file begins and
 * when a stage is through: each message costs both threads.
 */
export function progressOf(onProgress: (progress: Progress) => void, now = clock): OnProgress {
  let told: Bytes | null = null;
  let toldAt = 0;
  return (progress) => {
    const { file, stage, done, total, rows } = progress;
    const isNews = stage !== told?.stage || file !== told.file || done >= total;
    if (!isNews && now() - toldAt < pause) return;
    told = progress;
    toldAt = now();
    onProgress({ stage: stages[stage], file, fraction: total > 0 ? done / total : 1, rows });
  };
}

function clock(): number {
  return performance.now();
}
