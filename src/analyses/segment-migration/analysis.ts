import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'segment-migration',
  group: 'lifecycle',
  needs: [['transactions']],
  grain: 'customer',
  uses: ['as_of', 'rfm_window', 'rfm_mode', 'value_basis', 'tier_a', 'tier_b'],
  parameters: [
    { name: 'lens', type: 'varchar', default: 'segment', options: ['segment', 'tier'] },
    { name: 'since', type: 'date', default: null },
    { name: 'cuts', type: 'varchar', default: 'fixed', options: ['fixed', 'floating'] },
  ],
  results: {
    main: {
      earlier: 'text',
      later: 'text',
      customers: 'count',
      share_of_earlier: 'share',
    },
    balance: {
      class: 'text',
      before: 'count',
      went: 'count',
      stayed: 'count',
      came: 'count',
      after: 'count',
    },
    dates: {
      lens: 'text',
      cuts: 'text',
      earlier_day: 'date',
      later_day: 'date',
      is_before: 'boolean',
      known_before: 'count',
      known_after: 'count',
    },
  },
});
