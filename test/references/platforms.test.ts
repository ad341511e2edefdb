import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Kind } from '../../src/warehouse/tables';
import { Given } from '../given';

/** Small exports as the platforms write them; every figure was added up by hand. */
interface Export {
  platform: string;
  files: () => Record<string, string | Uint8Array<ArrayBuffer>>;
  kinds: readonly Kind[];
  /** SQL over staging and marts → the one row that it must give, as text. */
  facts: Readonly<Record<string, readonly (string | null)[]>>;
  /** Codes that the receipts must hold. */
  notes?: readonly string[];
  asOf?: string;
}

const sales =
  'select count(*) filter (is_order)::varchar, sum(revenue)::double::varchar from mart.orders';
const gbk = (text: string) => Uint8Array.from(iconv.encode(text, 'gb18030'));

const shopify = `Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Notes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Id,Tags,Risk Level,Source,Lineitem discount,Phone
#1001,anna@example.com,paid,2026-05-14 11:24:00 +0200,fulfilled,2026-05-15 09:00:00 +0200,yes,EUR,23.00,5.00,0.00,28.00,WELCOME,2.00,Standard,2026-05-14 23:50:45 +0200,2,Mug,10.00,,MUG-1,true,true,fulfilled,Anna Roe,Berlin,'10115,BE,DE,'+4930123456,,,Shopify Payments,c1,0.00,Ours,5001,,Low,web,0.00,
#1001,anna@example.com,,,,,,,,,,,,,,2026-05-14 23:50:45 +0200,1,Card,5.00,,CARD-1,true,true,fulfilled,,,,,,,,,,,,Ours,,,,,0.00,
#1002,ben@example.com,refunded,2026-05-15 10:00:00 +0200,fulfilled,,no,EUR,20.00,0.00,0.00,20.00,,0.00,Standard,2026-05-15 09:59:00 +0200,2,Mug,10.00,,MUG-1,true,true,fulfilled,Ben Roe,Köln,'50667,NW,DE,,,,Shopify Payments,c2,20.00,Ours,5002,,Low,web,0.00,
#1003,anna@example.com,partially_refunded,2026-05-16 10:00:00 +0200,fulfilled,,yes,EUR,50.00,0.00,0.00,50.00,,0.00,Standard,2026-05-16 09:59:00 +0200,5,Mug,10.00,,MUG-1,true,true,fulfilled,Anna Roe,Berlin,'10115,BE,DE,,,,Shopify Payments,c3,10.00,Ours,5003,,Low,web,0.00,
#1004,cara@example.com,pending,,unfulfilled,,no,EUR,10.00,0.00,0.00,10.00,,0.00,Standard,2026-05-17 09:59:00 +0200,1,Mug,10.00,,MUG-1,true,true,pending,Cara Roe,Bonn,'53111,NW,DE,,,,Shopify Payments,c4,0.00,Ours,5004,,Low,web,0.00,
`;

const taobao = `订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因
="2024010112345678901",小鱼,zfb1,90.00,10.00,0,100.00,0,100.00,0,交易成功,,张三,"浙江省 杭州市 西湖区 文一路1号",快递,,'13800000001,2024-01-01 10:00:00,2024-01-01 10:01:00,白茶礼盒,1,,,,1,1,客群旗舰店,订单未关闭
="2024010212345678902",小鱼,zfb1,50.00,0.00,0,50.00,0,45.50,0,卖家已发货，等待买家确认,,张三,"浙江省 杭州市 西湖区 文一路1号",快递,,'13800000001,2024-01-02 10:00:00,2024-01-02 10:01:00,茶杯,1,,,,2,1,客群旗舰店,订单未关闭
="2024010312345678903",大山,zfb2,70.00,0.00,0,70.00,0,0.00,0,交易关闭,,李四,"广东省 深圳市 南山区 科技路2号",快递,,'13800000002,2024-01-03 10:00:00,,白茶礼盒,1,,,,1,1,客群旗舰店,买家未付款
="2024010412345678904",大山,zfb2,70.00,0.00,0,70.00,0,70.00,0,交易成功,,李四,"广东省 深圳市 南山区 科技路2号",快递,,'13800000002,2024-01-04 10:00:00,2024-01-04 10:01:00,白茶礼盒,1,,,,1,1,客群旗舰店,订单未关闭
`;
const tmallRefunds = `订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,是否需要退货,退款的申请时间,退款状态
2024010112345678901,8001,2024x1,2024-01-01 10:01:00,A1,2024-01-06 12:00:00,小鱼,100.00,白茶礼盒,30.00,否,2024-01-05 12:00:00,退款成功
2024010412345678904,8002,2024x2,2024-01-04 10:01:00,A1,,大山,70.00,白茶礼盒,70.00,是,2024-01-06 12:00:00,退款关闭
`;

