import type { Text } from '../i18n/text';

/** Names of the attributes of a customer's first order (`mart.first_order_values`). */
export const firstOrderAttributes: Readonly<Record<string, Text>> = {
  'first_order.category': { zh: '首单品类', en: 'Category of the first order' },
  'first_order.brand': { zh: '首单品牌', en: 'Brand of the first order' },
  'first_order.channel': { zh: '首单渠道', en: 'Channel of the first order' },
  'first_order.store': { zh: '首单门店', en: 'Store of the first order' },
  'first_order.payment_method': { zh: '首单支付方式', en: 'Payment of the first order' },
  'first_order.promotion': { zh: '首单促销', en: 'Promotion of the first order' },
  'first_order.coupon': { zh: '首单优惠券', en: 'Coupon on the first order' },
  'first_order.discount': { zh: '首单折扣', en: 'Discount on the first order' },
  'first_order.units': { zh: '首单件数', en: 'Units of the first order' },
  'first_order.value_band': { zh: '首单金额', en: 'Value of the first order' },
};

/** Names of the values of those attributes that files do not write themselves. */
export const firstOrderValues: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  'first_order.promotion': { no_promotion: { zh: '无促销', en: 'No promotion' } },
  'first_order.coupon': {
    with_coupon: { zh: '用券', en: 'With a coupon' },
    no_coupon: { zh: '未用券', en: 'Without a coupon' },
  },
  'first_order.discount': {
    with_discount: { zh: '有折扣', en: 'With a discount' },
    no_discount: { zh: '无折扣', en: 'Without a discount' },
  },
};
