import type { definition } from '../../warehouse/modelled/expected-value/definition';
import type { InputsOf, TablesOf } from '../model';

/** What the models read, as columns. */
export type Inputs = InputsOf<(typeof definition)['inputs']>;
/** What they make. */
export type Tables = TablesOf<typeof definition>;

/** Days counted from 1970: of the first order, the last that the check lets a model see, and today. */
export interface Span {
  firstDay: number;
  calibratedTo: number;
  asOf: number;
}

/** With fewer customers who bought again nothing is said (ours). */
export const fewestRepeatBuyers = 100;

/** Customers between two yields; each takes a few microseconds. */
export const portion = 2000;
