import type { Kind } from '../../warehouse/tables';
import { normalised } from './header';

/** An export whose headers are known: its signature, and what its ambiguous headers mean. */
export interface Platform {
  id: string;
  kind: Kind;
  grain: 'line' | 'order' | null;
  /** At least four of these headers make a file this export (all, where there are fewer). */
  signature: readonly string[];
  /** Header → role; null: kept as an attribute. Headers that are not here go by their names. */
  roles: Readonly<Record<string, string | null>>;
  /** How it writes dates, where a file's own dates leave it open. */
  dates?: 'month-day-year' | 'day-month-year';
}

export const platforms: readonly Platform[] = [
  {
    id: 'shopify-orders',
    kind: 'transactions',
    grain: 'line',
    signature: [
      'Financial Status',
      'Fulfillment Status',
      'Lineitem quantity',
      'Lineitem name',
      'Lineitem price',
      'Discount Code',
    ],
    roles: {
      ...{
        Name: 'order_id',
        Email: 'customer_id',
        'Financial Status': 'status',
        Total: 'order_amount',
      },
      ...{
        Subtotal: null,
        'Lineitem discount': null,
        'Discount Amount': 'discount',
        Phone: 'buyer_phone',
      },
      ...{ 'Created at': 'ordered_at', Id: null, 'Billing Name': 'buyer_name', Source: 'channel' },
      ...{ Shipping: 'shipping', Location: 'store', 'Lineitem sku': 'product_id', Tags: null },
    },
  },
  {
    id: 'stripe-payments',
    kind: 'transactions',
    grain: 'order',
    signature: [
      'Seller Message',
      'Created (UTC)',
      'Amount Refunded',
      'Converted Amount',
      'Captured',
      'Card ID',
    ],
    roles: {
      ...{
        id: 'order_id',
        'Customer ID': 'customer_id',
        Description: null,
        Amount: 'amount',
        Fee: null,
      },
      ...{ 'Customer Email': null, 'Converted Amount': null, 'Converted Amount Refunded': null },
    },
  },
  {
    id: 'taobao-orders',
    kind: 'transactions',
    grain: 'order',
    signature: [
      '买家会员名',
      '买家支付宝账号',
      '买家应付货款',
      '买家应付邮费',
      '买家实际支付金额',
      '返点积分',
      '宝贝总数量',
      '订单付款时间',
    ],
    roles: {
      ...{
        订单编号: 'order_id',
        买家会员名: 'customer_id',
        买家实际支付金额: 'order_amount',
        总金额: null,
      },
      ...{
        宝贝标题: 'product',
        宝贝总数量: 'quantity',
        买家应付货款: null,
        店铺名称: 'store',
        联系手机: 'buyer_phone',
      },
      ...{ 联系电话: null },
    },
  },
  {
    id: 'douyin-orders',
    kind: 'transactions',
    grain: 'line',
    signature: [
      '主订单编号',
      '子订单编号',
      '选购商品',
      '商品规格',
      '订单应付金额',
      '订单提交时间',
      '售后状态',
    ],
    roles: {
      收件人手机号: 'buyer_phone',
      订单应付金额: 'amount',
      商家编码: 'product_id',
      收件人: 'buyer_name',
    },
  },
  {
    id: 'youzan-orders',
    kind: 'transactions',
    grain: 'order',
    signature: [
      '买家昵称',
      '买家手机号',
      '全部商品名称',
      '商品种类数',
      '订单商品总件数',
      '店铺优惠合计',
      '商品金额合计',
    ],
    roles: {
      买家手机号: 'customer_id',
      买家昵称: null,
      订单商品总件数: 'quantity',
      商品金额合计: 'order_amount',
    },
  },
  {
    id: '1688-orders',
    kind: 'transactions',
    grain: 'order',
    signature: ['买家公司名', '卖家公司名', '货品总价(元)', '涨价或折扣(元)', '实付款', '货品标题'],
    roles: { 买家会员名: 'customer_id', 实付款: 'order_amount', '货品总价(元)': null },
  },
  {
    id: 'tmall-refunds',
    kind: 'refunds',
    grain: null,
    signature: [
      '退款编号',
      '买家退款金额',
      '退款完结时间',
      '退款状态',
      '是否需要退货',
      '退款的申请时间',
    ],
    roles: { 买家退款金额: 'amount', 退款完结时间: 'refunded_at' },
  },
  {
    id: 'uci-online-retail',
    kind: 'transactions',
    grain: 'line',
    signature: ['InvoiceNo', 'StockCode', 'InvoiceDate', 'UnitPrice'],
    dates: 'month-day-year',
    roles: { Description: 'product', Country: null },
  },
  {
    id: 'uci-online-retail',
    kind: 'transactions',
    grain: 'line',
    signature: ['Invoice', 'StockCode', 'InvoiceDate', 'Customer ID'],
    dates: 'month-day-year',
    roles: { Description: 'product', Country: null, Price: 'unit_price' },
  },
  {
    id: 'complete-journey',
    kind: 'transactions',
    grain: 'line',
    signature: ['household_id', 'basket_id', 'sales_value', 'retail_disc', 'coupon_match_disc'],
    roles: { coupon_disc: null, store_id: 'store', week: null },
  },
  {
    id: 'shopify-customers',
    kind: 'customers',
    grain: null,
    signature: [
      'Accepts Email Marketing',
      'Total Spent',
      'Total Orders',
      'Tax Exempt',
      'Accepts SMS Marketing',
    ],
    roles: {},
  },
  {
    id: 'stripe-customers',
    kind: 'customers',
    grain: null,
    signature: ['id', 'Delinquent', 'Total Spend', 'Created (UTC)', 'Default Card', 'Card Country'],
    roles: { Description: null, 'Card Country': 'country' },
  },
  {
    id: 'hubspot-contacts',
    kind: 'customers',
    grain: null,
    signature: ['Record ID', 'Lifecycle Stage', 'Contact owner', 'Create Date', 'Lead Status'],
    roles: { 'Lead Status': 'status' },
  },
  {
    id: 'hubspot-deals',
    kind: 'opportunities',
    grain: null,
    signature: ['Record ID', 'Deal Name', 'Deal Stage', 'Deal owner'],
    roles: { 'Record ID': 'opportunity_id', 'Deal Name': null, Amount: 'amount' },
  },
  {
    id: 'woocommerce-orders',
    kind: 'transactions',
    grain: 'order',
    signature: ['Order #', 'Customer type', 'Product(s)', 'Items sold', 'Coupon(s)', 'N. Revenue'],
    roles: {
      'Customer type': null,
      Customer: 'customer_id',
      'Items sold': 'quantity',
      'N. Revenue': 'amount',
    },
  },
  {
    id: 'telco-churn',
    kind: 'customers',
    grain: null,
    signature: ['customerID', 'SeniorCitizen', 'MonthlyCharges', 'TotalCharges', 'tenure', 'Churn'],
    roles: { PaymentMethod: null },
  },
];

/** The platform whose signature the headers bear, the one with most of it. */
export function platformOf(headers: readonly string[]): Platform | null {
  const present = new Set(headers.map(normalised));
  let best: { platform: Platform; hits: number } | null = null;
  for (const platform of platforms) {
    const hits = platform.signature.filter((header) => present.has(normalised(header))).length;
    if (hits >= Math.min(4, platform.signature.length) && hits > (best?.hits ?? 0))
      best = { platform, hits };
  }
  return best?.platform ?? null;
}
