/** Texts that stand for "nothing here", compared without outer spaces and in lower case. */
export const nullWords = [
  ...[
    'null',
    '(null)',
    'none',
    'nil',
    'n/a',
    '#n/a',
    'na',
    'nan',
    'undefined',
    '\\n',
    '-',
    '--',
    '—',
  ],
  ...['无', '空', '暂无', '未知', '未填写', '0000-00-00', '0000-00-00 00:00:00', '0000/00/00'],
  '00/00/0000',
] as const;

const words = new Set<string>(nullWords);

/** Words that mean nothing only where a number, date or id is expected; in a text they may say something. */
const meaningful = new Set<string>(['无', '未知', 'na', 'none', 'nan']);

/** Those that also stand for nothing in a text column. */
export const nullTexts = nullWords.filter((word) => !meaningful.has(word));

const longest = Math.max(...nullWords.map((word) => word.length));

export function isNullWord(cell: string): boolean {
  const first = cell.charCodeAt(0);
  // Most cells begin with a digit from 1 to 9, as no word of these does.
  if (first >= 49 && first <= 57) return false;
  if (cell.length > longest && cell.trim().length > longest) return false;
  const text = cell.trim().toLowerCase();
  return text === '' || words.has(text);
}
