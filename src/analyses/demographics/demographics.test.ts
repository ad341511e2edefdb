import { attributeIs, factIs } from '../../warehouse/audience/condition';
import { beforeAll, expect, test } from 'vitest';
import { Given } from '../../../test/given';
import { formatOf } from '../../format/format';
import { attributeValueName } from '../attributes';
import { analysis } from './analysis';
import { drawnAttributes, pyramidSides, text } from './text';

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

const customers = `会员ID,姓名,性别,出生日期,省份,最爱颜色
c1,甲,女,1990-01-01,浙江,红
c2,乙,女,2000-12-31,浙江,红
c3,丙,男,2001-01-01,江苏,蓝
c4,丁,,1950-06-01,上海,
`;
const orders = `order_id,customer_id,order_date,amount
A,c1,2024-05-01,100
B,c2,2024-05-01,50
C,c3,2024-05-01,25
`;

async function build(files: Record<string, string>) {
  await given.files(files);
  await given.build({ as_of: '2025-12-31' });
  return given.run(analysis);
}

test('each attribute counts those whose value is known, and what they bring', async () => {
  const { main } = await build({ 'customers.csv': customers, 'orders.csv': orders });
  const of = (attribute: string) =>
    main
      .filter((row) => row.attribute === attribute)
      .map((row) => [row.value, row.customers, row.revenue, row.share, row.known]);
  const [first, second] = of('gender');
  expect([first, second]).toEqual([
    [expect.stringMatching(/女|female/), 2, 150, 2 / 3, 3],
    [expect.stringMatching(/男|male/), 1, 25, 1 / 3, 3],
  ]);
  // 35, 25 (born on the last day of 2000: the birthday is the as-of date), 24 and 75 years.
  expect(of('age_band')).toEqual([
    ['18–24', 1, 25, 0.25, 4],
    ['25–34', 1, 50, 0.25, 4],
    ['35–44', 1, 100, 0.25, 4],
    ['65+', 1, 0, 0.25, 4],
  ]);
  expect(of('province').map(([value, count]) => [value, count])).toEqual([
    ['浙江', 2],
    ['上海', 1],
    ['江苏', 1],
  ]);
  expect(of('最爱颜色').map(([value, count, , share]) => [value, count, share])).toEqual([
    ['红', 2, 2 / 3],
    ['蓝', 1, 1 / 3],
  ]);
});

test('attributes come in a sensible order, the file’s own last', async () => {
  const { main } = await build({ 'customers.csv': customers, 'orders.csv': orders });
  expect([...new Set(main.map(({ attribute }) => attribute))]).toEqual([
    'gender',
    'age_band',
    'province',
    '最爱颜色',
  ]);
});

test('the eight most frequent values are shown, the rest is other, which stands last', async () => {
  const rows = Array.from({ length: 11 }, (_, province) =>
    Array.from({ length: 12 - province }, (_, index) => `p${province}-${index},男,P${province}`),
  ).flat();
  // A value that says "other" itself goes there, too.
  const { main } = await build({
    'customers.csv': `会员ID,性别,省份\n${rows.join('\n')}\nx1,男,其他\nx2,男,其他\n`,
  });
  const provinces = main.filter(({ attribute }) => attribute === 'province');
  expect(provinces.map(({ value, customers }) => [value, customers])).toEqual([
    ...Array.from({ length: 8 }, (_, index) => [`P${index}`, 12 - index]),
    ['other', 4 + 3 + 2 + 2],
  ]);
  expect(provinces.reduce((sum, row) => sum + row.share, 0)).toBeCloseTo(1, 12);
});

test('the audience is obeyed', async () => {
  await build({ 'customers.csv': customers, 'orders.csv': orders });
  await given.audience([factIs('tier', 'none')]);
  const { main } = await given.run(analysis);
  expect(main.map(({ attribute, value, customers }) => [attribute, value, customers])).toEqual([
    ['age_band', '65+', 1],
    ['province', '上海', 1],
  ]);
});

