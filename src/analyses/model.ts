import type { InputsOf as NamedInputs } from '../models/model';
import type { Steps } from '../statistics/steps';
import type { Values } from '../warehouse/settings';
import type { Analysis, RowsOf } from './analysis';

/** The inputs of an analysis by name. */
export type InputsOf<A extends Analysis> = NamedInputs<NonNullable<A['inputs']>>;

/** The results that the model of an analysis makes. */
export type ModelledRows<A extends Analysis> = Pick<
  RowsOf<A>,
  A['modelled'] extends readonly (infer N extends keyof A['results'])[] ? N : keyof A['results']
>;

/**
 * Makes results of an analysis from its inputs and the values of its parameters. A generator: it
 * yields the fraction that is done at least every 100 ms, so that it can be stopped there. Pure: the
 * same inputs give the same rows.
 */
export type Model<A extends Analysis> = (
  inputs: InputsOf<A>,
  values: Values,
) => Steps<ModelledRows<A>>;
