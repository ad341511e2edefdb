import type { Note } from '../../decision';
import type { Job } from '../budget';
import { Refused } from '../refused';
import { contentOf, type Member } from '../zip';
import { readSheet, type Sheet } from './sheet';
import { sharedStrings } from './strings';
import { cellStyles } from './styles';
import { readXml } from './xml';

/** A sheet that holds something. */
export interface WorkbookTable extends Sheet {
  name: string;
}

/** The tables of a workbook, and what is not among them. */
export interface WorkbookTables {
  tables: WorkbookTable[];
  /** Hidden sheets, which are not read. */
  hidden: string[];
}

/** The parts of a workbook by role (ECMA-376 part 2, relationships). */
interface Parts {
  sheets: { name: string; isHidden: boolean; part: Member }[];
  strings: Member | undefined;
  styles: Member | undefined;
  is1904: boolean;
}

/**
 * Reads the sheets of a workbook (.xlsx, .xlsm) one after the other.
 * @param wanted the name of the only sheet that is to be read; undefined: all that are visible.
 * @throws Refused where it is damaged.
 */
export async function readWorkbook(
  archive: Blob,
  members: readonly Member[],
  wanted: string | undefined,
  job: Job,
): Promise<WorkbookTables> {
  const progress = progressOf(job);
  const content = (part: Member) => contentOf(archive, part, progress(part));
  const parts = await partsOf(members, content);
  const strings = parts.strings ? await sharedStrings(content(parts.strings)) : [];
  const styles = parts.styles ? await cellStyles(content(parts.styles)) : [];
  const book = { strings, styles, is1904: parts.is1904 };
  const isNamed = parts.sheets.some(({ name }) => name === wanted);
  const tables: WorkbookTable[] = [];
  for (const { name, isHidden, part } of parts.sheets) {
    if (isNamed ? name !== wanted : isHidden) continue;
    const sheet = await readSheet(content(part), book);
    if (sheet.rows > 0) tables.push({ name, ...sheet });
  }
  const hidden = parts.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name);
  return { tables, hidden: isNamed ? [] : hidden };
}

/** What the receipt says of a table out of a workbook with so many tables. */
export function notesOfTable(
  { name, rounded }: WorkbookTable,
  { tables, hidden }: WorkbookTables,
): Note[] {
  const notes: Note[] = [{ code: 'from_sheet', values: { sheet: name } }];
  if (rounded.count > 0) notes.push({ code: 'excel_rounding', values: { ...rounded } });
  if (hidden.length > 0 && tables[0]?.name === name) {
    notes.push({ code: 'hidden_sheets', values: { sheets: hidden.join(' · ').slice(0, 200) } });
  }
  return notes;
}

async function partsOf(
  members: readonly Member[],
  content: (part: Member) => ReturnType<typeof contentOf>,
): Promise<Parts> {
  const named = new Map(members.map((member) => [member.name.toLowerCase(), member]));
  const partAt = (path: string) => named.get(path.toLowerCase());
  const relations = async (path: string) => {
    const found: { id: string; type: string; path: string }[] = [];
    const part = partAt(relationsPath(path));
    if (!part) return found;
    await readXml(content(part), {
      open(name, { Id = '', Type = '', Target = '' }) {
        if (name === 'Relationship') {
          found.push({
            id: Id,
            type: Type.slice(Type.lastIndexOf('/') + 1),
            path: resolved(path, Target),
          });
        }
      },
    });
    return found;
  };
  const root = (await relations('')).find(({ type }) => type === 'officeDocument');
  const path = root?.path ?? 'xl/workbook.xml';
  const workbook = partAt(path);
  if (!workbook) throw new Refused({ code: 'damaged_workbook', values: {} });
  const targets = await relations(path);
  const parts: Parts = { sheets: [], strings: undefined, styles: undefined, is1904: false };
  for (const { type, path } of targets) {
    if (type === 'sharedStrings') parts.strings = partAt(path);
    if (type === 'styles') parts.styles = partAt(path);
  }
  await readXml(content(workbook), {
    open(name, attributes) {
      if (name === 'workbookPr') parts.is1904 = /^(1|true)$/.test(attributes.date1904 ?? '');
      if (name !== 'sheet') return;
      const id = attributes['r:id'] ?? byLocalName(attributes, 'id');
      const target = targets.find((relation) => relation.id === id);
      // Charts and dialogs are sheets, too; they hold no cells.
      if (target?.type !== 'worksheet') return;
      const part = partAt(target.path);
      if (!part) throw new Refused({ code: 'damaged_workbook', values: {} });
      const isHidden = attributes.state !== undefined && attributes.state !== 'visible';
      parts.sheets.push({ name: attributes.name ?? '', isHidden, part });
    },
  });
  if (parts.sheets.length === 0) throw new Refused({ code: 'damaged_workbook', values: {} });
  return parts;
}

function byLocalName(attributes: Record<string, string>, name: string): string | undefined {
  return Object.entries(attributes).find(([key]) => key.endsWith(`:${name}`))?.[1];
}

/** `xl/workbook.xml` → `xl/_rels/workbook.xml.rels`; the package's own: `_rels/.rels`. */
function relationsPath(path: string): string {
  const cut = path.lastIndexOf('/') + 1;
  return `${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`;
}

/** A target is relative to the folder of the part that names it, or begins with `/`. */
function resolved(from: string, target: string): string {
  return new URL(target, `file:///${from}`).pathname.slice(1);
}

/** Reports the bytes of all parts so far, those of one part after those of the others. */
function progressOf(job: Job): (part: Member) => Job {
  let before = 0;
  return ({ packedSize }) => {
    const start = before;
    before += packedSize;
    return { ...job, onBytes: (bytes) => job.onBytes(start + bytes) };
  };
}
