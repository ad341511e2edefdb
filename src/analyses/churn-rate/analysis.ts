import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'churn-rate',
  group: 'churn',
  needs: [['transactions', 'customers.ended_at']],
  grain: 'order',
  uses: ['as_of', 'churn_rule', 'churn_days'],
  parameters: [
    { name: 'period', type: 'varchar', default: 'month', options: ['week', 'month', 'quarter'] },
  ],
  results: {
    main: {
      period: 'period',
      at_risk: 'count',
      churned: 'count',
      rate: 'rate?',
      won_back: 'count',
      lower: 'rate?',
      upper: 'rate?',
      is_provisional: 'boolean',
      is_finished: 'boolean',
    },
    contractual: {
      period: 'period',
      at_risk: 'count',
      churned: 'count',
      rate: 'rate?',
      revenue_rate: 'rate?',
      is_finished: 'boolean',
    },
    threshold: {
      churn_days: 'days',
      is_preset: 'boolean',
      unit: 'text',
      customers: 'count',
    },
  },
});
