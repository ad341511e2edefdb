/** Words for yes and no, in lower case. */
export const trueWords = [
  ...['true', 't', 'yes', 'y', '1', 'on', '是', '对', '有', '真', '✓', '✔', '√'],
  ...['won', '赢单', '已流失', '流失', '对照组', '同意'],
];
export const falseWords = [
  ...['false', 'f', 'no', 'n', '0', 'off', '否', '不', '没有', '无', '假', '✗', '×'],
  ...['lost', '输单', '未流失', '在网', '实验组', '不同意'],
];

const known = new Set([...trueWords, ...falseWords]);

/** Whether a cell says yes or no. */
export function isBoolean(cell: string): boolean {
  return known.has(cell.trim().toLowerCase());
}