const tab = (cell: string) => `"\t${cell}"`;
const douyin = `\uFEFF主订单编号,子订单编号,选购商品,商品规格,商品数量,商家编码,订单应付金额,运费,收件人,收件人手机号,详细地址,订单提交时间,商家备注,订单完成时间,订单状态,售后状态,取消原因,发货时间
${[
  [
    '6917926768823643751',
    '6917926768823643751',
    '香薰蜡烛',
    '木质',
    '1',
    'XZ-1',
    '59.90',
    '0.00',
    '##a1',
    '##b1',
    '##c1',
    '2024-03-01 20:00:00',
    '-',
    '2024-03-05 20:00:00',
    '已完成',
    '-',
    '-',
    '2024-03-02 09:00:00',
  ],
  [
    '6917926768823643752',
    '6917926768823643753',
    '香薰蜡烛',
    '花香',
    '2',
    'XZ-2',
    '119.80',
    '0.00',
    '##a2',
    '##b2',
    '##c2',
    '2024-03-02 20:00:00',
    '-',
    '-',
    '已发货',
    '退款成功',
    '-',
    '2024-03-03 09:00:00',
  ],
  [
    '6917926768823643754',
    '6917926768823643754',
    '扩香石',
    '白',
    '1',
    'KX-1',
    '39.00',
    '0.00',
    '##a1',
    '##b1',
    '##c1',
    '2024-03-03 20:00:00',
    '-',
    '-',
    '已关闭',
    '-',
    '信息填错',
    '-',
  ],
  [
    '6917926768823643755',
    '6917926768823643755',
    '扩香石',
    '灰',
    '1',
    'KX-2',
    '39.00',
    '0.00',
    '##a3',
    '##b3',
    '##c3',
    '2024-03-03 21:00:00',
    '-',
    '2024-03-08 20:00:00',
    '已完成',
    '-',
    '-',
    '2024-03-04 09:00:00',
  ],
]
  .map((cells) => cells.map(tab).join(','))
  .join('\n')}
`;

const youzan = `订单号,订单状态,买家昵称,买家姓名,买家手机号,买家是否会员,会员等级,下单次数,订单创建时间,买家付款时间,交易成功时间,全部商品名称,商品种类数,订单商品总件数,运费,店铺优惠合计,商品金额合计,订单实付金额,收货人省份,收货人城市
E202403010001,交易完成,小鱼,张三,13800000001,是,金卡,3,2024-03-01 10:00:00,2024-03-01 10:01:00,2024-03-08 10:00:00,白茶(礼盒)(2件);茶杯(青)(1件),2,3,0.00,10.00,130.00,120.00,浙江省,杭州市
E202403020002,交易完成,大山,李四,13800000002,否,,1,2024-03-02 10:00:00,2024-03-02 10:01:00,2024-03-09 10:00:00,茶杯(青)(1件),1,1,0.00,0.00,30.00,30.00,广东省,深圳市
E202403030003,交易关闭,大山,李四,13800000002,否,,1,2024-03-03 10:00:00,,,白茶(礼盒)(1件),1,1,0.00,0.00,50.00,50.00,广东省,深圳市
`;

