import { plainChoice } from '../choice';
import type { Note } from '../decision';
import { commentsNote } from './dialect';
import type { Scan } from './scan';

/** What the scan of all bytes found, beyond what the head of the file showed. */
export function scanNotes(scan: Scan): Note[] {
  const notes: Note[] = [];
  const add = (code: string, count: number, choice?: Note['choice']) => {
    if (count > 0) notes.push({ code, values: { count }, ...(choice ? { choice } : {}) });
  };
  const { shape } = scan;
  add('blank_lines', scan.blank);
  if (shape.comment !== 0) {
    notes.push(commentsNote(String.fromCharCode(shape.comment), scan.comments, 'skip'));
  }
  const total = shape.keepsTotal ? 'as_record' : 'skip';
  if (shape.keepsTotal) add('total_row_kept', scan.hasTotal ? 1 : 0, choice('total_row', total));
  else add('total_row', scan.totals, choice('total_row', total));
  add('footer', scan.footnotes);
  add('other_tables', scan.otherTables);
  const quotes = choice('relaxed_quotes', shape.relaxed ? 'relaxed' : 'strict');
  if (shape.relaxed) add('relaxed_quotes', scan.innerQuotes, quotes);
  else add('strict_quotes', scan.innerQuotes, quotes);
  add('nul_characters', scan.nulls);
  add('nul_tail', scan.nullTail);
  add('looks_truncated', scan.isTruncated ? 1 : 0);
  add('mended_line_ends', scan.mendedLineEnds);
  add('no_rows', scan.records === 0 ? 1 : 0);
  return notes;
}

function choice(id: 'total_row' | 'relaxed_quotes', chosen: string): Note['choice'] {
  const values = id === 'total_row' ? ['skip', 'as_record'] : ['relaxed', 'strict'];
  return plainChoice(id, chosen, values);
}
