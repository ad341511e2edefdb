import type { ColumnsOf } from '../models/model';

/** Counted lifetimes by the values of attributes, as a query hands them to a model. */
export const lifetimeColumns = {
  attribute: 'text',
  value: 'text',
  position: 'number',
  duration: 'number',
  ended: 'number',
  customers: 'number',
} as const;
export type LifetimeColumns = ColumnsOf<typeof lifetimeColumns>;
