import { expect, test } from 'vitest';
import { Given } from '../../../../test/given';

test('p-values are adjusted for how many are tested, equal ones alike, and none is made of none', async () => {
  const given = await Given.start();
  await given.files({ 'customers.csv': 'customer_id,name\n1,A\n' });
  await given.build();
  const rows = await given.rows(`
    with tests as (
      select unnest(range(7)) as place, unnest([0.04, 0.9, null, 0.005, 0.04, 0.02, 0.95]) as p_tested,
    )
    select place, p_adjusted from mart.adjusted('tests') order by place`);
  // Six tests: 0.005 · 6/1, 0.02 · 6/2, 0.04 · 6/4 for both, 0.9 · 6/5 and 0.95 · 6/6, each at most
  // what follows it.
  const expected = [0.06, 0.95, null, 0.03, 0.06, 0.06, 0.95];
  rows.forEach(({ p_adjusted }, place) => {
    const wanted = expected[place] ?? null;
    if (wanted === null) expect(p_adjusted).toBeNull();
    else expect(p_adjusted).toBeCloseTo(wanted, 12);
  });
  expect(rows).toHaveLength(expected.length);
});
