import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'payment-methods',
  group: 'overview',
  needs: [['transactions']],
  grain: 'order',
  uses: [],
  parameters: [],
  results: {
    main: {
      payment_method: 'text',
      orders: 'count',
      share_of_orders: 'share?',
      revenue: 'money',
      share: 'share?',
      paid_orders: 'count',
      aov: 'money?',
      refund_rate_orders: 'share?',
      refund_rate_money: 'share?',
      is_small: 'boolean',
    },
  },
});
