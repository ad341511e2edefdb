import { defineAnalysis } from '../analysis';

const step = (place: number) =>
  ({ name: `step_${place}`, type: 'varchar', default: null, optionsFrom: 'events' }) as const;

export const analysis = defineAnalysis({
  id: 'funnel',
  group: 'lifecycle',
  needs: [['behaviours.event', 'behaviours.page']],
  grain: 'order',
  uses: [],
  parameters: [
    // Names of events, '(order)', or '(none)'.
    step(1),
    step(2),
    step(3),
    step(4),
    step(5),
    step(6),
    { name: 'unit', type: 'varchar', default: 'visitors', options: ['visitors', 'sessions'] },
    {
      name: 'window_days',
      type: 'varchar',
      default: '7',
      options: ['session', '1', '3', '7', '14', '30', '90'],
    },
    // Names of attributes, or 'fact segment', 'fact tier', 'fact stage'.
    { name: 'split', type: 'varchar', default: null, optionsFrom: 'attributes' },
  ],
  results: {
    main: {
      step: 'count',
      event: 'text',
      reached: 'count',
      share_of_first: 'share?',
      share_of_previous: 'share?',
      lost: 'count?',
      median_seconds: 'number?',
    },
    split: {
      attribute: 'text',
      value: 'text',
      step: 'count',
      event: 'text',
      reached: 'count',
      share_of_first: 'share?',
      share_of_previous: 'share?',
      is_small: 'boolean',
    },
    events: {
      event: 'text',
      events: 'count',
      sessions: 'count',
      visitors: 'count',
    },
    attributes: { attribute: 'text', values: 'count' },
    scope: {
      unit: 'text',
      window_days: 'text',
      visitors: 'count',
      sessions: 'count',
      unknown_visitors: 'count',
      first_day: 'date?',
      last_day: 'date?',
    },
  },
});
