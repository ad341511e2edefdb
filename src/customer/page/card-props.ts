import type { Format } from '../../format/format';
import type { Built } from '../../warehouse/api';
import type { Shown } from './shown';
import type { Touchpoint } from './timeline';
import type { Results } from './values';

/** What every card of the page gets. */
export interface CardProps {
  results: Results;
  /** Everything that happened, newest first. */
  touchpoints: readonly Touchpoint[];
  built: Built;
  format: Format;
  shown: Shown;
}
