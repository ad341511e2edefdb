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
  /* A decision that can be taken otherwise; its value is the answer's key, such as `encoding`. */
  'data-choice',
  /* The button of the library that adds a cell, by its analysis. */
  'data-add',
  'data-cell',
  'data-analysis',
  'data-state',
  'data-result',
  'data-column',
  /* The list of people, and in it each row that has come. */
  'data-people',
  'data-person',
  /* The page of one customer, with `data-state`, and its cards. */
  'data-customer',
  'data-card',
  'data-as-of',
  'data-audience',
  'data-language',
] as const;
