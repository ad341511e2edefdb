import type { Bound } from './bound';
import type { ClusterModel, Condition } from './condition';

/** The columns of `mart.cluster_inputs` that a clustering may use. */
const clusterFeatures = ['recency', 'frequency', 'monetary', 'visits', 'tickets'] as const;

/**
 * Whether the customer of the row `customers` is nearest to one of the chosen centres (0 is the
 * first), never null. Distances are Euclidean over standardised features; of two equally near
 * centres it is the first. A customer of whom a feature is missing is in no cluster.
 * @throws {TypeError} for a feature that is not in the closed list, or sizes that do not fit
 */
export function clusterSql(
  { model, clusters }: Extract<Condition, { about: 'cluster' }>,
  bound: Bound,
): string {
  const { features, means, deviations, centres } = model;
  const unknown = features.find((feature) => !isFeature(feature));
  if (unknown !== undefined) throw new TypeError(`no feature of clusters: ${unknown}`);
  if (!fits(model)) throw new TypeError('a clustering whose sizes do not fit');
  if (clusters.length === 0) return 'false';
  const numbers = (values: readonly number[]) => `${bound.list(values.map(String))}::double[]`;
  const [mean, deviation] = [numbers(means), numbers(deviations)];
  const scaled = features
    .map((name, i) => `(inputs.${name} - (${mean})[${i + 1}]) / (${deviation})[${i + 1}]`)
    .join(', ');
  const distances = centres.map((centre) => `list_distance(place, ${numbers(centre)})`).join(', ');
  const isKnown = features.map((name) => `inputs.${name} is not null`).join(' and ');
  const chosen = numbers(clusters.map((cluster) => cluster + 1));
  return `customers.customer_key in (
    select customer_key
    from (
      select customer_key, [${distances}] as distances
      from (
        select inputs.customer_key, [${scaled}] as place
        from mart.cluster_inputs as inputs
        where ${isKnown}
      )
    )
    where list_contains(${chosen}, list_position(distances, list_min(distances))::double)
  )`;
}

/** Whether each feature has its mean, its deviation above zero and its place in every centre. */
export function fits({ features, means, deviations, centres }: ClusterModel): boolean {
  const n = features.length;
  return (
    n > 0 &&
    centres.length > 0 &&
    means.length === n &&
    deviations.length === n &&
    deviations.every((deviation) => deviation > 0) &&
    centres.every((centre) => centre.length === n)
  );
}

/** Whether a clustering may use this column. */
export function isFeature(name: string): boolean {
  return clusterFeatures.some((feature) => feature === name);
}
