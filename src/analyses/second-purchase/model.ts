import { stepAt, survivalAt } from '../../statistics/kaplan-meier';
import { logRank } from '../../statistics/log-rank';
import type { RowsOf } from '../analysis';
import { everyone } from '../attributes';
import {
  attributesOf,
  curveOf,
  fewCustomers,
  lifetimeGroups,
  medianOf,
  type LifetimeGroup,
} from '../lifetime-groups';
import type { InputsOf, Model } from '../model';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;
type Windows = InputsOf<typeof analysis>['windows'];

/** Days within which customers are counted back. */
const windowsOfDays = [30, 60, 90, 180, 365];
/** Days that the curve shows. */
const shownDays = 365;
/** Length of the periods in which customers come back, in days, and how many are told. */
const periodDays = 30;
const periods = 12;

/** How long customers take to their second order day, one-time buyers censored. */
export const model: Model<typeof analysis> = function* ({ lifetimes, windows }) {
  const [all] = lifetimeGroups(lifetimes, everyone);
  yield 0.5;
  if (!all) return { main: [], groups: [], hazard: [], test: [], curve: [] };
  const attribute = attributesOf(lifetimes).find((name) => name !== everyone) ?? everyone;
  const split = attribute === everyone ? [] : lifetimeGroups(lifetimes, attribute);
  const told = [
    { attribute: everyone, group: all },
    ...split.map((group) => ({ attribute, group })),
  ];
  return {
    main: told.flatMap(({ attribute: name, group }) =>
      windowRows(group, split, windows, name).map((row) => ({
        attribute: name,
        value: group.value,
        ...row,
      })),
    ),
    groups: told.map(({ attribute: name, group }) => ({
      attribute: name,
      value: group.value,
      customers: group.customers,
      returned: group.ended,
      ...medianOf(group),
      is_small: group.customers < fewCustomers,
    })),
    hazard: hazardOf(all),
    test: [testOf(attribute, all, split)],
    curve: told.flatMap(({ attribute: name, group }) =>
      curveOf(group, shownDays).map(({ time, survival, low, high, at_risk: waiting }) => ({
        attribute: name,
        value: group.value,
        days: time,
        share: 1 - survival,
        low: high === null ? null : 1 - high,
        high: low === null ? null : 1 - low,
        waiting,
      })),
    ),
  };
};

function windowRows(
  { value, steps }: LifetimeGroup,
  split: readonly LifetimeGroup[],
  windows: Windows,
  attribute: string,
) {
  const longest = steps.at(-1)?.time ?? 0;
  const named = split.map((group) => group.value);
  return windowsOfDays.map((days) => {
    const step = stepAt(steps, days);
    let [observed, returned] = [0, 0];
    windows.attribute.forEach((name, i) => {
      const own = windows.value[i] ?? '';
      const shown = attribute === everyone || named.includes(own) ? own : 'other';
      if (name !== attribute || shown !== value || windows.days[i] !== days) return;
      observed += windows.customers[i] ?? 0;
      returned += windows.returned[i] ?? 0;
    });
    // Nobody has been watched for so long: nothing is known of it, unless all came back sooner.
    const isKnown = days <= longest || step?.survival === 0;
    return {
      days,
      share: isKnown ? 1 - (step?.survival ?? 1) : null,
      low: isKnown && step?.high != null ? 1 - step.high : null,
      high: isKnown && step?.low != null ? 1 - step.low : null,
      observed,
      returned,
      cohort_share: observed > 0 ? returned / observed : null,
    };
  });
}

/** Of those not back when a period opens, the share that comes back in it, by the curve. */
function hazardOf({ steps }: LifetimeGroup): Rows['hazard'] {
  return Array.from({ length: periods }, (_, i) => {
    const [from, to] = [i * periodDays, (i + 1) * periodDays];
    const inside = steps.filter(({ time }) => time > from && time <= to);
    const before = survivalAt(steps, from);
    return {
      from_days: from + 1,
      to_days: to,
      waiting: steps.find(({ time }) => time > from)?.atRisk ?? 0,
      returned: inside.reduce((sum, { ended }) => sum + ended, 0),
      rate: before > 0 ? 1 - survivalAt(steps, to) / before : 0,
    };
  }).filter(({ waiting }) => waiting > 0);
}

function testOf(
  attribute: string,
  all: LifetimeGroup,
  split: readonly LifetimeGroup[],
): Rows['test'][number] {
  const test = logRank(split.map(({ lifetimes }) => lifetimes));
  const isTested = test.freedom > 0;
  return {
    attribute,
    groups: Math.max(1, split.length),
    customers: all.customers,
    known: split.reduce((sum, { customers }) => sum + customers, 0) || all.customers,
    chi_square: isTested ? test.chiSquare : null,
    degrees: isTested ? test.freedom : null,
    p_value: isTested ? test.p : null,
  };
}
