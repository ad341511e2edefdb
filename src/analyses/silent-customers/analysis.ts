import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'silent-customers',
  group: 'churn',
  needs: [['transactions']],
  grain: 'order',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [],
  adjusts: ['churn_rule', 'churn_days'],
  list: {
    conditions: [
      {
        about: 'fact',
        fact: 'stage',
        is: { operator: 'is', values: ['silent', 'dormant', 'lost'] },
      },
    ],
    columns: ['name', 'revenue', 'tier', 'segment', 'order_days', 'last_day', 'recency', 'consent'],
    sort: { column: 'revenue', isDescending: true },
  },
  results: {
    main: {
      band: 'number',
      is_early: 'boolean',
      from_days: 'days?',
      to_days: 'days?',
      customers: 'count',
      share: 'share?',
      revenue_before: 'money',
      chances: 'count',
      won_back: 'count',
      win_back_rate: 'rate?',
      is_small: 'boolean',
    },
    classes: {
      lens: 'text',
      member: 'text',
      customers: 'count',
      buyers: 'count',
      share_silent: 'share',
      revenue_before: 'money',
    },
    months: {
      period: 'period',
      fell_silent: 'count',
      won_back: 'count',
      silent: 'count',
      is_finished: 'boolean',
    },
    warned: {
      customer: 'customer',
      order_days: 'count',
      median_gap: 'days',
      recency: 'days',
      times: 'number',
      revenue_before: 'money',
      revenue: 'money',
    },
    scope: {
      churn_days: 'days',
      is_preset: 'boolean',
      buyers: 'count',
      silent: 'count',
      early: 'count',
      revenue_before: 'money',
    },
  },
});
