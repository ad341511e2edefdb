import { defineAnalysis } from '../analysis';

export const analysis = defineAnalysis({
  id: 'data-quality',
  group: 'overview',
  needs: [],
  grain: 'order',
  uses: ['as_of'],
  parameters: [],
  results: {
    main: {
      table: 'text',
      column: 'text',
      rows: 'count',
      filled: 'count',
      distinct: 'count',
      invalid: 'count',
      is_estimate: 'boolean',
    },
    orphans: {
      reference: 'text',
      rows: 'count',
      orphans: 'count',
      share: 'share',
    },
    duplicates: {
      name_by: 'text',
      records: 'count',
      people: 'count',
      records_of_them: 'count',
    },
    proposals: {
      keep_id: 'text',
      merge_ids: 'text',
      evidence: 'text',
      ids: 'count',
      orders: 'count',
    },
    stale: {
      kind: 'text',
      rows: 'count',
      stale: 'count',
      share: 'share',
      oldest: 'date?',
    },
  },
});
