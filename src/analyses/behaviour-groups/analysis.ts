import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'behaviour-groups',
  group: 'segmentation',
  needs: [['behaviours', 'transactions']],
  grain: 'order',
  uses: ['as_of'],
  parameters: [
    {
      name: 'view',
      type: 'varchar',
      default: 'recency',
      options: ['recency', 'frequency', 'channel', 'device', 'habit', 'dwell', 'pages', 'words'],
    },
  ],
  results: {
    main: {
      view: 'text',
      class: 'text',
      customers: 'count',
      share: 'share?',
      visits: 'count?',
      revenue: 'money',
    },
    habit: {
      weekday: 'count',
      hour: 'count',
      visits: 'count',
      customers: 'count',
    },
    scope: {
      view: 'text',
      customers: 'count',
      visitors: 'count',
      visits: 'count',
      anonymous: 'count',
      reads_orders: 'boolean',
      is_known: 'boolean',
    },
  },
});
