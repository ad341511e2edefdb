/*
 * A parameter above 0 that a search without bounds may look for: near 1 its logarithm, and never
 * beyond e^±12. That far out it stands for no spread at all (everyone alike); the likelihood rises
 * towards it for ever, by less than any digit shown, and here it comes to rest.
 */

const farthest = 12;

/** The parameter at a place of the search. */
export function parameterOf(place: number): number {
  return Math.exp(farthest * Math.tanh(place / farthest));
}

/** How fast the parameter changes there. */
export function slopeOf(place: number): number {
  return parameterOf(place) / Math.cosh(place / farthest) ** 2;
}

/** The place of a parameter. */
export function placeOf(parameter: number): number {
  return farthest * Math.atanh(Math.log(parameter) / farthest);
}
