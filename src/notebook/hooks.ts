/**
 * The stable names by which scripts and tests drive the page. `data-*` attributes only;
 * styles never use them.
 */
export const hooks = {
  engine: 'data-engine',
  drop: 'data-drop',
  action: 'data-action',
  receipt: 'data-receipt',
  question: 'data-question',
  cell: 'data-cell',
  result: 'data-result',
  column: 'data-column',
  asOf: 'data-as-of',
  audience: 'data-audience',
  language: 'data-language',
} as const;