const exports: readonly Export[] = [
  {
    platform: 'Shopify orders: totals on the first line only',
    files: () => ({ 'orders_export_1.csv': shopify }),
    kinds: ['transactions'],
    facts: {
      // 28 + (50 − 10); the refunded order is no order, the pending one not paid.
      [sales]: ['2', '68.0'],
      "select day::varchar from mart.orders where order_id = '#1001'": ['2026-05-14'],
      'select count(*)::varchar, sum(units)::double::varchar from mart.orders where is_order': [
        '2',
        '8.0',
      ],
      'select count(*)::varchar from mart.customers where orders > 0': ['1'],
    },
    notes: ['filled_down', 'orders_unpaid', 'orders_refunded'],
  },
  {
    platform: 'Stripe payments',
    files: () => ({
      'unified_payments.csv': `id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand
ch_1,Order 1,Payment complete.,2026-01-05 23:30:00,25.00,0.00,eur,25.00,0.00,0.98,0,eur,Live,Paid,SHOP,cus_1,,a@example.com,TRUE,card_1,4242,Visa
ch_2,Order 2,Payment complete.,2026-01-06 10:00:00,40.00,15.00,eur,40.00,15.00,1.41,0,eur,Live,Paid,SHOP,cus_2,,b@example.com,TRUE,card_2,4242,Visa
ch_3,Order 3,The bank declined.,2026-01-07 10:00:00,99.00,0.00,eur,99.00,0.00,0,0,eur,Live,Failed,SHOP,cus_1,,a@example.com,FALSE,card_1,4242,Visa
ch_4,Order 4,Payment complete.,2026-01-08 10:00:00,30.00,30.00,eur,30.00,30.00,1.1,0,eur,Live,Refunded,SHOP,cus_3,,c@example.com,TRUE,card_3,4242,Visa
`,
    }),
    kinds: ['transactions'],
    facts: { [sales]: ['2', '50.0'] },
    notes: ['orders_unpaid', 'orders_refunded'],
  },
  {
    platform: 'WooCommerce analytics',
    files: () => ({
      'orders.csv': `Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue
2026-02-01 10:00:00,501,completed,Anna Roe,new,"1× Mug, 2× Card",3,WELCOME,20.00
2026-02-02 10:00:00,502,processing,Anna Roe,returning,1× Mug,1,,10.00
2026-02-03 10:00:00,503,cancelled,Ben Roe,new,1× Mug,1,,10.00
`,
    }),
    kinds: ['transactions'],
    facts: { [sales]: ['2', '30.0'] },
    notes: ['orders_closed'],
  },
  {
    platform: '淘宝订单 and 天猫退款, GBK',
    files: () => ({ 'ExportOrderList.csv': gbk(taobao), '退款.csv': gbk(tmallRefunds) }),
    kinds: ['transactions', 'refunds'],
    facts: {
      // (100 − 30) + 45.50 + 70; one closed unpaid; the rejected refund counts for nothing.
      [sales]: ['3', '185.5'],
      "select count(*)::varchar from staging.transactions where order_id = '2024010112345678901'": [
        '1',
      ],
      'select count(*)::varchar from mart.customers where orders > 0': ['2'],
    },
    notes: ['decoded', 'orders_closed', 'refunds_closed'],
    asOf: '2024-01-31',
  },
  {
    platform: '抖音小店: tabs before every cell',
    files: () => ({ '订单.csv': douyin }),
    kinds: ['transactions'],
    facts: {
      // 59.90 + 39.00; one refunded after shipping, one closed.
      [sales]: ['2', '98.9'],
      'select min(order_id) from staging.transactions': ['6917926768823643751'],
      'select min(length(product_id))::varchar from staging.transactions': ['4'],
    },
    notes: ['orders_closed', 'orders_refunded'],
  },
  {
    platform: '有赞: several items in one cell',
    files: () => ({ '订单.csv': youzan }),
    kinds: ['transactions'],
    facts: {
      [sales]: ['2', '150.0'],
      "select product, sum(quantity)::double::varchar from staging.transactions where product like '%茶杯%' group by 1":
        ['茶杯(青)', '2.0'],
    },
    notes: ['items_split', 'orders_closed'],
  },
  {
    platform: '1688',
    files: () => ({
      '1688.csv': `订单编号,买家公司名,买家会员名,卖家公司名,货品总价(元),运费,涨价或折扣(元),实付款,订单状态,订单创建时间,订单付款时间,收货人姓名,联系手机,货品标题,单价(元),数量
2024030112345,杭州甲公司,buyer1,我司,1000.00,50.00,-50.00,1000.00,交易成功,2024-03-01 10:00:00,2024-03-01 10:05:00,张三,13800000001,茶饼,100.00,10
2024030212346,深圳乙公司,buyer2,我司,200.00,0.00,0.00,200.00,等待买家付款,2024-03-02 10:00:00,,李四,13800000002,茶饼,100.00,2
`,
    }),
    kinds: ['transactions'],
    facts: { [sales]: ['1', '1000.0'] },
    notes: ['orders_unpaid'],
  },
  {
    platform: '门店会员消费',
    files: () => ({
      'pos.csv': `订单编号,会员ID,会员姓名,会员卡号,消费类型,消费金额,优惠金额,实际付款,获得积分,消费店铺,消费时间
S1,M1,张三,8800001,商品消费,100.00,10.00,¥90.00,90,西湖店,2024年3月1日 18:30
S2,M2,李四,8800002,商品消费,50.00,0.00,¥50.00,50,滨江店,2024年3月2日 18:30
`,
    }),
    kinds: ['transactions'],
    facts: { [sales]: ['2', '140.0'], 'select min(store) from staging.transactions': ['滨江店'] },
  },
  {
    platform: 'UCI Online Retail: invoices that begin with C',
    files: () => ({
      'Online Retail.csv': `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
536365,85123A,HANGING HEART,6,12/1/10 8:26,2.55,17850,United Kingdom
536365,71053,METAL LANTERN,6,12/1/10 8:26,3.39,17850,United Kingdom
C536379,D,Discount,-1,12/13/10 9:41,27.5,17850,United Kingdom
536414,22139,TEACUP,56,12/1/10 11:52,0,,United Kingdom
`,
    }),
    kinds: ['transactions'],
    facts: {
      // 6 × 2.55 + 6 × 3.39 = 35.64, less the credit note of 27.50.
      'select count(*) filter (is_order and paid > 0)::varchar, sum(revenue)::double::varchar from mart.orders':
        ['1', '8.14'],
    },
    asOf: '2010-12-31',
  },
  {
    platform: 'Square: dollars and a time of day',
    files: () => ({
      'items.csv': `Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Customer ID
2026-02-14,18:30:00,Eastern Time (US & Canada),Drinks,Latte,2,Regular,L1,,"$1,010.00",-$10.00,"$1,000.00",$0.00,T1,C1
2026-02-15,08:05:00,Eastern Time (US & Canada),Drinks,Latte,1,Regular,L1,,$5.00,$0.00,$5.00,$0.00,T2,C2
`,
    }),
    kinds: ['transactions'],
    facts: { [sales]: ['2', '1005.0'] },
  },
  {
    platform: 'Shopify customers',
    files: () => ({
      'customers_export.csv': `\uFEFFCustomer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address Address1,Default Address Address2,Default Address City,Default Address Province Code,Default Address Country Code,Default Address Zip,Default Address Phone,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags
'7210448301122,Anna,Roe,anna@example.com,yes,,Street 1,,Berlin,BE,DE,'10115,,'+4930123456,no,68.00,2,,no,"vip, newsletter"
'7210448301123,Ben,Roe,ben@example.com,no,,Street 2,,Köln,NW,DE,'50667,,,no,0.00,1,,no,
`,
    }),
    kinds: ['customers'],
    facts: {
      'select customer_id, name, city, tags from staging.customers order by 1 limit 1': [
        '7210448301122',
        'Anna Roe',
        'Berlin',
        'vip, newsletter',
      ],
    },
    asOf: '2026-06-01',
  },
  {
    platform: 'HubSpot contacts: two styles of date in one column',
    files: () => ({
      'contacts.csv': `Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Lifecycle Stage,Lead Source
101,Anna,Roe,anna@example.com,+49 30 1,Cara,Open,2024-03-12 09:14,2024-03-12 09:14,Customer,Web
102,Ben,Roe,ben@example.com,,Cara,New,3/15/2024 2:30 PM,3/16/2024 2:30 PM,Lead,Ads
`,
    }),
    kinds: ['customers'],
    facts: {
      'select min(registered_at)::varchar, max(registered_at)::varchar from staging.customers': [
        '2024-03-12 09:14:00',
        '2024-03-15 14:30:00',
      ],
    },
    asOf: '2024-06-01',
  },
  {
    platform: 'Zendesk tickets',
    files: () => ({
      'tickets.csv': `Ticket ID,Subject,Requester Email,Requester Name,Created At,Status,Assignee,First Replied At,Closed At,Tags,Priority
1,Late parcel,anna@example.com,Anna,2026-01-01 10:00:00 UTC,closed,Cara,2026-01-01 11:00:00 UTC,2026-01-02 10:00:00 UTC,shipping,high
2,Broken mug,ben@example.com,Ben,2026-01-03 10:00:00 UTC,open,Cara,,,damage,low
`,
    }),
    kinds: ['tickets'],
    facts: {
      'select count(*)::varchar, count(solved_at)::varchar from staging.tickets': ['2', '1'],
    },
    asOf: '2026-02-01',
  },
  {
    platform: 'GA4 events: microseconds',
    files: () => ({
      'events.csv': `event_date,event_timestamp,event_name,user_id,user_pseudo_id,platform,stream_id
20240102,1704211199000000,page_view,u1,p1,WEB,1
20240103,1704211200000000,purchase,u1,p1,WEB,1
`,
    }),
    kinds: ['behaviours'],
    facts: {
      // 2024-01-02 15:59:59 UTC is one second before midnight in Shanghai.
      'select min(occurred_at)::varchar, max(occurred_at)::varchar from staging.behaviours': [
        '2024-01-02 23:59:59',
        '2024-01-03 00:00:00',
      ],
    },
    asOf: '2024-02-01',
  },
  {
    platform: '神策 events: milliseconds',
    files: () => ({
      'events.csv': `event,user_id,distinct_id,date,time,$city,$province,$wifi,$app_version
$pageview,u1,d1,2024-01-02,1704211199000,杭州,浙江,true,1.0
pay,u1,d1,2024-01-03,1704211200000,杭州,浙江,true,1.0
`,
    }),
    kinds: ['behaviours'],
    facts: {
      'select min(occurred_at)::varchar, max(occurred_at)::varchar from staging.behaviours': [
        '2024-01-02 23:59:59',
        '2024-01-03 00:00:00',
      ],
    },
    asOf: '2024-02-01',
  },
];

let given: Given;
beforeAll(async () => {
  given = await Given.start();
});

describe('exports of platforms', () => {
  it.each(exports.map((one) => [one.platform, one] as const))('%s', async (_, one) => {
    const { receipts, refusals, questions } = await given.files(one.files());
    expect(refusals).toEqual([]);
    expect(questions).toEqual([]);
    expect(receipts.map(({ decision }) => decision.kind)).toEqual(one.kinds);
    for (const { records, loaded, quarantined, skipped } of receipts) {
      expect([records, quarantined]).toEqual([loaded + skipped, 0]);
    }
    const notes = receipts.flatMap((receipt) => receipt.notes.map(({ code }) => code));
    expect(notes).toEqual(expect.arrayContaining([...(one.notes ?? [])]));
    await given.build(one.asOf ? { as_of: one.asOf } : {});
    for (const [sql, values] of Object.entries(one.facts)) {
      const [row] = await given.rows(sql);
      expect(Object.values(row ?? {}), sql).toEqual(values);
    }
  });
});
