import type { ColumnDecision, Hint } from '../../intake/decision';
import { hintOver } from '../../intake/layout-key';
import type { Loaded, Preview } from '../../warehouse/api';
import { changedColumns } from './hints';

type FileQuestion = Loaded['questions'][number];

/** A question, asked once for all files of one layout that raise it. */
export interface SharedQuestion extends FileQuestion {
  /** The files that raise it; `file` is the first. */
  files: readonly string[];
}

/** Files that wait for answers: what is asked, what they were taken for, what the user changed. */
export class Asked {
  #questions = $state.raw<readonly SharedQuestion[]>([]);
  #previews = $state.raw<readonly Preview[]>([]);
  #given = $state.raw<ReadonlyMap<string, Hint>>(new Map());

  get questions(): readonly SharedQuestion[] {
    return this.#questions;
  }

  get previews(): readonly Preview[] {
    return this.#previews;
  }

  /** What came of reading the files; earlier answers stay. */
  ask(questions: readonly FileQuestion[], previews: readonly Preview[]): void {
    this.#questions = shared(questions, previews);
    this.#previews = previews;
  }

  /** The chosen option; the first one until something was chosen. */
  answerOf({ id, file, options }: SharedQuestion): string {
    return this.givenOf(file).answers?.[id] ?? options[0]?.value ?? '';
  }

  answer({ id, files }: SharedQuestion, option: string): void {
    for (const file of files) this.change(file, { answers: { [id]: option } });
  }

  /** What the user changed about a file. */
  givenOf(file: string): Hint {
    return this.#given.get(file) ?? {};
  }

  change(file: string, hint: Hint): void {
    this.#given = new Map([...this.#given, [file, hintOver(hint, this.givenOf(file))]]);
  }

  /** The columns of a waiting file with the user's changes. */
  columnsOf({ file, decision }: Preview): ColumnDecision[] {
    return changedColumns(decision.columns, this.givenOf(file));
  }

  /** For the next reading: the changes, and an answer to every question. */
  get hints(): Record<string, Hint> {
    const hints = new Map(this.#given);
    for (const question of this.#questions) {
      const answers = { [question.id]: this.answerOf(question) };
      for (const file of question.files) {
        hints.set(file, hintOver({ answers }, hints.get(file)));
      }
    }
    return Object.fromEntries(hints);
  }

  /** The changes alone, without answers: what is open is asked again. */
  get changes(): Record<string, Hint> {
    const open = new Set(this.#questions.map(({ id }) => id));
    const changes = [...this.#given].map(([file, hint]) => {
      const answers = Object.entries(hint.answers ?? {}).filter(([id]) => !open.has(id));
      return [file, { ...hint, answers: Object.fromEntries(answers) }] as const;
    });
    return Object.fromEntries(changes);
  }

  clear(): void {
    this.#questions = [];
    this.#previews = [];
    this.#given = new Map();
  }
}

function shared(
  questions: readonly FileQuestion[],
  previews: readonly Preview[],
): readonly SharedQuestion[] {
  const layouts = new Map(previews.map(({ file, layout }) => [file, layout]));
  const groups = new Map<string, SharedQuestion>();
  for (const question of questions) {
    const options = question.options.map(({ value }) => value);
    const layout = layouts.get(question.file) ?? question.file;
    const key = JSON.stringify([layout, question.id, options]);
    const group = groups.get(key);
    groups.set(key, { ...(group ?? question), files: [...(group?.files ?? []), question.file] });
  }
  return [...groups.values()];
}
