import type { Kind } from '../../../warehouse/tables';
import type { AnyRole } from '../aliases/alias';

/** An export whose headers are known: what it is known by, and what its columns mean. */
export type Platform = { [K in Kind]: PlatformOf<K> }[Kind];

export interface PlatformOf<K extends Kind> {
  id: string;
  kind: K;
  grain?: 'line' | 'order';
  /** Headers between commas: four of them make a file this export (all, where there are fewer). */
  signature: string;
  /** Role → its header, or several between `|`, the best first. Others go by their names. */
  roles: Partial<Record<AnyRole<K>, string>>;
  /** Headers between commas that have no role although their names say so. */
  attributes?: string;
  /** How it writes dates, where a file's own dates leave it open. */
  dates?: 'month-day-year' | 'day-month-year';
}
