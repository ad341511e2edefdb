/** What the rule looks at. */
export interface Situation {
  risk: number;
  /** Days since the last order relative to the own gap. */
  ratio: number;
  orderDays: number;
  /** Value tier A, or marked as important in the customer file. */
  isImportant: boolean;
  openTickets: number;
}

export type NextStep =
  'settle_first' | 'personal_call' | 'none' | 'second_order' | 'reminder' | 'win_back';

/** The risk from which a customer is worth a contact; an important one is earlier. */
const worthFrom = { important: 0.4, other: 0.5 };

/**
 * What to do next with a customer, the first that applies (ours). A rule, not an effect: nothing here
 * says that it helps.
 */
export function nextStep({
  risk,
  ratio,
  orderDays,
  isImportant,
  openTickets,
}: Situation): NextStep {
  if (openTickets > 0) return 'settle_first';
  if (isImportant && risk >= worthFrom.important) return 'personal_call';
  if (risk < worthFrom.other) return 'none';
  if (orderDays === 1) return 'second_order';
  return ratio <= 2 ? 'reminder' : 'win_back';
}
