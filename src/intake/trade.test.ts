import { describe, expect, it } from 'vitest';
import { afterSaleStateOf, refundStateOf, stateOf } from './trade';

describe('the status of an order', () => {
  // As the platforms write them in their exports.
  it.each([
    ['淘宝', '买家已付款，等待卖家发货', 'valid'],
    ['淘宝', '卖家已发货，等待买家确认', 'valid'],
    ['淘宝', '等待买家付款', 'unpaid'],
    ['淘宝', '交易关闭(超时未付款)', 'closed'],
    ['淘宝', '付款以后用户退款成功，交易自动关闭', 'refunded'],
    ['淘宝', '付款以前，卖家或买家主动关闭交易', 'closed'],
    ['天猫', '没有创建支付宝交易', 'unpaid'],
    ['京东', '等待出库', 'valid'],
    ['京东', '(删除)等待出库', 'closed'],
    ['京东', '（删除）已取消', 'closed'],
    ['拼多多', '已发货，待收货', 'valid'],
    ['拼多多', '已发货，退款成功', 'refunded'],
    ['拼多多', '未发货，退款成功', 'refunded'],
    ['拼多多', '待付款', 'unpaid'],
    ['抖音', '已关闭', 'closed'],
    ['抖音', '备货中', 'valid'],
    ['有赞', '交易完成', 'valid'],
    ['有赞', '交易关闭', 'closed'],
    ['Shopify', 'partially_refunded', 'valid'],
    ['Shopify', 'voided', 'closed'],
    ['Shopify', 'authorized', 'unpaid'],
    ['WooCommerce', 'wc-on-hold', 'unpaid'],
    ['WooCommerce', 'Processing', 'valid'],
    ['Stripe', 'Paid', 'valid'],
    ['Stripe', 'requires_payment_method', 'unpaid'],
    ['Square', 'COMPLETED', 'valid'],
    ['Amazon', 'Shipped - Delivered to Buyer', 'valid'],
    ['Amazon', 'Shipped - Returned to Seller', 'refunded'],
    ['Amazon', 'Unshipped', 'valid'],
    ['Magento', 'holded', 'unpaid'],
    ['Magento', 'complete', 'valid'],
    ['PayPal', 'Reversed', 'closed'],
    ['PayPal', 'Denied', 'unpaid'],
  ])('of %s: %s is %s', (_, word, state) => {
    expect(stateOf(word)).toBe(state);
  });

  it('is valid while a refund is asked for, refused or given in part', () => {
    for (const word of ['退款中', '部分退款', '退款关闭', '已发货，退款中', '未退款']) {
      expect(stateOf(word)).toBe('valid');
    }
  });

  it('is not known where the words are not', () => {
    for (const word of ['神秘状态', 'open', 'level 3', '']) expect(stateOf(word)).toBeNull();
  });
});

describe('the status of a refund', () => {
  it.each([
    ['退款成功', 'valid'],
    ['退款关闭', 'closed'],
    ['买家已经申请退款，等待卖家同意', 'closed'],
    ['卖家拒绝退款', 'closed'],
    ['succeeded', 'valid'],
    ['pending', 'closed'],
    ['神秘', null],
  ])('%s is %s', (word, state) => {
    expect(refundStateOf(word)).toBe(state);
  });

  it('of an order after its sale counts once the money went back', () => {
    expect(afterSaleStateOf('退款成功')).toBe('refunded');
    expect(afterSaleStateOf('待商家处理')).toBe('valid');
    expect(afterSaleStateOf('无售后或售后取消')).toBe('valid');
    expect(afterSaleStateOf('神秘')).toBeNull();
  });
});
