import type { Hint, Note, Question, Refusal, SourceFile } from '../decision';
import { archiveMembers, isBeside } from './archive';
import { Budget, type Job } from './budget';
import { gunzipped } from './gzip';
import { collected, collectedIf } from './inflate';
import { readJson } from './json/table';
import { formOf } from './magic';
import { isNamedAs, type Packing } from './naming';
import { oleForm, zipForm } from './office';
import { readParquet } from './parquet/table';
import { Refused } from './refused';
import { notesOfTable, readWorkbook } from './xlsx/workbook';
import { contentOf, membersOf, type Member } from './zip';

/** The tables in a dropped file. */
export interface Contents {
  /** Text tables; the file itself where it is one. */
  sources: SourceFile[];
  refusals: Refusal[];
  /** Which of several tables are wanted, where that is open. */
  questions: Question[];
}

const headBytes = 64 * 1024;
/** An archive in an archive is read; what is packed in that is not. */
const mostLayers = 2;

/** What goes along while layers are opened. */
interface Opening {
  hint: Hint;
  job: Job;
  /** Archives around the file. */
  layers: number;
}

/**
 * Opens a dropped file by what its first bytes say it is. What is no text comes out as text:
 * canonical CSV in UTF-8. `hint.answers.sheets` names the only sheet of a workbook that is wanted;
 * `all`, or none: all that are visible.
 * @param onBytes told how many bytes of the dropped file are done.
 */
