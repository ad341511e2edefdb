import type { SavedSegment } from '../../warehouse/audience/condition';
import type { SegmentDraft } from './draft';

/** What is wrong with the name; its text is `segments.name.…`. */
export function nameProblem(
  { id, name }: SegmentDraft,
  segments: readonly SavedSegment[],
): 'missing' | 'taken' | null {
  const wanted = folded(name);
  if (wanted === '') return 'missing';
  const isTaken = segments.some((one) => one.id !== id && folded(one.name) === wanted);
  return isTaken ? 'taken' : null;
}

function folded(name: string): string {
  return name.trim().normalize('NFKC').toLowerCase();
}
