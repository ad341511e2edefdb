import type { Choice } from './decision';

/** A choice whose options need no preview: their texts say what they do. */
export function plainChoice<Value extends string>(
  id: string,
  chosen: Value,
  options: readonly Value[],
): Choice {
  return { id, chosen, options: options.map((value) => ({ value, preview: '' })) };
}
