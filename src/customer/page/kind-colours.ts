import type { Kind } from '../../warehouse/tables';

/** Related kinds share a colour: buying, speaking, being reached, belonging. Their names stand beside. */
export const kindColour: Readonly<Record<Kind, string>> = {
  customers: 'var(--text-faint)',
  transactions: 'var(--accent)',
  products: 'var(--text-faint)',
  refunds: 'var(--warning)',
  behaviours: 'var(--edge)',
  feedback: 'var(--good)',
  tickets: 'var(--danger)',
  interactions: 'var(--sql-keyword)',
  campaigns: 'var(--sql-number)',
  social: 'var(--sql-number)',
  referrals: 'var(--good)',
  loyalty: 'var(--accent)',
  departures: 'var(--danger)',
  opportunities: 'var(--sql-keyword)',
};
