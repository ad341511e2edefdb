import { describe, expect, it } from 'vitest';
import { formatOf } from '../format/format';
import {
  attributeIs,
  factIs,
  type Audience,
  type Condition,
  type SavedSegment,
} from '../warehouse/audience/condition';
import { chipsOf } from './chips';

const zh = formatOf('zh', 'CNY');
const en = formatOf('en', 'CNY');
const saved: SavedSegment[] = [{ id: 's1', name: 'Loyal at heart', groups: [], members: [] }];
const model = { features: ['recency'], means: [0], deviations: [1], centres: [[0], [1]] };

const segment = factIs('segment', 'champions', 'loyal');
const city = attributeIs('city', '上海');
const recent: Condition = {
  about: 'fact',
  fact: 'recency',
  is: { operator: 'at_most', value: 30 },
};
const bought: Condition = {
  about: 'records',
  table: 'transactions',
  where: [{ column: 'product', is: { operator: 'is', values: ['外套'] } }],
  within: { days: 90 },
  count: { operator: 'at_least', times: 2 },
};
const inSaved: Condition = { about: 'saved', id: 's1', isIn: true };
const clusters: Condition = { about: 'cluster', model, clusters: [1, 0] };
const audience: Audience = [segment, city, recent, bought, inSaved, clusters];

describe('the audience as chips', () => {
  it('has one for each value and cluster, one for every other condition', () => {
    expect(chipsOf(audience, saved, en, ['Quiet', 'Busy']).map(({ text }) => text)).toEqual([
      'RFM: Champions',
      'RFM: Loyal',
      'City: 上海',
      'Days since the last order at most 30 days',
      'Bought 外套 at least 2 times in the last 90 days',
      'In “Loyal at heart”',
      'Cluster: Busy',
      'Cluster: Quiet',
    ]);
  });

  it('speaks Chinese', () => {
    expect(chipsOf(audience, saved, zh).map(({ text }) => text)).toEqual([
      'RFM 分群: 核心客户',
      'RFM 分群: 忠诚客户',
      '城市: 上海',
      '距上次购买天数至多 30 天',
      '最近 90 天内购买外套至少 2 次',
      '属于“Loyal at heart”',
      '聚类: 2',
      '聚类: 1',
    ]);
  });

  it('is without one value where the chip of a value is taken away', () => {
    const [champions, , shanghai, , , , busy] = chipsOf(audience, saved, en);
    expect(champions?.without).toEqual([factIs('segment', 'loyal'), ...audience.slice(1)]);
    expect(shanghai?.without).toEqual(audience.filter((one) => one !== city));
    expect(busy?.without).toEqual([...audience.slice(0, 5), { ...clusters, clusters: [0] }]);
  });

  it('is without the whole condition where that is one chip', () => {
    const chip = chipsOf(audience, saved, en)[4];
    expect(chip?.condition).toBe(bought);
    expect(chip?.without).toEqual(audience.filter((one) => one !== bought));
  });

  it('shows the colour of a class and of nothing else', () => {
    const coloured = chipsOf(audience, saved, en).filter(({ colour }) => colour !== null);
    expect(coloured.map(({ text }) => text)).toEqual(['RFM: Champions', 'RFM: Loyal']);
  });

  it('gives every chip a key of its own', () => {
    const two: Audience = [factIs('stage', 'lost'), factIs('segment', 'lost'), recent, bought];
    const keys = chipsOf(two, saved, en).map(({ key }) => key);
    expect(new Set(keys).size).toBe(4);
  });
});
