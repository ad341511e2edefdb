import { expect, test } from 'vitest';
import { eightClasses, loyaltyBands, segments, stages, tiers } from '../../src/analyses/classes';
import { contrast, themeOf } from '../../src/charts/surface/theme';

test('every class has a colour of at least 3:1 against the surface in both themes', () => {
  const pale = [...segments, ...stages, ...tiers, ...eightClasses, ...loyaltyBands].flatMap(
    ({ key, colour }) =>
      (['light', 'dark'] as const)
        .filter((theme) => contrast(colour[theme], themeOf(theme).surface) < 3)
        .map((theme) => `${key} ${theme} ${colour[theme]}`),
  );
  expect(pale).toEqual([]);
});
