import type { Steps } from '../statistics/steps';
import type {
  InputColumns,
  Inputs,
  MadeColumns,
  MadeType,
  ModelledDefinition,
} from '../warehouse/modelled/define';

/** An input as it reaches a model: columns of one length; a missing number is NaN. */
export type ColumnsOf<C extends InputColumns> = {
  readonly [K in keyof C]: C[K] extends 'number' ? Float64Array : readonly (string | null)[];
};

/** All inputs by name. */
export type InputsOf<I extends Inputs> = { readonly [K in keyof I]: ColumnsOf<I[K]> };

type Made<T extends MadeType> = T extends 'varchar'
  ? readonly (string | null)[]
  : T extends 'boolean'
    ? readonly (boolean | null)[]
    : ArrayLike<number>;

/** A table as a model returns it: columns of one length; NaN is null. */
export type TableOf<C extends MadeColumns> = { readonly [K in keyof C]: Made<C[K]> };

/** All tables by name. */
export type TablesOf<D extends ModelledDefinition> = {
  readonly [K in keyof D['tables']]: TableOf<D['tables'][K]>;
};

/**
 * Makes marts from its inputs. A generator: it yields the fraction that is done at least every
 * 100 ms, so that it can be stopped there. Pure: the same inputs give the same tables.
 */
export type MartModel<D extends ModelledDefinition> = (
  inputs: InputsOf<D['inputs']>,
) => Steps<TablesOf<D>>;
