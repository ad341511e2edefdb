import type { Format } from '../format/format';
import type { Audience, Conditions } from '../warehouse/audience/condition';
import type { Analysis, RowsOf } from './analysis';

/** What a chart needs beside the rows. */
export interface ChartContext {
  /** Pixels to draw in. */
  width: number;
  format: Format;
  theme: 'light' | 'dark';
  /** What the cells speak of now; `chosenValues` says what of it concerns one subject. */
  audience: Audience;
  /** Makes those customers the audience; absent where nothing can be picked (slides, exports). */
  pick?: (conditions: Conditions) => void;
}

/** Draws the rows as an element with one or more `<svg>`. Throws nothing on empty rows. */
export type Chart<A extends Analysis> = (rows: RowsOf<A>, context: ChartContext) => Element;
