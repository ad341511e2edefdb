/** The analyses of a new notebook, in order. */
export const defaultNotebook = [
  'at-a-glance',
  'revenue',
  'new-vs-returning',
  'rfm-segments',
  'rfm-grid',
  'value-tiers',
  'demographics',
  'segment-profile',
  'stages',
  'stage-flow',
  'retention',
  'order-gaps',
  'churn-rate',
] as const;
