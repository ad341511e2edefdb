import { kMeans, movedOn, type Clustering } from '../../statistics/k-means';
import { sampleOf, scaleOf, standardised, type Points, type Scale } from '../../statistics/points';
import { randomFrom } from '../../statistics/random';
import { silhouette } from '../../statistics/silhouette';
import { partOf, type Steps } from '../../statistics/steps';
import type { RowsOf } from '../analysis';
import type { InputsOf, Model } from '../model';
import type { analysis } from './analysis';

type Rows = RowsOf<typeof analysis>;
type Customers = InputsOf<typeof analysis>['customers'];
type Feature = (typeof allFeatures)[number];

const allFeatures = ['recency', 'frequency', 'monetary', 'visits', 'tickets'] as const;
const rfmFeatures: readonly Feature[] = ['recency', 'frequency', 'monetary'];
const numbersOfClusters = [2, 3, 4, 5, 6, 7, 8];

/** Fewer customers than this make no clusters worth a name. */
export const fewest = 30;
/** The silhouette takes the square of its customers. */
const sampleSize = 2000;
/** How far from the mean of all, in standard deviations, a cluster's mean sets it apart. */
const apart = 0.5;
/** The share of the work that is done when the number of clusters is known. */
const knownAt = 0.7;
/** And when the clusters are. */
const foundAt = 0.9;

/** Clusters of customers by k-means, with what sets each apart. */
export const model: Model<typeof analysis> = function* ({ customers }, values) {
  const count = customers.recency.length;
  const basis = values['features'] === 'rfm' ? rfmFeatures : allFeatures;
  const used = basis
    .map((name) => ({ name, scale: scaleOf(customers[name]) }))
    .filter(({ scale }) => scale.deviation > 0);
  if (count < fewest || used.length === 0) return nothing(count);
  yield 0;
  const points = standardised(
    used.map(({ name }) => customers[name]),
    used.map(({ scale }) => scale),
  );
  const sample = sampleOf(points, sampleSize, randomFrom(1));
  const tried = yield* partOf(curve(sample), 0, knownAt);
  if (tried.length === 0) return nothing(count);
  const asked = tried.find(({ clustering }) => String(clustering.k) === values['clusters']);
  const best = tried.reduce((one, other) => (other.silhouette > one.silhouette ? other : one));
  const chosen = asked ?? best;
  const found = yield* partOf(movedOn(points, chosen.clustering.centres), knownAt, foundAt);
  yield foundAt;
  const groups = groupsOf(found, points, customers.revenue);
  return {
    main: mainOf(groups, used, customers, values),
    silhouette: tried.map((one) => ({
      clusters: one.clustering.k,
      silhouette: one.silhouette,
      is_chosen: one === chosen,
    })),
    features: groups.flatMap(({ centre, members }, index) =>
      used.map(({ name }, d) => ({
        cluster: index + 1,
        feature: name,
        average: meanOf(members.map((i) => figure(customers, name, i))),
        z: centre[d] ?? 0,
      })),
    ),
    model: used.map(({ name, scale }) => ({ feature: name, ...scale })),
    scope: [
      {
        customers: count,
        sampled: sample.count,
        structure: structureOf(chosen.silhouette),
        silhouette: chosen.silhouette,
      },
    ],
  };
};

/** The best clustering of the sample for each number of clusters, and how well it separates. */
function* curve(sample: Points): Steps<{ clustering: Clustering; silhouette: number }[]> {
  const tried: { clustering: Clustering; silhouette: number }[] = [];
  for (const [index, k] of numbersOfClusters.entries()) {
    const from = index / numbersOfClusters.length;
    const clustering = yield* partOf(
      kMeans(sample, k),
      from,
      from + 0.5 / numbersOfClusters.length,
    );
    if (clustering.k < k) break;
    tried.push({ clustering, silhouette: silhouette(sample, clustering.labels) });
  }
  return tried;
}

interface Group {
  members: readonly number[];
  centre: readonly number[];
  revenue: number;
}

/** The clusters that have customers, those who bring most per customer first. */
function groupsOf(
  { labels, centres, k }: Clustering,
  { dimensions }: Points,
  revenue: Float64Array,
): Group[] {
  const members = Array.from({ length: k }, (): number[] => []);
  labels.forEach((label, i) => members[label]?.push(i));
  return members
    .map((own, c) => ({
      members: own,
      centre: [...centres.slice(c * dimensions, (c + 1) * dimensions)],
      revenue: own.reduce((sum, i) => sum + (revenue[i] ?? 0), 0),
    }))
    .filter(({ members: own }) => own.length > 0)
    .sort((one, other) => other.revenue / other.members.length - one.revenue / one.members.length);
}

function mainOf(
  groups: readonly Group[],
  used: readonly { name: Feature; scale: Scale }[],
  customers: Customers,
  values: Readonly<Record<string, string | null>>,
): Rows['main'] {
  const all = customers.recency.length;
  const total = groups.reduce((sum, { revenue }) => sum + revenue, 0);
  return groups.map(({ members, centre, revenue }, index) => {
    const median = (feature: Feature) =>
      medianOf(members.map((i) => figure(customers, feature, i)));
    const [trait_1 = null, trait_2 = null, trait_3 = null] = traitsOf(
      used.map(({ name }) => name),
      centre,
    );
    return {
      cluster: index + 1,
      name: values[`name_${index + 1}`]?.trim() || null,
      trait_1,
      trait_2,
      trait_3,
      customers: members.length,
      share_of_customers: members.length / all,
      revenue,
      share_of_revenue: total > 0 ? revenue / total : null,
      median_recency: median('recency'),
      median_frequency: median('frequency'),
      median_monetary: median('monetary'),
    };
  });
}

/** What sets a centre apart, most first: keys such as `monetary_high`. */
function traitsOf(features: readonly Feature[], centre: readonly number[]): string[] {
  return features
    .map((feature, d) => ({ feature, z: centre[d] ?? 0 }))
    .filter(({ z }) => Math.abs(z) >= apart)
    .sort((one, other) => Math.abs(other.z) - Math.abs(one.z))
    .map(({ feature, z }) => `${feature}_${z > 0 ? 'high' : 'low'}`);
}

/** The structure that a silhouette speaks of (Kaufman & Rousseeuw 1990, table 4). */
function structureOf(mean: number): string {
  if (mean > 0.7) return 'strong';
  if (mean > 0.5) return 'reasonable';
  return mean > 0.25 ? 'weak' : 'none';
}

/** A figure in its own unit; all but money are whole. */
function figure(customers: Customers, feature: Feature, i: number): number {
  const value = Math.expm1(customers[feature][i] ?? 0);
  return feature === 'monetary' ? value : Math.round(value);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

function medianOf(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

function nothing(customers: number): Rows {
  return {
    main: [],
    silhouette: [],
    features: [],
    model: [],
    scope: [{ customers, sampled: 0, structure: null, silhouette: null }],
  };
}
