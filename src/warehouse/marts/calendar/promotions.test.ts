import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../../test/given';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
  await given.files({
    'transactions.csv': 'order_id,customer_id,order_date,amount\nA,c1,2024-01-05,10\n',
    'campaigns.csv': `campaign_id,campaign,start_date,end_date,cost
k1,Spring sale,2024-03-20,2024-04-02,100
k2,All year,2024-01-01,2024-12-31,100
k3,No days,,,100
`,
  });
}, 60_000);

const days = async (promotion: string, year: number) => {
  const rows = await given.rows(
    `select strftime(from_day, '%m-%d') as from_day, strftime(to_day, '%m-%d') as to_day
     from mart.promotions where promotion = '${promotion}' and year(from_day) = ${year}`,
  );
  return rows.map((row) => [row['from_day'], row['to_day']]);
};

test('promotions lie on their days, those of the lunar calendar around the festival', async () => {
  await given.build({ as_of: '2024-06-30' });
  // Festival 2024-02-10: three weeks before to two days before; New Year's Eve to the seventh day.
  expect(await days('new_year_shopping', 2024)).toEqual([['01-20', '02-08']]);
  expect(await days('spring_festival', 2024)).toEqual([['02-09', '02-16']]);
  expect(await days('double_11', 2024)).toEqual([['10-20', '11-11']]);
  // Thanksgiving: November 22 in 2018, 24 in 2022, 23 in 2023, 28 in 2024 and 2030.
  expect(await days('black_friday', 2018)).toEqual([['11-23', '11-26']]);
  expect(await days('black_friday', 2022)).toEqual([['11-25', '11-28']]);
  expect(await days('black_friday', 2023)).toEqual([['11-24', '11-27']]);
  expect(await days('black_friday', 2024)).toEqual([['11-29', '12-02']]);
  expect(await days('black_friday', 2030)).toEqual([['11-29', '12-02']]);
});

test('campaigns of the file are promotions of its own, unless they last for months', async () => {
  await given.build({ as_of: '2024-06-30' });
  const own = await given.rows('select promotion from mart.promotions where is_own');
  expect(own.map((row) => row['promotion'])).toEqual(['Spring sale']);
});

test.each([
  [{}, true],
  [{ time_zone: 'Europe/Berlin' }, false],
  [{ time_zone: 'Asia/Hong_Kong' }, true],
  [{ currency: 'EUR' }, false],
  [{ currency: 'CNY', time_zone: 'Europe/Berlin' }, true],
])('the market follows the currency, else the time zone: %j', async (settings, isChinese) => {
  await given.build({ as_of: '2024-06-30', ...settings });
  const rows = await given.rows(
    `select promotion, is_usual from mart.promotions
     where promotion in ('june_18', 'black_friday') and year(from_day) = 2024 order by promotion`,
  );
  expect(rows.map((row) => row['is_usual'])).toEqual([!isChinese, isChinese]);
});
