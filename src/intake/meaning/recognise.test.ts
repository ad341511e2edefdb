import { describe, expect, it } from 'vitest';
import { isHeader, normalised } from './header';
import { recognise } from './recognise';

const rolesOf = (headers: string[]) => {
  const found = recognise(headers);
  return {
    kind: found?.kind ?? null,
    platform: found?.platform?.id ?? null,
    roles: Object.fromEntries(
      headers.flatMap((header, index) => {
        const role = found?.roles[index]?.role ?? null;
        return role ? [[header, role]] : [];
      }),
    ),
  };
};

// Header lines as published: see the sources in the project's notes on exports.
const shopifyOrders =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping City,Notes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Phone';
const taobao =
  '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因';
const youzan =
  '订单号,订单状态,买家昵称,买家姓名,买家手机号,买家是否会员,会员等级,客户标签,下单次数,订单创建时间,买家付款时间,交易成功时间,全部商品名称,商品种类数,订单商品总件数,运费,店铺优惠合计,商品金额合计,收货人省份,收货人城市,收货人地区';
const stripe =
  'id,Description,Seller Message,Created (UTC),Amount,Amount Refunded,Currency,Converted Amount,Converted Amount Refunded,Fee,Tax,Converted Currency,Mode,Status,Statement Descriptor,Customer ID,Customer Description,Customer Email,Captured,Card ID,Card Last4,Card Brand';

describe('an export of a platform', () => {
  it.each([
    [
      shopifyOrders,
      'transactions',
      'shopify-orders',
      {
        Name: 'order_id',
        Email: 'customer_id',
        'Financial Status': 'status',
        'Created at': 'ordered_at',
        Total: 'order_amount',
        'Lineitem price': 'unit_price',
        'Lineitem quantity': 'quantity',
        'Refunded Amount': 'refund',
        'Cancelled at': 'cancelled_at',
      },
    ],
    [
      taobao,
      'transactions',
      'taobao-orders',
      {
        订单编号: 'order_id',
        买家会员名: 'customer_id',
        买家实际支付金额: 'order_amount',
        订单付款时间: 'paid_at',
        订单创建时间: 'ordered_at',
        订单状态: 'status',
        宝贝标题: 'product',
      },
    ],
    [
      youzan,
      'transactions',
      'youzan-orders',
      {
        订单号: 'order_id',
        买家手机号: 'customer_id',
        买家付款时间: 'paid_at',
        收货人城市: 'city',
      },
    ],
    [
      stripe,
      'transactions',
      'stripe-payments',
      {
        id: 'order_id',
        'Customer ID': 'customer_id',
        'Created (UTC)': 'ordered_at',
        Amount: 'amount',
        'Amount Refunded': 'refund',
        Mode: 'mode',
      },
    ],
    [
      '订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,是否需要退货,退款的申请时间,退款状态',
      'refunds',
      'tmall-refunds',
      { 退款编号: 'refund_id', 订单编号: 'order_id', 买家退款金额: 'amount', 退款状态: 'status' },
    ],
    [
      'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Company,Default Address City,Default Address Province Code,Phone,Accepts SMS Marketing,Total Spent,Total Orders,Note,Tax Exempt,Tags',
      'customers',
      'shopify-customers',
      { 'Customer ID': 'customer_id', Email: 'email', Tags: 'tags' },
    ],
    [
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Last Modified Date,Lifecycle Stage,Lead Source',
      'customers',
      'hubspot-contacts',
      { 'Record ID': 'customer_id', 'Contact owner': 'owner', 'Create Date': 'registered_at' },
    ],
    [
      'Record ID,Deal Name,Deal Stage,Amount,Deal owner,Associated Company IDs',
      'opportunities',
      'hubspot-deals',
      { 'Record ID': 'opportunity_id', Amount: 'amount', 'Deal Stage': 'stage' },
    ],
  ])('%.40s… is known by its signature', (headers, kind, platform, roles) => {
    const found = rolesOf(headers.split(','));
    expect(found).toMatchObject({ kind, platform, roles });
  });

  it('takes what was paid, not what was due', () => {
    expect(rolesOf(taobao.split(',')).roles['总金额']).toBeUndefined();
    expect(rolesOf(['订单编号', '下单时间', '总金额', '实付金额']).roles).toMatchObject({
      实付金额: 'amount',
      总金额: 'order_amount',
    });
  });
});

