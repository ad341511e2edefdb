import { logRank } from '../../statistics/log-rank';
import type { RowsOf } from '../analysis';
import { everyone } from '../attributes';
import type { LifetimeColumns } from '../lifetime-columns';
import {
  attributesOf,
  curveOf,
  fewCustomers,
  lifetimeGroups,
  medianOf,
  type LifetimeGroup,
} from '../lifetime-groups';
import type { Model } from '../model';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;

interface Compared extends ReturnType<typeof logRank> {
  attribute: string;
  split: readonly LifetimeGroup[];
}

/** How long customers stay, by the attribute that was chosen or by that which differs most. */
export const model: Model<typeof analysis> = function* ({ lifetimes }, values) {
  const [all] = lifetimeGroups(lifetimes, everyone);
  if (!all) return { main: [], test: [], curve: [], ranking: [] };
  const compared: Compared[] = [];
  const candidates = attributesOf(lifetimes).filter((name) => name !== everyone);
  for (const [index, attribute] of candidates.entries()) {
    const found = comparedBy(lifetimes, attribute);
    if (found.freedom > 0) compared.push(found);
    yield (index + 1) / (candidates.length + 1);
  }
  compared.sort((a, b) => b.chiSquare - a.chiSquare || (a.attribute < b.attribute ? -1 : 1));
  const best = compared[0];
  const told = [
    { attribute: everyone, group: all },
    ...(best?.split ?? []).map((group) => ({ attribute: best?.attribute ?? everyone, group })),
  ];
  return {
    main: told.map(({ attribute, group }) => ({ attribute, ...summaryOf(group) })),
    test: [testOf(best, all, compared.length, (values['attribute'] ?? null) === null)],
    curve: told.flatMap(({ attribute, group }) =>
      curveOf(group, Infinity).map((place) => ({ attribute, value: group.value, ...place })),
    ),
    ranking: compared.map((one) => ({
      attribute: one.attribute,
      groups: one.split.length,
      known: sizeOf(one.split),
      chi_square: one.chiSquare,
      degrees: one.freedom,
      p_value: one.p,
      p_adjusted: adjusted(one.p, compared.length),
    })),
  };
};

function comparedBy(lifetimes: LifetimeColumns, attribute: string): Compared {
  const split = lifetimeGroups(lifetimes, attribute);
  return { attribute, split, ...logRank(split.map((group) => group.lifetimes)) };
}

function summaryOf(group: LifetimeGroup) {
  const last = group.steps.at(-1);
  return {
    value: group.value,
    customers: group.customers,
    ended: group.ended,
    ...medianOf(group),
    last_time: last?.time ?? 0,
    last_survival: last?.survival ?? 1,
    is_small: group.customers < fewCustomers,
  };
}

function testOf(
  best: Compared | undefined,
  all: LifetimeGroup,
  tried: number,
  isAutomatic: boolean,
): Rows['test'][number] {
  return {
    attribute: best?.attribute ?? everyone,
    is_automatic: isAutomatic,
    groups: best?.split.length ?? 1,
    known: best ? sizeOf(best.split) : all.customers,
    chi_square: best?.chiSquare ?? null,
    degrees: best?.freedom ?? null,
    p_value: best?.p ?? null,
    tried,
    p_adjusted: best ? adjusted(best.p, tried) : null,
  };
}

/** Bonferroni: of many attributes some differ by chance. */
function adjusted(p: number, tried: number): number {
  return Math.min(1, p * tried);
}

function sizeOf(groups: readonly LifetimeGroup[]): number {
  return groups.reduce((sum, { customers }) => sum + customers, 0);
}
