import { describe, expect, it } from 'vitest';
import type { Row } from './shop-files';
import { dayAfter, groupBy, isValid, readOrders, readShop, total, truth } from './shop-files';

const valid = readOrders().filter(isValid);
const byCustomer = groupBy(valid, (order) => order.customer);
const customers = new Map(readShop('customers.csv').rows.map((row) => [row['会员ID']!, row]));

/** z of the difference of two shares, pooled. */
function zOfShares(a: number, n: number, b: number, m: number): number {
  const pooled = (a + b) / (n + m);
  return (a / n - b / m) / Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
}

describe('the churn wave', () => {
  const { from, until, answersUntil, provinces, reason, south, elsewhere } = truth.churnWave;
  const ordered = new Set(
    valid
      .filter(({ day, channel }) => day >= from && day <= until && channel !== '门店')
      .map((order) => order.customer)
      .filter((id) => customers.get(id)!['客户类型'] === '个人'),
  );
  const isSilent = (id: string) => byCustomer.get(id)!.every((order) => order.day <= until);
  const isSouthern = (id: string) => provinces.includes(customers.get(id)!['省份']!);

  it('leaves the south silent and not the rest', () => {
    const southern = [...ordered].filter(isSouthern);
    const others = [...ordered].filter((id) => !isSouthern(id));
    expect(southern).toHaveLength(south.ordered);
    expect(southern.filter(isSilent)).toHaveLength(south.silent);
    expect(others).toHaveLength(elsewhere.ordered);
    expect(others.filter(isSilent)).toHaveLength(elsewhere.silent);
    expect(south.share).toBeGreaterThan(elsewhere.share + 0.3);
  });

  it('is named by those who left, all of them southern', () => {
    const own = readShop('departures.csv').rows.filter(
      (row) =>
        row['流失原因'] === reason && row['流失日期']! >= from && row['流失日期']! <= answersUntil,
    );
    expect(own).toHaveLength(truth.churnWave.departuresWithReason);
    const planted = new Set(truth.churnWave.customers);
    const fromWave = own.filter((row) => planted.has(row['客户编号']!));
    expect(fromWave.length / own.length).toBeGreaterThan(0.9);
    expect(fromWave.every((row) => isSouthern(row['客户编号']!))).toBe(true);
  });

  it('fills the desk with tickets about delivery', () => {
    const own = readShop('tickets.csv').rows.filter((row) => row['问题类型'] === '物流配送');
    const inWave = own.filter(
      (row) =>
        row['提交时间']!.slice(0, 10) >= from && row['提交时间']!.slice(0, 10) <= answersUntil,
    );
    expect(inWave).toHaveLength(truth.churnWave.deliveryTickets);
    const southern = inWave.filter((row) => isSouthern(row['客户编号']!));
    expect(southern.length / inWave.length).toBeGreaterThan(0.7);
  });

  it('stops: nobody departed orders again', () => {
    for (const row of readShop('departures.csv').rows) {
      const later = byCustomer.get(row['客户编号']!)!.some((order) => order.day > row['流失日期']!);
      expect(later, row['客户编号']).toBe(false);
    }
  });
});

describe('the campaigns', () => {
  const contacts = groupBy(readShop('campaigns.csv').rows, (row) => row['活动编号']!);

  const hasResponded = (row: Row, start: string) =>
    (byCustomer.get(row['客户编号']!) ?? []).some(
      ({ day }) => day > start && day <= dayAfter(start, 30),
    );

  it.each(truth.campaigns)(
    '$id converts as the truth says, counted from the orders',
    (campaign) => {
      const groups = groupBy(contacts.get(campaign.id)!, (row) => row['是否对照组']);
      for (const [isControl, expected] of [
        ['否', campaign.treated],
        ['是', campaign.control],
      ] as const) {
        const own = groups.get(isControl) ?? [];
        expect(own).toHaveLength(expected?.customers ?? 0);
        const responders = own.filter((row) => hasResponded(row, campaign.start));
        expect(responders).toHaveLength(expected?.responders ?? 0);
        expect(own.filter((row) => row['转化订单编号'] !== '')).toHaveLength(responders.length);
      }
    },
  );

  it('include one that worked and one that did not', () => {
    const tested = truth.campaigns.filter((campaign) => campaign.control);
    const z = ({ treated, control }: (typeof tested)[number]) =>
      zOfShares(treated.responders, treated.customers, control!.responders, control!.customers);
    const working = tested.filter((campaign) => campaign.works);
    const failing = tested.filter((campaign) => !campaign.works);
    expect(working).toHaveLength(1);
    expect(z(working[0]!)).toBeGreaterThan(3);
    expect(failing).toHaveLength(1);
    expect(Math.abs(z(failing[0]!))).toBeLessThan(1);
  });

  it('touch nobody of the control group', () => {
    const control = [...contacts.values()].flat().filter((row) => row['是否对照组'] === '是');
    expect(control.every((row) => row['触达时间'] === '' && row['打开时间'] === '')).toBe(true);
  });

  it('write only to customers who allow it', () => {
    for (const row of [...contacts.values()].flat()) {
      expect(customers.get(row['客户编号']!)!['短信授权']).toBe('是');
    }
  });
});

