import { defineAnalysis } from '../analysis';
import { balanceColumns, comparedColumns, moveColumns } from '../migration';

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
    main: moveColumns,
    balance: balanceColumns,
    dates: { lens: 'text', ...comparedColumns },
  },
});
