import type { Steps } from '../statistics/steps';
import type { Values } from '../warehouse/settings';
import type { Analysis, InputColumns, RowsOf } from './analysis';

/** An input as it reaches the model: columns of one length; a missing number is NaN. */
export type ColumnsOf<C extends InputColumns> = {
  readonly [K in keyof C]: C[K] extends 'number' ? Float64Array : readonly (string | null)[];
};

/** The inputs of an analysis by name. */
export type InputsOf<A extends Analysis> = {
  readonly [K in keyof NonNullable<A['inputs']>]: ColumnsOf<NonNullable<A['inputs']>[K]>;
};

/**
 * Makes the results of an analysis from its inputs and the values of its parameters. A generator: it
 * yields the fraction that is done at least every 100 ms, so that it can be stopped there. Pure: the
 * same inputs give the same rows.
 */
export type Model<A extends Analysis> = (inputs: InputsOf<A>, values: Values) => Steps<RowsOf<A>>;