describe('the planted associations', () => {
  const categories = new Map(
    readShop('products.csv').rows.map((row) => [row['商品编号']!, row['类目']!]),
  );
  const heaviest = (pairs: [string, number][]) =>
    [...groupBy(pairs, ([key]) => key)]
      .map(([key, own]) => [key, total(own, ([, weight]) => Math.round(weight * 100))] as const)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]![0];
  const segmentOf = {
    orders: (own: typeof valid) => (own.length >= 6 ? '6+' : String(own.length)),
    mainCategory: (own: typeof valid) =>
      heaviest(
        own.flatMap(({ lines }) =>
          lines.map((line): [string, number] => [
            categories.get(line['商品编号']!)!,
            Number(line['实付金额']),
          ]),
        ),
      ),
    mainChannel: (own: typeof valid) =>
      heaviest(own.map((order): [string, number] => [order.channel, order.paid / 100])),
  };

  function valueOf(row: Row, attribute: string, value: string): string {
    if (attribute !== '年龄') return row[attribute]!;
    if (!row['出生日期']) return '';
    const age = (Date.parse(truth.asOf) - Date.parse(row['出生日期'])) / 86_400_000 / 365.25;
    const [low, high] = value === '45+' ? [45, Infinity] : value.split('-').map(Number);
    return Math.floor(age) >= low! && Math.floor(age) <= high! ? value : 'other';
  }

  it.each(truth.associations)('$segment.value over-represents $attribute $value', (association) => {
    const { segment, attribute, value, inSegment, inBase, index } = association;
    const values = [...byCustomer].map(([id, own]) => ({
      isMember: segmentOf[segment.by](own) === segment.value,
      value: valueOf(customers.get(id)!, attribute, value),
    }));
    const known = values.filter((buyer) => buyer.value !== '');
    const members = known.filter((buyer) => buyer.isMember);
    const having = (group: typeof known) => group.filter((buyer) => buyer.value === value).length;
    expect([known.length, having(known)]).toEqual([inBase.known, inBase.having]);
    expect([members.length, having(members)]).toEqual([inSegment.known, inSegment.having]);
    const tgi = (having(members) / members.length / (having(known) / known.length)) * 100;
    expect(tgi).toBeCloseTo(index, 0);
    expect(tgi).toBeGreaterThan(120);
    const rest = known.length - members.length;
    const z = zOfShares(having(members), members.length, having(known) - having(members), rest);
    expect(z).toBeGreaterThan(4);
  });
});

describe('the seasons', () => {
  const ordersOn = groupBy(valid, (order) => order.day);
  const count = (from: string, to: string) =>
    total(ordersOn, ([day, own]) => (day >= from && day <= to ? own.length : 0));

  it.each(['2022-11-11', '2023-11-11', '2024-11-11', '2023-06-18', '2024-06-18', '2025-06-18'])(
    'peak on %s',
    (day) => {
      const usual = (count(dayAfter(day, -60), dayAfter(day, -31)) / 30) * 2;
      expect(count(day, day)).toBeGreaterThan(usual);
    },
  );

  it.each(['2023-01-22', '2024-02-10', '2025-01-29'])('dip in the week of %s', (day) => {
    const before = count(dayAfter(day, -20), dayAfter(day, -14));
    expect(count(day, dayAfter(day, 6))).toBeLessThan(before / 2);
  });

  it('grow', () => {
    const year = (name: string) => truth.salesByYear[name]!.net;
    expect(year('2024')).toBeGreaterThan(year('2023') * 1.3);
  });
});

describe('the other ledgers', () => {
  it('count promoters and detractors as the truth does', () => {
    const surveys = readShop('feedback.csv').rows.filter((row) => row['满分'] === '10');
    expect(surveys).toHaveLength(truth.voice.npsAnswers);
    expect(surveys.filter((row) => Number(row['评分']) >= 9)).toHaveLength(truth.voice.promoters);
    expect(surveys.filter((row) => Number(row['评分']) <= 6)).toHaveLength(truth.voice.detractors);
  });

  it('book points so that every balance follows from the entries before it', () => {
    const balances = new Map<string, number>();
    for (const row of readShop('loyalty.csv').rows) {
      const balance = (balances.get(row['会员卡号']!) ?? 0) + Number(row['积分变动']);
      balances.set(row['会员卡号']!, balance);
      expect(Number(row['积分余额'])).toBe(balance);
      expect(balance).toBeGreaterThanOrEqual(0);
    }
    const { members, earned, redeemed, expired } = truth.loyalty;
    expect(balances.size).toBe(members);
    expect(total(balances, ([, balance]) => balance)).toBe(earned - redeemed - expired);
  });

  it('order events in time, and referrals before what they bring', () => {
    const times = readShop('behaviours.csv').rows.map((row) => row['会话ID']! + row['事件时间']!);
    expect(times).toEqual([...times].sort());
    const referrals = readShop('referrals.csv').rows;
    expect(referrals).toHaveLength(truth.referrals.invitations);
    const converted = referrals.filter((row) => row['转化时间'] !== '');
    expect(converted).toHaveLength(truth.referrals.converted);
    expect(converted.every((row) => row['推荐时间']! < row['转化时间']!)).toBe(true);
  });

  it('narrow from looking to paying', () => {
    const rows = readShop('behaviours.csv').rows;
    const sessions = (event: string) =>
      new Set(rows.filter((row) => row['事件名称'] === event).map((row) => row['会话ID'])).size;
    const { sessionsByStep } = truth.behaviours;
    for (const step of ['加购', '下单', '支付']) expect(sessions(step)).toBe(sessionsByStep[step]);
    expect(rows).toHaveLength(truth.behaviours.events);
  });
});
