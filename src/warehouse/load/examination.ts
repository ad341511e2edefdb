import { unpack } from '../../intake/container/unpack';
import type { Hint, Hints, Question, Refusal, SourceFile } from '../../intake/decision';
import { examine, type Given } from '../../intake/examine';
import { isRefusal, type Examined, type OnProgress } from '../../intake/examined';
import { settleSheets } from './sheets';

/** A file that was read, with what was given about it, so that more can be given later. */
export interface Candidate extends Examined {
  given: Given;
}

/** What became of files that were read: those understood, and those that cannot be loaded. */
export interface Examination {
  examined: Candidate[];
  refusals: Refusal[];
  /** What must be answered first, by file. */
  questions: { file: string; questions: Question[] }[];
  cancelled: boolean;
}

/**
 * Reads files without loading them, after unpacking what is inside others. The same bytes twice,
 * here or among the known files, are a refusal.
 *
 * @param known the names of the loaded files by the fingerprint of their bytes
 */
export async function examineFiles(
  files: readonly SourceFile[],
  hints: Hints,
  known: ReadonlyMap<string, string>,
  onProgress: OnProgress,
  signal?: AbortSignal,
): Promise<Examination> {
  const outcome: Examination = { examined: [], refusals: [], questions: [], cancelled: false };
  const { layouts, timeZone } = hints;
  const seen = new Map(known);
  const total = files.reduce((bytes, { blob }) => bytes + blob.size, 0);
  let done = 0;
  let rows = 0;
  for (const file of files) {
    const hint = hintFor(file, hints);
    const tell = (bytes: number, records?: number) =>
      onProgress({
        file: file.name,
        stage: records === undefined ? 'decode' : 'examine',
        done: Math.min(total, done + Math.min(bytes, file.blob.size)),
        total,
        rows: rows + (records ?? 0),
      });
    const contents = await unpack(file, hint, (bytes) => tell(bytes), signal);
    if (contents === 'cancelled') return { ...outcome, cancelled: true };
    const examined: Candidate[] = [];
    const refusals = [...contents.refusals];
    for (const source of contents.sources) {
      const given = { layouts, timeZone, hint: hintFor(source, hints) };
      const result = await examine(source, given, tell, signal);
      if (result === 'cancelled') return { ...outcome, cancelled: true };
      if (isRefusal(result)) {
        refusals.push(result);
        continue;
      }
      rows += result.scan.records;
      const twin = seen.get(result.fingerprint);
      if (twin !== undefined) {
        const values = { file: source.name, twin };
        refusals.push({ file: source.name, code: 'same_file', values });
        continue;
      }
      seen.set(result.fingerprint, source.name);
      examined.push({ ...result, given });
    }
    const tables = settleSheets(file.name, examined, refusals, hint);
    outcome.examined.push(...tables.examined);
    outcome.refusals.push(...tables.refusals);
    const questions = [...contents.questions, ...tables.questions];
    if (questions.length > 0) outcome.questions.push({ file: file.name, questions });
    outcome.questions.push(...openQuestions(tables.examined));
    done += file.blob.size;
  }
  return outcome;
}

/** The questions of each file that has any. */
export function openQuestions(examined: readonly Examined[]): Examination['questions'] {
  return examined.flatMap(({ file, questions }) =>
    questions.length > 0 ? [{ file, questions }] : [],
  );
}

/** By the table's own name, else by that of the file in which it was. */
function hintFor({ name, unpacked }: SourceFile, { files }: Hints): Hint {
  const found = [name, unpacked?.from].find(
    (known) => known !== undefined && Object.hasOwn(files, known),
  );
  return (found === undefined ? undefined : files[found]) ?? {};
}
