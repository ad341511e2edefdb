import { defineAnalysis } from '../analysis';

/** The name that the analyst gives a cluster. */
const nameOf = (cluster: number) =>
  ({ name: `name_${cluster}`, type: 'varchar', default: null, ofRow: cluster }) as const;

export const analysis = defineAnalysis({
  id: 'clusters',
  group: 'segmentation',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'rfm_window', 'value_basis'],
  parameters: [
    {
      name: 'clusters',
      type: 'varchar',
      default: 'auto',
      options: ['auto', '2', '3', '4', '5', '6', '7', '8'],
    },
    { name: 'features', type: 'varchar', default: 'all', options: ['all', 'rfm'] },
    ...([1, 2, 3, 4, 5, 6, 7, 8] as const).map(nameOf),
  ],
  inputs: {
    customers: {
      recency: 'number',
      frequency: 'number',
      monetary: 'number',
      visits: 'number',
      tickets: 'number',
      revenue: 'number',
    },
  },
  results: {
    main: {
      cluster: 'score',
      name: 'text?',
      trait_1: 'text?',
      trait_2: 'text?',
      trait_3: 'text?',
      customers: 'count',
      share_of_customers: 'share',
      revenue: 'money',
      share_of_revenue: 'share?',
      median_recency: 'days',
      median_frequency: 'number',
      median_monetary: 'money',
    },
    silhouette: {
      clusters: 'score',
      silhouette: 'number',
      is_chosen: 'boolean',
    },
    features: {
      cluster: 'score',
      feature: 'text',
      average: 'number',
      z: 'number',
    },
    model: {
      feature: 'text',
      mean: 'number',
      deviation: 'number',
    },
    scope: {
      customers: 'count',
      sampled: 'count',
      structure: 'text?',
      silhouette: 'number?',
    },
  },
});
