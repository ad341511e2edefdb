import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'paths',
  group: 'lifecycle',
  needs: [['behaviours.event', 'behaviours.page']],
  grain: 'order',
  uses: [],
  parameters: [
    { name: 'anchor', type: 'varchar', default: 'start', options: ['start', 'end'] },
    // The name of an event; without one the first or the last event of each visit.
    { name: 'anchor_event', type: 'varchar', default: null, optionsFrom: 'events' },
    { name: 'steps', type: 'integer', default: '4', range: [3, 6] },
    { name: 'repeats', type: 'varchar', default: 'collapsed', options: ['collapsed', 'kept'] },
    { name: 'top', type: 'integer', default: '6', range: [2, 12] },
  ],
  results: {
    main: {
      step: 'count',
      from_event: 'text',
      to_event: 'text',
      sessions: 'count',
      share: 'share?',
    },
    transitions: {
      from_event: 'text',
      to_event: 'text',
      sessions: 'count',
      times: 'count',
      share: 'share?',
    },
    endings: {
      event: 'text',
      sessions: 'count',
      ended: 'count',
      share: 'share?',
      end_rate: 'share?',
    },
    top_paths: {
      path: 'text',
      sessions: 'count',
      share: 'share?',
      is_whole: 'boolean',
    },
    events: {
      event: 'text',
      sessions: 'count',
      file_event: 'text?',
      file_page: 'text?',
    },
    scope: {
      anchor: 'text',
      anchor_event: 'text?',
      steps: 'count',
      repeats: 'text',
      sessions: 'count',
      anchored: 'count',
    },
  },
});
