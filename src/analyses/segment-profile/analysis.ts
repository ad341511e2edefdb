import { defineAnalysis } from '../analysis';
import { segments, stages, tiers } from '../classes';

/** Keys of all lenses; one that two lenses share stands once. */
const members = [...new Set([...segments, ...tiers, ...stages].map(({ key }) => key))];

export const analysis = defineAnalysis({
  id: 'segment-profile',
  group: 'profiles',
  needs: [['customers'], ['transactions']],
  grain: 'customer',
  uses: ['as_of'],
  parameters: [
    { name: 'lens', type: 'varchar', default: 'segment', options: ['segment', 'tier', 'stage'] },
    { name: 'member', type: 'varchar', default: 'champions', options: members },
  ],
  results: {
    main: {
      attribute: 'text',
      value: 'text',
      in_segment: 'share',
      in_base: 'share',
      index: 'index',
      p_value: 'p_value?',
      p_adjusted: 'p_value?',
      customers: 'count',
      n_segment: 'count',
      n_base: 'count',
      is_small: 'boolean',
      is_significant: 'boolean',
    },
    segment: {
      is_audience: 'boolean',
      lens: 'text',
      member: 'text',
      customers: 'count',
      base: 'count',
      reads_orders: 'boolean',
    },
    numbers: {
      measure: 'text',
      customers: 'count',
      n_base: 'count',
      median: 'number',
      median_base: 'number',
      difference: 'number',
      mean: 'number',
      deviation: 'number?',
      p10: 'number',
      p90: 'number',
      is_small: 'boolean',
    },
  },
});
