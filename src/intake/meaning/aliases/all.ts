import type { Kind } from '../../../warehouse/tables';
import { normalised } from '../header';
import { canonical } from '../name-forms';
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

/** A role that a name may stand for, with the name's rank among the role's names (0 is best). */
export interface NamedRole {
  role: string;
  rank: number;
}

/** The names of one kind, ready for comparing. */
export interface Vocabulary {
  kind: Kind;
  /** Normalised name → the roles that it may stand for. */
  names: ReadonlyMap<string, readonly NamedRole[]>;
  /** The same by canonical name, where 'order no' is 'order id' and 'created on' 'created at'. */
  canonical: ReadonlyMap<string, readonly NamedRole[]>;
  /** Sets of groups: of one set, each group must have a role that was found. */
  needs: readonly (readonly (readonly string[])[])[];
  distinctive: ReadonlySet<string>;
  /** Normalised words for the row itself, the longest first. */
  own: readonly string[];
}

/** Names that a better one beats, whatever their place in the list. */
const vague = new Set(
  listed('date, datetime, timestamp, time, day, dt, 日期, 时间, id, 编号, name, 名称, title, 标题'),
);
const vagueRank = 300;

/** One vocabulary a kind. */
export const vocabularies: readonly Vocabulary[] = Object.entries(byKind).map(([kind, aliases]) => {
  const names = new Map<string, NamedRole[]>();
  const byCanonical = new Map<string, NamedRole[]>();
  for (const [role, given] of Object.entries(aliases.roles)) {
    for (const [place, name] of [role, ...listed(given)].entries()) {
      const key = normalised(name);
      const entry = { role, rank: vague.has(key) ? place + vagueRank : place };
      addTo(names, key, entry);
      addTo(byCanonical, canonical(key), entry);
    }
  }
  return {
    // Object.entries widens the key; the record above has exactly the kinds.
    kind: kind as Kind,
    names,
    canonical: byCanonical,
    needs: [aliases.needs, ...(aliases.orNeeds ? [aliases.orNeeds] : [])],
    distinctive: new Set<string>(aliases.distinctive),
    own: listed(aliases.own)
      .map(normalised)
      .sort((a, b) => b.length - a.length),
  };
});

function addTo(names: Map<string, NamedRole[]>, key: string, entry: NamedRole): void {
  const entries = names.get(key) ?? [];
  if (!entries.some(({ role }) => role === entry.role)) entries.push(entry);
  names.set(key, entries);
}

function listed(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
