import { CanonicalCsv } from '../canonical';
import type { Chunks } from '../inflate';
import { Refused } from '../refused';
import { isRounded, numberText } from './numbers';
import { cellText } from './strings';
import type { NumberStyle } from './styles';
import { readXml } from './xml';

/** What the cells of all sheets refer to. */
export interface Book {
  strings: readonly string[];
  styles: readonly NumberStyle[];
  is1904: boolean;
}

/** A sheet as canonical CSV, each line the sheet's row of that number. */
export interface Sheet {
  csv: Blob;
  /** Rows that are not blank. */
  rows: number;
  /** Numbers whose digits beyond the 15th are lost, and where the first one is. */
  rounded: { count: number; cell: string };
}

const mostRows = 1_048_576;
const mostColumns = 16_384;
const plainNumber: NumberStyle = { is: 'number' };

/**
 * Reads the XML of a sheet, cell by cell: what formulas last gave, and text, numbers, dates,
 * logical values and errors as the sheet shows them.
 * @throws Refused where it is damaged.
 */
export async function readSheet(chunks: Chunks, book: Book): Promise<Sheet> {
  const table = new CanonicalCsv();
  const rounded = { count: 0, cell: '' };
  let cells: string[] = [];
  let row = 0;
  let written = 0;
  let column = -1;
  let type = 'n';
  let style = plainNumber;
  let value = '';
  let isValue = false;
  let isGuide = false;

  function openCell(attributes: Record<string, string>): void {
    column = attributes.r === undefined ? column + 1 : columnOf(attributes.r);
    if (column >= mostColumns) throw damaged();
    type = attributes.t ?? 'n';
    style = book.styles[Number(attributes.s ?? 0)] ?? plainNumber;
    value = '';
  }

  function closeCell(): void {
    if (value === '') return;
    const text = textOf(type, value, style, book);
    if (text === '') return;
    if (type === 'n' && text.length > 15 && isRounded(text)) {
      if (rounded.count === 0) rounded.cell = `${letters(column)}${row}`;
      rounded.count++;
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }

  function closeRow(): void {
    if (cells.length === 0) return;
    table.blank(row - written - 1);
    table.row(cells);
    written = row;
    cells = [];
  }

  await readXml(chunks, {
    open(name, attributes) {
      if (name === 'c') openCell(attributes);
      else if (name === 'v') isValue = true;
      else if (name === 't') isValue = !isGuide;
      else if (name === 'rPh') isGuide = true;
      else if (name === 'row') {
        row = attributes.r === undefined ? row + 1 : Number(attributes.r);
        if (!(row > written && row <= mostRows)) throw damaged();
        column = -1;
      }
    },
    text(text) {
      if (isValue) value += text;
    },
    close(name) {
      if (name === 'c') closeCell();
      else if (name === 'v' || name === 't') isValue = false;
      else if (name === 'row') closeRow();
      else if (name === 'rPh') isGuide = false;
    },
  });
  return { csv: await table.finish(), rows: table.rows, rounded };
}

function textOf(type: string, value: string, style: NumberStyle, book: Book): string {
  switch (type) {
    case 's':
      return sharedAt(book, Number(value));
    case 'n':
      return numberText(value, style, book.is1904);
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'd':
      return isoText(value, style);
    default:
      return cellText(value);
  }
}

/** @throws Refused where there is no such string: an empty cell would hide the loss. */
function sharedAt({ strings }: Book, index: number): string {
  const string = strings[index];
  if (string === undefined) throw damaged();
  return string;
}

/** A date that is written as one: the format still says whether its time is shown. */
function isoText(value: string, style: NumberStyle): string {
  const isDay = style.is === 'date' && !style.hasTime;
  return isDay ? value.replace(/T00:00:00(\.0+)?Z?$/, '') : value.replace('T', ' ');
}

/** `AB12` → 27; rows and columns count from 0 here. */
function columnOf(reference: string): number {
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~0x20;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (column === 0) throw damaged();
  return column - 1;
}

function letters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : letters(Math.floor(column / 26) - 1) + last;
}

function damaged(): Refused {
  return new Refused({ code: 'damaged_workbook', values: {} });
}
