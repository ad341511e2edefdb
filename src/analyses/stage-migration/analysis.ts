import { defineAnalysis } from '../analysis';
import { balanceColumns, comparedColumns, moveColumns } from '../migration';

export const analysis = defineAnalysis({
  id: 'stage-migration',
  group: 'lifecycle',
  needs: [['transactions', 'customers']],
  grain: 'customer',
  uses: [
    'as_of',
    'stage_rule',
    'churn_rule',
    'churn_days',
    'gap_days',
    'stage_new_days',
    'stage_active_days',
    'stage_lost_days',
  ],
  parameters: [
    { name: 'since', type: 'date', default: null },
    { name: 'cuts', type: 'varchar', default: 'fixed', options: ['fixed', 'floating'] },
  ],
  results: {
    main: moveColumns,
    balance: balanceColumns,
    dates: {
      ...comparedColumns,
      stage_rule: 'text',
      churn_days_then: 'days',
      churn_days_now: 'days',
    },
  },
});
