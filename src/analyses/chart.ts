import type { Format } from '../format/format';
import type { Analysis, Lens, Pick, RowsOf } from './analysis';

/** What a chart needs beside the rows. */
export interface ChartContext {
  /** Pixels to draw in. */
  width: number;
  format: Format;
  theme: 'light' | 'dark';
  /** Classes in the audience now, by lens. */
  selected: Readonly<Partial<Record<Lens, readonly string[]>>>;
  /** Makes the class the audience; absent where nothing can be picked (slides, exports). */
  pick?: (pick: Pick) => void;
}

/** Draws the rows as an element with one or more `<svg>`. Throws nothing on empty rows. */
export type Chart<A extends Analysis> = (rows: RowsOf<A>, context: ChartContext) => Element;
