import type { Note } from '../decision';
import { Refused } from './refused';
import type { Member } from './zip';

/** More is no export of tables, and every member is opened. */
const mostMembers = 1_000;

/** The members of an archive that may be tables: no folders, nothing hidden, nothing empty. */
export function archiveMembers(all: readonly Member[]): Member[] {
  const files = all.filter(({ name, size }) => size > 0 && !name.endsWith('/') && !isHidden(name));
  if (files.length > mostMembers) {
    throw new Refused({
      code: 'too_many_members',
      values: { count: files.length, most: mostMembers },
    });
  }
  return files;
}

/** What systems put into archives by themselves. */
function isHidden(path: string): boolean {
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  return (
    parts.some((part) => part.startsWith('.')) ||
    parts[0] === '__MACOSX' ||
    /^(thumbs\.db|desktop\.ini)$/i.test(name)
  );
}

const beside = new Set(['is_pdf', 'is_image', 'is_media', 'is_document', 'empty']);

/** Whether a member is of those that come along with tables: told in one line, not refused. */
export function isBeside({ code }: Note): boolean {
  return beside.has(code);
}
