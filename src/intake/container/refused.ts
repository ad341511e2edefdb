import type { Note } from '../decision';

/** Thrown while a file is unpacked: what it is and what to do, for the refusal. */
export class Refused extends Error {
  constructor(readonly note: Note) {
    super(note.code);
    this.name = 'Refused';
  }
}