test('ages and genders together, of those of whom both are known', async () => {
  const rows = await build({ 'customers.csv': customers, 'orders.csv': orders });
  const gender = (sign: string) => expect.stringMatching(sign === '女' ? /女|female/i : /男|male/i);
  expect(rows.pyramid).toEqual([
    { age_band: '18–24', gender: gender('男'), customers: 1, share: 1 / 3 },
    { age_band: '25–34', gender: gender('女'), customers: 1, share: 1 / 3 },
    { age_band: '35–44', gender: gender('女'), customers: 1, share: 1 / 3 },
  ]);
  expect(pyramidSides(rows)).toEqual([gender('女'), gender('男')]);
  expect(pyramidSides({ main: [], pyramid: rows.pyramid.slice(0, 1) })).toBeNull();
});

test('a choice among the values of an attribute leaves its other values standing', async () => {
  await build({ 'customers.csv': customers, 'orders.csv': orders });
  await given.audience([attributeIs('province', '浙江')]);
  const { main } = await given.run(analysis);
  const of = (attribute: string) =>
    main
      .filter((row) => row.attribute === attribute)
      .map((row) => [row.value, row.customers, row.known, row.total]);
  expect(of('province')).toEqual([
    ['浙江', 2, 4, 4],
    ['上海', 1, 4, 4],
    ['江苏', 1, 4, 4],
  ]);
  expect(of('age_band')).toEqual([
    ['25–34', 1, 2, 2],
    ['35–44', 1, 2, 2],
  ]);
});

test('bands stand in their own order, and up to twelve of them', async () => {
  const bands = ['20000以上', '5,000以下', '1万-2万', '5000-8000', '8k-10k'];
  const school = ['本科', '高中及以下', '硕士及以上', '大专', '其他'];
  const sizes = ['200人以上', '1-50人', '51-200人', '51-200人', '1-50人'];
  const people = bands.map((band, index) =>
    [
      `c${index}`,
      `"${band}"`,
      school[index],
      sizes[index],
      ['三线', '新一线', '一线'][index % 3],
    ].join(','),
  );
  const { main } = await build({
    'customers.csv': `会员ID,月收入,学历,公司规模,城市级别\n${people.join('\n')}\n`,
  });
  const of = (attribute: string) =>
    main.filter((row) => row.attribute === attribute).map(({ value }) => value);
  expect(of('income_band')).toEqual(['5,000以下', '5000-8000', '8k-10k', '1万-2万', '20000以上']);
  expect(of('education')).toEqual(['高中及以下', '大专', '本科', '硕士及以上', 'other']);
  expect(of('company_size')).toEqual(['1-50人', '51-200人', '200人以上']);
  expect(of('城市级别')).toEqual(['一线', '新一线', '三线']);
});

test('values that files write in either language are named in both', () => {
  expect(attributeValueName('gender', 'F')).toEqual({ zh: '女', en: 'Female' });
  expect(attributeValueName('gender', '男')).toEqual({ zh: '男', en: 'Male' });
  expect(attributeValueName('province', '浙江')).toEqual({ zh: '浙江', en: '浙江' });
  expect(attributeValueName('最爱颜色', 'other')).toEqual({ zh: '其他', en: 'Other' });
});

test('the headline names the largest groups, also where nothing is known', async () => {
  const rows = await build({ 'customers.csv': customers, 'orders.csv': orders });
  expect(drawnAttributes(rows)).toEqual(['gender', 'age_band', 'province', '最爱颜色']);
  expect(text.headline(rows, formatOf('en', null))).toBe(
    'Largest groups: Gender Female (66.7%) and Age 18–24 (25.0%)',
  );
  expect(text.headline(rows, formatOf('zh', null))).toBe(
    '人数最多：性别 女（66.7%），年龄段 18–24（25.0%）',
  );
  expect(text.headline({ main: [], pyramid: [] }, formatOf('en', null))).toBe(
    'No attribute of these customers is known',
  );
});
