import type { Engine } from '../engine';
import type { LoadedFile } from './file';

/** Marks rows of an intake table that do not count: 'copy' by this file, 'replaced' by a newer one. */
export const leftOutColumn = '_left_out';

/** The rows of a file that count so far, as a from clause that ends in a condition. */
export function countingRows({ staged: { slot, columns } }: LoadedFile): string {
  return `intake.${slot} where ${columns.has(leftOutColumn) ? `${leftOutColumn} is null` : 'true'}`;
}

/** Leaves out the rows of a file that a newer one tells; they stay in its table. */
export async function replaceRows(
  engine: Engine,
  { staged }: LoadedFile,
  condition: string,
): Promise<void> {
  await engine.execute(
    `alter table intake.${staged.slot} add column if not exists ${leftOutColumn} varchar`,
  );
  await engine.execute(
    `update intake.${staged.slot} set ${leftOutColumn} = 'replaced'
     where ${leftOutColumn} is null and ${condition}`,
  );
  staged.columns = new Set([...staged.columns, leftOutColumn]);
}

/** Lets the rows count again that newer files had replaced; the table has the column for it. */
export async function restoreRows(engine: Engine, { staged }: LoadedFile): Promise<void> {
  await engine.execute(
    `update intake.${staged.slot} set ${leftOutColumn} = null where ${leftOutColumn} = 'replaced'`,
  );
}
