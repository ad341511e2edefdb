import { bars } from '../../charts/bars';
import { emptyChart } from '../../charts/empty';
import { heatmap } from '../../charts/heatmap';
import { mix, themeOf, type Theme } from '../../charts/surface/theme';
import { together } from '../../charts/together';
import { fill } from '../../i18n/text';
import type { Audience, ClusterModel } from '../../warehouse/audience/condition';
import type { RowsOf } from '../analysis';
import type { Chart } from '../chart';
import type { analysis } from './analysis';
import { clusterName, meanText, text, traitsOf } from './text';

type Rows = RowsOf<typeof analysis>;

/** The clusters with what sets each apart; beside them how well each number of clusters separates. */
export const chart: Chart<typeof analysis> = (rows, context) => {
  const { width, theme, format, audience, pick } = context;
  const part = { theme, format, name: format.text(text.measure) };
  const drawing = { ...part, width, n: text.n(rows) };
  if (rows.main.length === 0) {
    return emptyChart({ ...part, width }, text.headline(rows, format));
  }
  const model = clusterModel(rows);
  const chosen = chosenOf(audience, model);
  const pickCluster =
    pick && ((key: string) => pick([{ about: 'cluster', model, clusters: [Number(key) - 1] }]));
  const sizes = (partWidth: number) =>
    bars(
      rows.main.map((row) => ({
        key: String(row.cluster),
        label: [clusterName(row, format), ...traitsOf(row, format)].join(' · '),
        value: row.customers,
        note: row.share_of_revenue === null ? undefined : format.share(row.share_of_revenue),
        selected: chosen.includes(row.cluster - 1),
        details: [
          `${format.text(text.columns.share_of_customers)} ${format.share(row.share_of_customers)}`,
          `${format.text(text.columns.median_recency)} ${format.days(row.median_recency)}`,
          `${format.text(text.columns.median_frequency)} ${format.number(row.median_frequency, 1)}`,
          `${format.text(text.columns.median_monetary)} ${format.money(row.median_monetary)}`,
        ],
      })),
      {
        ...part,
        width: partWidth,
        show: format.count,
        valueHeading: format.text(text.columns.customers),
        noteHeading: format.text(text.columns.share_of_revenue),
        onPick: pickCluster,
      },
    );
  const both = (partWidth: number) =>
    together(
      [sizes, (inner) => featureGrid(rows, { ...part, width: inner }, chosen, pickCluster)],
      {
        ...part,
        width: partWidth,
      },
      { under: true },
    );
  return together([both, (partWidth) => curve(rows, { ...part, width: partWidth })], drawing, {
    shares: [2, 1],
  });
};

type Drawing = Parameters<typeof emptyChart>[0];

/** The means of the features, coloured by how far they lie from those of all customers. */
function featureGrid(
  { main, features }: Rows,
  drawing: Drawing,
  chosen: readonly number[],
  onPick: ((key: string) => void) | undefined,
): SVGSVGElement {
  const { format } = drawing;
  const theme = themeOf(drawing.theme);
  const nameOfFeature = (feature: string) =>
    format.text(text.values?.[`feature.${feature}`] ?? { zh: feature, en: feature });
  const names = uniqueNames(main.map((row) => clusterName(row, format)));
  return heatmap(
    features.map(({ cluster, feature, average, z }) => ({
      x: nameOfFeature(feature),
      y: names[cluster - 1] ?? String(cluster),
      value: z,
      text: meanText(feature, average, format),
      colour: colourOf(z, theme),
      key: String(cluster),
      selected: chosen.includes(cluster - 1),
      details: [
        fill(format.text(words.deviations), {
          z: `${z < 0 ? '−' : '+'}${format.number(Math.abs(z), 2)}`,
        }),
      ],
    })),
    {
      ...drawing,
      name: format.text(text.results.features),
      xs: [...new Set(features.map(({ feature }) => nameOfFeature(feature)))],
      ys: names,
      xHeading: format.text(words.mean),
      show: (value) => format.number(value, 2),
      legend: [
        { label: format.text(words.below), colour: colourOf(-fullColourAt, theme) },
        { label: format.text(words.above), colour: colourOf(fullColourAt, theme) },
      ],
      onPick,
    },
  );
}

/** The mean silhouette by number of clusters; the one that is drawn stands out. */
function curve({ silhouette }: Rows, drawing: Drawing): SVGSVGElement {
  const { format } = drawing;
  const theme = themeOf(drawing.theme);
  return bars(
    silhouette.map((row) => ({
      key: String(row.clusters),
      label: fill(format.text(words.clusters), { n: row.clusters }),
      value: row.silhouette,
      colour: row.is_chosen ? theme.accent : theme.neutral,
      selected: row.is_chosen,
    })),
    {
      ...drawing,
      name: format.text(text.results.silhouette),
      show: (value) => value.toFixed(2),
      valueHeading: format.text(text.columns.silhouette),
    },
  );
}

/** The clustering as a condition needs it. */
function clusterModel({ main, features, model }: Rows): ClusterModel {
  return {
    features: model.map(({ feature }) => feature),
    means: model.map(({ mean }) => mean),
    deviations: model.map(({ deviation }) => deviation),
    centres: main.map(({ cluster }) =>
      features.filter((row) => row.cluster === cluster).map(({ z }) => z),
    ),
  };
}

/** The chosen clusters, from 0; a choice among other clusters says nothing of these. */
function chosenOf(audience: Audience, model: ClusterModel): readonly number[] {
  return audience.flatMap((condition) =>
    condition.about === 'cluster' && JSON.stringify(condition.model) === JSON.stringify(model)
      ? condition.clusters
      : [],
  );
}

/** Standard deviations at which a colour is full. */
const fullColourAt = 1.5;

function colourOf(z: number, theme: Theme): string {
  const strength = Math.min(1, Math.abs(z) / fullColourAt);
  return mix(theme.surface, z < 0 ? theme.below : theme.above, strength);
}

/** Rows of a grid are told apart by their names: of equal ones each but the first has its number. */
function uniqueNames(names: readonly string[]): string[] {
  return names.map((name, index) =>
    names.indexOf(name) === index ? name : `${name} (${index + 1})`,
  );
}

const words = {
  deviations: {
    zh: '偏离全体均值 {z} 个标准差',
    en: '{z} standard deviations from the mean of all',
  },
  mean: { zh: '均值', en: 'Mean' },
  below: { zh: '低于全体均值', en: 'below the mean of all' },
  above: { zh: '高于全体均值', en: 'above the mean of all' },
  clusters: { zh: '{n} 群', en: '{n} clusters' },
};
