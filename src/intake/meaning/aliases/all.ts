import type { Kind } from '../../../warehouse/tables';
import { normalised } from '../header';
import type { KindAliases } from './alias';
import { customers } from './customers';
import { behaviours, products, refunds } from './orders-and-products';
import { campaigns, interactions, loyalty, opportunities, referrals, social } from './relations';
import { transactions } from './transactions';
import { departures, feedback, tickets } from './voice';

const byKind: { [K in Kind]: KindAliases<K> } = {
  ...{ customers, transactions, products, refunds, behaviours, feedback, tickets, interactions },
  ...{ campaigns, social, referrals, loyalty, departures, opportunities },
};

/** The names of one kind, ready for comparing. */
export interface Vocabulary {
  kind: Kind;
  /** Normalised name → the role, with its rank among the role's names (0 is best). */
  names: ReadonlyMap<string, { role: string; rank: number }[]>;
  needs: readonly (readonly string[])[];
  distinctive: ReadonlySet<string>;
}

/** One vocabulary a kind. */
export const vocabularies: readonly Vocabulary[] = Object.entries(byKind).map(([kind, aliases]) => {
  const names = new Map<string, { role: string; rank: number }[]>();
  for (const [role, given] of Object.entries(aliases.roles)) {
    for (const [rank, name] of [role, ...given.names].entries()) {
      const key = normalised(name);
      const entries = names.get(key) ?? [];
      if (!entries.some((entry) => entry.role === role)) entries.push({ role, rank });
      names.set(key, entries);
    }
  }
  const { needs, distinctive } = aliases;
  // Object.entries widens the key; the record above has exactly the kinds.
  return { kind: kind as Kind, names, needs, distinctive: new Set<string>(distinctive) };
});