describe('a file of no known platform', () => {
  it.each([
    [
      'customers',
      '客户编号,客户名称,客户简称,所在省份,城市,公司地址,联系人手机,电子邮件,所属行业,客户来源,客户级别,客户状态',
    ],
    ['customers', '会员卡号,持卡人,手机号,性别,生日,入会时间,会员等级,积分,累计消费金额,会员状态'],
    [
      'transactions',
      '订单编号,会员ID,会员姓名,会员卡号,消费类型,消费金额,优惠金额,实际付款,获得积分,消费店铺,消费时间',
    ],
    ['transactions', 'customer_id,order_date,revenue,first_name,last_name,email'],
    [
      'transactions',
      'Date,Time,Time Zone,Category,Item,Qty,SKU,Gross Sales,Discounts,Net Sales,Tax,Transaction ID',
    ],
    ['behaviours', 'user_id,session_id,event,timestamp,platform,acquisition_channel'],
    ['behaviours', '用户ID,事件名称,事件时间,页面URL,停留时长,搜索关键词,来源,设备'],
    ['feedback', '会员号,商品名,评价级别,评论时间,评价内容'],
    ['tickets', '工单编号,工单状态,问题类型,紧急程度,客户评分,提交时间,接单时间,完成时间'],
    [
      'tickets',
      'Ticket ID,Subject,Requester Email,Created At,Status,Assignee,First Replied At,Closed At,Tags',
    ],
    ['referrals', '邀请人,被邀请人,邀请时间'],
    ['loyalty', '会员ID,获得积分,积分余额,变动时间,变动类型'],
    ['departures', '客户编号,流失日期,流失原因'],
    ['campaigns', 'campaign_id,household_id'],
    ['social', '客户编号,平台,互动时间,互动类型,话题'],
    ['interactions', '客户编号,沟通时间,沟通方式,沟通结果,跟进人,下次联系时间'],
    ['products', '商品编号,商品名称,类目,品牌,吊牌价,成本价'],
    [
      'products',
      'product_id,manufacturer_id,department,brand,product_category,product_type,package_size',
    ],
  ])('is taken for %s by %s', (kind, headers) => {
    expect(rolesOf(headers.split(',')).kind).toBe(kind);
  });

  it('gives a role to one column only, the best named', () => {
    const { roles } = rolesOf(['order_id', 'date', 'order_date', 'amount', 'total']);
    expect(roles).toEqual({
      order_id: 'order_id',
      order_date: 'ordered_at',
      amount: 'amount',
      total: 'order_amount',
    });
  });

  it('is nothing without a known column', () => {
    expect(recognise(['colour', 'shape', 'weight'])).toBeNull();
  });
});

describe('a header', () => {
  it('is compared without width, case, marks and units', () => {
    for (const header of [
      'Order ID',
      '\ufefforder_id',
      'ＯＲＤＥＲ－ＩＤ',
      ' "order id" ',
      'Order-Id:',
    ]) {
      expect(normalised(header)).toBe('orderid');
    }
    expect(rolesOf(['订单编号', '下单时间', '实付金额（元）']).roles).toMatchObject({
      '实付金额（元）': 'amount',
    });
  });

  it('is told from data by cells that are values', () => {
    expect(isHeader(['订单编号', '金额', '2023年销售', '备注'])).toBe(true);
    expect(isHeader(['A1', 'C1', '2024-01-02', '3.50'])).toBe(false);
    expect(isHeader(['a@b.com', '张三', '北京'])).toBe(false);
  });
});
