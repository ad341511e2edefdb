import type { Hint, Note, Question, Refusal } from '../../intake/decision';
import type { Candidate } from './examination';

/** The tables that one dropped file brings. */
export interface Tables {
  examined: Candidate[];
  refusals: Refusal[];
  questions: Question[];
}

/** What a cover sheet, a legend or a read-me is refused with. */
const noTable: ReadonlySet<string> = new Set([
  ...['no_known_column', 'no_header', 'blank', 'empty'],
]);

const shownColumns = 4;

/**
 * A workbook or archive beside its tables often holds what is none: that is a note of those that
 * are, and no refusal. Of several sheets of one kind it is open whether they belong together (months)
 * or repeat each other (copies): that is asked, unless `hint` answers it.
 */
export function settleSheets(
  file: string,
  examined: Candidate[],
  refusals: readonly Refusal[],
  { answers = {} }: Hint,
): Tables {
  const isInside = ({ source }: Candidate) => source.unpacked !== undefined;
  const leftOut = examined.some(isInside) ? refusals.filter(({ code }) => noTable.has(code)) : [];
  const names = leftOut.map((refusal) => refusal.file).join(', ');
  const note = { code: 'sheets_left_out', values: { names } };
  const tables = leftOut.length > 0 ? examined.map((table) => withNote(table, note)) : examined;
  const sheets = tables.flatMap((table) => sheetOf(table) ?? []);
  const question = answers['sheets'] === undefined ? questionOf(file, sheets) : null;
  return {
    examined: tables,
    refusals: refusals.filter((refusal) => !leftOut.includes(refusal)),
    questions: question ? [question] : [],
  };
}

/** The note stays with the source, so that it is there when the table is read again. */
function withNote(table: Candidate, note: Note): Candidate {
  const { source, notes } = table;
  const unpacked = source.unpacked && {
    ...source.unpacked,
    notes: [...source.unpacked.notes, note],
  };
  return { ...table, source: { ...source, unpacked }, notes: [...notes, note] };
}

/** A table that is one of several sheets; a workbook may itself be in an archive. */
interface Sheet {
  table: Candidate;
  name: string;
  workbook: string;
}

function sheetOf(table: Candidate): Sheet | null {
  const name = table.source.unpacked?.sheet;
  if (name === undefined) return null;
  return { table, name, workbook: table.file.slice(0, -name.length) };
}

/** Where a workbook has two sheets of one kind. */
function questionOf(file: string, sheets: readonly Sheet[]): Question | null {
  const kinds = sheets.map(({ table, workbook }) => `${workbook}\n${table.decision.kind}`);
  if (new Set(kinds).size === kinds.length) return null;
  const records = sheets.reduce((sum, { table }) => sum + table.scan.records, 0);
  return {
    id: 'sheets',
    code: 'ask_sheets',
    values: { file, count: sheets.length },
    options: [
      { value: 'all', preview: `(${records})` },
      ...sheets.map(({ name, table: { decision, scan } }) => {
        const headers = decision.columns.slice(0, shownColumns).map(({ header }) => header);
        return { value: name, preview: `${headers.join(', ')} … (${scan.records})` };
      }),
    ],
  };
}
