import { cellTypeOf, isTelling } from './cell-types';
import { judged } from './consistency';
import type { HeadRecord } from './head';
import type { Shape } from './record';

/**
 * The column whose text holds the delimiter unquoted, where blanks separate the cells: the one
 * that, taking the surplus cells of each record, leaves all columns beside it of one look. The
 * first record says how many columns there are.
 */
export function freeColumnOf(
  shape: Shape,
  split: (shape: Shape) => readonly HeadRecord[],
): Pick<Shape, 'columns' | 'free'> | null {
  const records = split(shape);
  const [header, ...rows] = judged(records);
  const columns = header?.cells.length ?? 0;
  const longer = rows.filter(({ cells }) => cells.length > columns);
  if (shape.quote === 0 || columns < 4) return null;
  if (longer.length === 0 || longer.length < rows.length / 3) return null;
  if (rows.filter(({ cells }) => cells.length >= columns).length < rows.length * 0.9) return null;
  const scores = Array.from({ length: columns }, (_, free) => regularityOf(longer, columns, free));
  const best = Math.max(...scores);
  if (best < 0.9) return null;
  // Quoted cells are whole: the column that would take them cannot be the one.
  const fits = scores.map((score, free) => {
    if (score < best - 0.001) return 0;
    return judged(split({ ...shape, columns, free })).filter(
      ({ cells }) => cells.length === columns,
    ).length;
  });
  const most = Math.max(...fits);
  const free = fits.indexOf(most);
  const isAlone = fits.filter((count) => count === most).length === 1;
  return isAlone && most > rows.length * 0.8 ? { columns, free } : null;
}

/** How alike in look the cells of each column are when column `free` takes the surplus, 0…1. */
function regularityOf(rows: readonly HeadRecord[], columns: number, free: number): number {
  let sum = 0;
  for (let index = 0; index < columns; index++) {
    if (index === free) continue;
    const types = new Map<string, number>();
    for (const { cells } of rows) {
      const cell = index < free ? cells[index] : cells[cells.length - columns + index];
      const type = cellTypeOf(cell ?? '');
      const look = isTelling(type) ? type : type === 'empty' ? 'empty' : 'text';
      types.set(look, (types.get(look) ?? 0) + 1);
    }
    const [look, count] = [...types].reduce((a, b) => (b[1] > a[1] ? b : a));
    // Any words look alike: a column of them tells less.
    sum += (count / rows.length) * (look === 'text' || look === 'empty' ? 0.95 : 1);
  }
  return sum / (columns - 1);
}
