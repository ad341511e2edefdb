/**
 * The stable names by which scripts and tests drive the page; styles never use them. A contract
 * test holds the markup and the README to this list.
 */
export const hooks = [
  'data-engine',
  'data-drop',
  'data-action',
  'data-receipt',
  'data-file',
  'data-kind',
  'data-records',
  'data-loaded',
  'data-quarantined',
  'data-skipped',
  'data-question',
  'data-cell',
  'data-analysis',
  'data-state',
  'data-result',
  'data-column',
  'data-as-of',
  'data-audience',
  'data-language',
] as const;