export async function unpack(
  file: SourceFile,
  hint: Hint,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<Contents | 'cancelled'> {
  const job = { budget: new Budget(file.blob.size), signal, onBytes };
  try {
    return await opened(file, { hint, job, layers: 0 });
  } catch (cause) {
    if (signal?.aborted) return 'cancelled';
    return refusedAs(file, cause);
  }
}

async function opened(file: SourceFile, opening: Opening): Promise<Contents> {
  const head = new Uint8Array(await file.blob.slice(0, headBytes).arrayBuffer());
  const form = formOf(head);
  switch (form) {
    case 'text':
      return only(file);
    case 'gzip':
      return openedGzip(renamed(file, 'gzip'), opening);
    case 'zip':
      return openedZip(file, opening);
    case 'ole':
      throw new Refused(await oleForm(file.blob));
    case 'json': {
      const { csv, notes } = await readJson(file.blob, opening.job);
      return only(written(renamed(file, 'JSON'), file.name, csv, notes, 0));
    }
    case 'parquet': {
      const { csv, rows } = await readParquet(file.blob, opening.job);
      const note = { code: 'from_parquet', values: { count: rows } };
      return only(written(renamed(file, 'Parquet'), file.name, csv, [note], 0));
    }
    default:
      throw new Refused(form);
  }
}

async function openedGzip(file: SourceFile, { layers, ...opening }: Opening): Promise<Contents> {
  if (layers === mostLayers) throw new Refused({ code: 'nested_too_deep', values: {} });
  const blob = await gunzipped(file.blob, opening.job);
  const inner = { ...opening, job: quiet(opening.job), layers: layers + 1 };
  const values = { archive: file.name, member: file.name.replace(/\.(gz|gzip)$/i, '') };
  const unpacked = unpackedFrom(file, [{ code: 'from_archive', values }]);
  return opened({ ...file, blob, unpacked }, inner);
}

async function openedZip(file: SourceFile, opening: Opening): Promise<Contents> {
  const members = await membersOf(file.blob);
  const mimetype = await textOfMember(file.blob, members, 'mimetype', opening.job);
  const form = zipForm(members, mimetype);
  if (form === 'xlsx') return openedWorkbook(renamed(file, 'Excel'), members, opening);
  if (form === 'archive') return openedArchive(renamed(file, 'ZIP'), members, opening);
  throw new Refused(form);
}

async function openedWorkbook(
  file: SourceFile,
  members: readonly Member[],
  { hint, job }: Opening,
): Promise<Contents> {
  const answer = hint.answers?.sheets;
  const wanted = answer === 'all' ? undefined : answer;
  const book = await readWorkbook(file.blob, members, wanted, job);
  if (book.tables.length === 0) throw new Refused({ code: 'empty_workbook', values: {} });
  const isOnly = book.tables.length === 1 && book.tables[0]?.name !== wanted;
  const sources = book.tables.map((table) => {
    const name = isOnly ? file.name : `${file.name} › ${table.name}`;
    const source = written(file, name, table.csv, notesOfTable(table, book));
    if (!isOnly && source.unpacked) source.unpacked.sheet = table.name;
    return source;
  });
  return { sources, refusals: [], questions: [] };
}

async function openedArchive(
  file: SourceFile,
  all: readonly Member[],
  { layers, ...opening }: Opening,
): Promise<Contents> {
  if (layers === mostLayers) throw new Refused({ code: 'nested_too_deep', values: {} });
  const contents: Contents = { sources: [], refusals: [], questions: [] };
  const leftOut: string[] = [];
  let before = 0;
  for (const member of archiveMembers(all)) {
    const { name } = member;
    const start = before;
    before += member.packedSize;
    const onBytes = (bytes: number) => opening.job.onBytes(start + bytes);
    const note = { code: 'from_archive', values: { archive: file.name, member: name } };
    const source = {
      ...file,
      name: `${file.name} › ${name}`,
      unpacked: unpackedFrom(file, [note]),
    };
    const inner = { ...opening, job: quiet(opening.job), layers: layers + 1 };
    const content = contentOf(file.blob, member, { ...opening.job, onBytes });
    const found = await openedMember(source, content, inner);
    contents.sources.push(...found.sources);
    contents.questions.push(...found.questions);
    for (const refusal of found.refusals) {
      if (isBeside(refusal)) leftOut.push(name);
      else contents.refusals.push(refusal);
    }
  }
  const values = { members: leftOut.join(' · ').slice(0, 200), count: leftOut.length };
  const [first] = contents.sources;
  if (first && leftOut.length > 0) {
    first.unpacked?.notes.push({ code: 'left_out_members', values });
  } else if (!first && contents.refusals.length === 0) {
    throw new Refused({ code: 'no_table_inside', values: {} });
  }
  return contents;
}

/** A member that cannot be read leaves the others as they are; a bomb is one for all. */
async function openedMember(
  source: Omit<SourceFile, 'blob'>,
  content: ReturnType<typeof contentOf>,
  opening: Opening,
): Promise<Contents> {
  const file = { ...source, blob: new Blob() };
  let declined: Note | null = null;
  try {
    const blob = await collectedIf(content, (head) => {
      const form = formOf(head);
      if (typeof form !== 'string') declined = form;
      return declined === null;
    });
    if (blob) return await opened({ ...source, blob }, opening);
    return refusedAs(file, new Refused(declined ?? { code: 'empty', values: {} }));
  } catch (cause) {
    if (cause instanceof Refused && cause.note.code !== 'bomb') return refusedAs(file, cause);
    throw cause;
  }
}

async function textOfMember(
  archive: Blob,
  members: readonly Member[],
  name: string,
  job: Job,
): Promise<string> {
  const member = members.find((one) => one.name === name && one.size < 1024);
  if (!member) return '';
  return (await collected(contentOf(archive, member, quiet(job)))).text();
}

function only(source: SourceFile): Contents {
  return { sources: [source], refusals: [], questions: [] };
}

/** A table of our own writing out of `file`. */
function written(
  file: SourceFile,
  name: string,
  csv: Blob,
  notes: Note[],
  firstRow = 1,
): SourceFile {
  return {
    ...file,
    name,
    blob: csv,
    unpacked: { ...unpackedFrom(file, notes), isCanonical: true, firstRow },
  };
}

function unpackedFrom({ name, unpacked }: SourceFile, notes: Note[]) {
  const before = unpacked?.notes ?? [];
  return { from: unpacked?.from ?? name, isCanonical: false, notes: [...before, ...notes] };
}

/** Says so where the name promises something else, such as a workbook called `.csv`. */
function renamed(file: SourceFile, packing: Packing): SourceFile {
  if (isNamedAs(file.name, packing)) return file;
  const note = { code: 'named_otherwise', values: { form: packing } };
  return { ...file, unpacked: unpackedFrom(file, [note]) };
}

/** Progress is counted in bytes of the dropped file; what is inside has been counted. */
function quiet(job: Job): Job {
  return { ...job, onBytes: () => {} };
}

/** @throws the cause where it is no statement about the file. */
function refusedAs(file: SourceFile, cause: unknown): Contents {
  // A Blob that cannot be read: a folder, a file that went away or changed meanwhile.
  const unreadable: Note = { code: 'unreadable', values: {} };
  const note =
    cause instanceof Refused ? cause.note : cause instanceof DOMException ? unreadable : null;
  if (!note) throw cause;
  const refusal = { file: file.name, code: note.code, values: { file: file.name, ...note.values } };
  return { sources: [], refusals: [refusal], questions: [] };
}
