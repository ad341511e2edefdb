import { describe, expect, it } from 'vitest';
import { groupBy, isValid, readOrders, readShop, total, truth } from './shop-files';

const orders = readOrders();
const valid = orders.filter(isValid);
const paid = orders.filter((order) => order.isPaid);
const net = (order: (typeof orders)[number]) => order.paid - order.refunded;
const buyers = groupBy(valid, (order) => order.customer);

describe('the sales of the sample shop', () => {
  it('have the counts of the truth', () => {
    expect(orders).toHaveLength(truth.sales.orders!);
    expect(total(orders, (order) => order.lines.length)).toBe(truth.sales.lines);
    expect(paid).toHaveLength(truth.sales.paidOrders!);
    expect(valid).toHaveLength(truth.sales.validOrders!);
    expect(total(valid, (order) => order.lines.length)).toBe(truth.sales.validLines);
    const units = total(valid, (order) => total(order.lines, (line) => Number(line['数量'])));
    expect(units).toBe(truth.sales.units);
  });

  it('have the money of the truth', () => {
    expect(total(orders, (order) => order.paid) / 100).toBe(truth.sales.gmv);
    expect(total(paid, (order) => order.paid) / 100).toBe(truth.sales.paid);
    expect(total(paid, (order) => order.refunded) / 100).toBe(truth.sales.refunded);
    expect(total(valid, net) / 100).toBe(truth.sales.net);
  });

  it('give the same net in the other reading: without 已退款 lines, less the other refunds', () => {
    const standing = paid.filter((order) => order.status !== '已退款');
    expect(total(standing, net) / 100).toBe(truth.sales.net);
  });

  it('add up over the years', () => {
    const years = groupBy(paid, (order) => order.day.slice(0, 4));
    for (const [year, expected] of Object.entries(truth.salesByYear)) {
      const own = years.get(year)!;
      expect(own.filter(isValid)).toHaveLength(expected.validOrders);
      expect(total(own, (order) => order.paid) / 100).toBe(expected.paid);
      expect(total(own, net) / 100).toBe(expected.net);
    }
    expect(years.size).toBe(Object.keys(truth.salesByYear).length);
  });

  it('pay unless closed or waiting, and are refunded whole exactly when they say so', () => {
    const byStatus = groupBy(orders, (order) => order.status);
    for (const [status, count] of Object.entries(truth.sales.ordersByStatus)) {
      expect(byStatus.get(status), status).toHaveLength(count);
    }
    for (const order of orders) {
      expect(order.isPaid).toBe(!['交易关闭', '待付款'].includes(order.status));
      expect(order.refunded).toBeLessThanOrEqual(order.isPaid ? order.paid : 0);
      expect(order.isPaid && order.refunded === order.paid).toBe(order.status === '已退款');
    }
  });

  it('multiply: quantity by price less discount is the amount', () => {
    for (const line of orders.flatMap((order) => order.lines)) {
      const expected = Number(line['数量']) * Number(line['单价']) - Number(line['优惠金额']);
      expect(Number(line['实付金额'])).toBeCloseTo(expected, 6);
    }
  });

  it('end on the as-of date', () => {
    const last = valid.map((order) => order.day).reduce((a, b) => (a > b ? a : b));
    expect(last).toBe(truth.sales.lastOrderDay);
    expect(last).toBe(truth.asOf);
  });
});

describe('the buyers of the sample shop', () => {
  it('are some of the customers; the rest is potential', () => {
    const customers = readShop('customers.csv').rows;
    expect(customers).toHaveLength(truth.customers.all!);
    expect(buyers.size).toBe(truth.customers.buyers);
    expect(customers.filter((row) => !buyers.has(row['会员ID']!))).toHaveLength(
      truth.customers.potential!,
    );
    for (const kind of ['个人', '企业', '经销商']) {
      expect(customers.filter((row) => row['客户类型'] === kind)).toHaveLength(
        truth.customers[kind]!,
      );
    }
  });

  it('buy once in a believable share', () => {
    const days = [...buyers.values()].map((own) => new Set(own.map((order) => order.day)).size);
    const once = days.filter((count) => count === 1).length;
    expect(once).toBe(truth.buyers.oneDay);
    expect([...buyers.values()].filter((own) => own.length === 1)).toHaveLength(
      truth.buyers.oneOrder,
    );
    expect(once / buyers.size).toBeCloseTo(truth.buyers.oneTimeShare, 5);
    expect(truth.buyers.oneTimeShare).toBeGreaterThan(0.35);
    expect(truth.buyers.oneTimeShare).toBeLessThan(0.45);
  });

  it('bring most of the money with their top fifth', () => {
    const values = [...buyers.values()].map((own) => total(own, net)).sort((a, b) => b - a);
    const top = total(values.slice(0, Math.ceil(values.length / 5)), (value) => value);
    expect(top / total(values, (value) => value)).toBeCloseTo(truth.buyers.topFifthShare, 5);
    expect(truth.buyers.topFifthShare).toBeGreaterThan(0.55);
    expect(truth.buyers.topFifthShare).toBeLessThan(0.7);
  });

  it('never order before they registered', () => {
    const registered = new Map(
      readShop('customers.csv').rows.map((row) => [row['会员ID']!, row['注册时间']!]),
    );
    for (const { customer, lines } of orders) {
      expect(lines[0]!['下单时间']! > registered.get(customer)!).toBe(true);
    }
  });

  it('spend about the same an order however often they come, as the Gamma-Gamma model needs', () => {
    const repeat = [...buyers.values()].filter((own) => own.length > 1);
    const pairs = repeat.map((own) => {
      const later = own.slice(1);
      return [later.length, total(later, net) / later.length] as const;
    });
    expect(Math.abs(correlation(pairs))).toBeLessThan(0.2);
  });
});

function correlation(pairs: (readonly [number, number])[]): number {
  const mean = (index: 0 | 1) => total(pairs, (pair) => pair[index]) / pairs.length;
  const [mx, my] = [mean(0), mean(1)];
  const covariance = total(pairs, ([x, y]) => (x - mx) * (y - my));
  const spread = total(pairs, ([x]) => (x - mx) ** 2) * total(pairs, ([, y]) => (y - my) ** 2);
  return covariance / Math.sqrt(spread);
}
