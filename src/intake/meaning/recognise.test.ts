import { describe, expect, it } from 'vitest';
import type { Hint } from '../decision';
import { isHeader, normalised } from './header';
import { recognise } from './recognise';

const rolesOf = (headers: string[]) => {
  const recognised = recognise(headers);
  const found = recognised && 'roles' in recognised ? recognised : null;
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

/** CDNOW as published: customer, id within the sample, date, number of CDs, dollars. */
const cdnow = [
  ['00004', '0001', '19970101', '2', '29.33'],
  ['00004', '0001', '19970118', '2', '29.73'],
  ['00004', '0001', '19970802', '1', '14.96'],
  ['00004', '0001', '19971212', '2', '26.48'],
  ['00021', '0002', '19970101', '3', '63.34'],
  ['00021', '0002', '19970113', '1', '11.77'],
  ['00050', '0003', '19970101', '1', '6.79'],
  ['00071', '0004', '19970101', '1', '13.97'],
  ['00086', '0005', '19970101', '1', '23.94'],
  ['00111', '0006', '19970101', '1', '35.99'],
  ['00111', '0006', '19970111', '3', '32.99'],
];
const unnamed = ['c1', 'c2', 'c3', 'c4', 'c5'];

const recognised = (headers: string[], hint: Hint = {}, sample: string[][] = []) => {
  const found = recognise(headers, hint, sample);
  if (!found || !('roles' in found)) throw new Error(`not recognised: ${found?.code}`);
  return found;
};

describe('a file without a header', () => {
  it('is read by its values, and shown before it counts', () => {
    const { kind, roles, questions } = recognised(unnamed, {}, cdnow);
    expect(kind).toBe('transactions');
    expect(roles.map(({ role }) => role)).toEqual([
      ...['customer_id', null, 'ordered_at', 'quantity', 'amount'],
    ]);
    expect(Math.max(...roles.map(({ confidence }) => confidence))).toBeLessThanOrEqual(0.6);
    expect(questions).toMatchObject([
      {
        id: 'columns',
        code: 'ask_columns',
        options: [
          {
            value: 'as_shown',
            preview: 'c1 = customer_id, c3 = ordered_at, c4 = quantity, c5 = amount',
          },
        ],
      },
    ]);
  });

  it('asks nothing where the columns are given or were agreed to', () => {
    expect(recognised(unnamed, { answers: { columns: 'as_shown' } }, cdnow).questions).toEqual([]);
    const columns = [
      { header: 'c1', role: 'customer_id' },
      { header: 'c3', role: 'ordered_at' },
      { header: 'c5', role: 'amount' },
    ];
    const { kind, roles, questions } = recognised(unnamed, { columns }, cdnow);
    expect(kind).toBe('transactions');
    expect(roles.map(({ role }) => role)).toEqual([
      ...['customer_id', null, 'ordered_at', null, 'amount'],
    ]);
    expect(questions).toEqual([]);
  });

  it('tells price, quantity and amount by their product', () => {
    const rows = [
      ['A-1001', 'C-01', '2024-01-02', '2', '3.50', '7.00'],
      ['A-1002', 'C-02', '2024-01-02', '1', '8.25', '8.25'],
      ['A-1003', 'C-01', '2024-01-05', '3', '3.50', '10.50'],
      ['A-1004', 'C-01', '2024-01-09', '5', '1.10', '5.50'],
    ];
    expect(recognised([...unnamed, 'c6'], {}, rows).roles.map(({ role }) => role)).toEqual([
      ...['order_id', 'customer_id', 'ordered_at', 'quantity', 'unit_price', 'amount'],
    ]);
  });

  it('is nothing without a date, a number or an id', () => {
    expect(recognise(['c1', 'c2'], {}, [['red', 'round'], ['blue', 'square']])).toBeNull(); // prettier-ignore
  });
});

describe('headers in no known words', () => {
  it('lead to a question about the kind, with what the columns would be', () => {
    const { kind, questions } = recognised(['klant', 'nr', 'dag', 'stuks', 'bedrag'], {}, cdnow);
    expect(kind).toBe('transactions');
    expect(questions).toMatchObject([{ id: 'kind', code: 'ask_kind' }]);
    expect(questions[0]?.options[0]).toEqual({
      value: 'transactions',
      preview: 'klant = customer_id, dag = ordered_at, stuks = quantity, bedrag = amount',
    });
  });

  it('still need the columns agreed to once the kind is answered', () => {
    const headers = ['klant', 'nr', 'dag', 'stuks', 'bedrag'];
    const hint = { answers: { kind: 'transactions' } };
    expect(recognised(headers, hint, cdnow).questions).toMatchObject([{ id: 'columns' }]);
  });
});

describe('what is given', () => {
  it('decides the kind', () => {
    const headers = ['会员ID', '日期', '类型', '积分', '金额'];
    expect(recognised(headers).kind).toBe('loyalty');
    expect(recognised(headers, { kind: 'transactions' }).kind).toBe('transactions');
    expect(recognised(headers, { answers: { kind: 'transactions' } }).kind).toBe('transactions');
  });

  it('takes a role away from every other column', () => {
    const headers = ['order_id', 'customer_id', 'order_date', 'total', 'paid'];
    const columns = [{ header: 'paid', role: 'order_amount' }];
    const roles = recognised(headers, { columns }).roles.map(({ role }) => role);
    expect(roles).toEqual(['order_id', 'customer_id', 'ordered_at', null, 'order_amount']);
  });

  it('leaves a column without a role where it says so', () => {
    const columns = [{ header: 'total', role: null }];
    const headers = ['order_id', 'customer_id', 'order_date', 'total', 'amount'];
    expect(recognised(headers, { columns }).roles[3]?.role).toBeNull();
  });
});

describe('two kinds that explain the headers equally well', () => {
  it('are asked for, the better first', () => {
    const { questions } = recognised(['user_id', 'created_at', 'type', 'amount']);
    expect(questions).toMatchObject([{ id: 'kind', code: 'ask_kind' }]);
    expect(questions[0]?.options.map(({ value }) => value).sort()).toEqual([
      'loyalty',
      'transactions',
    ]);
  });
});

describe('a table that counts nobody', () => {
  it.each([
    ['rows_are_posts', '平台,标题,播放量,点赞数,评论数,收藏数,分享数,互动率,发布时间'],
    ['rows_are_posts', 'post_id,date,likes,comments,shares,reach'],
    ['rows_are_settlements', '动账时间,动帐流水号,动账方向,动账金额,动账账户,子订单号,订单号'],
    ['rows_are_payments', 'order_id,payment_sequential,payment_type,payment_value'],
    ['orders_without_date', 'order_id,user_id,eval_set,order_number,order_dow'],
    ['orders_without_date', '订单号,会员ID,实付金额'],
  ])('is refused: %s', (code, headers) => {
    expect(recognise(headers.split(','))).toMatchObject({ code });
  });
});

describe('a name that only looks like another', () => {
  it.each([
    ['店铺名称', 'buyer_name'],
    ['店铺名称', 'product'],
    ['上次下单时间', 'ordered_at'],
    ['累计消费金额', 'amount'],
    ['last_order_date', 'ordered_at'],
    ['total_orders', 'order_id'],
    ['shipping_cost', 'cost'],
    ['discount_amount', 'amount'],
    ['refund amount', 'amount'],
    ['发货时间', 'ordered_at'],
    ['parent order id', 'order_id'],
    ['fulfillment status', 'status'],
    ['expected delivery date', 'ordered_at'],
    ['product category id', 'product_id'],
    ['店铺客户名称', 'buyer_name'],
  ])('%s is not %s', (header, role) => {
    const known = ['order_no', 'member_no', 'paid_time', 'qty'];
    const { kind, roles } = recognised([...known, header]);
    expect(kind).toBe('transactions');
    expect(roles[4]?.role).not.toBe(role);
  });

  it('keeps rates from counting as money', () => {
    const headers = ['order_id', 'customer_id', 'order_date', 'sales', 'discount'];
    const rows = [
      ['1', 'a', '2024-01-01', '10.00', '0.2'],
      ['2', 'b', '2024-01-02', '12.00', '0'],
      ['3', 'c', '2024-01-02', '12.00', '0.45'],
    ];
    const { roles, notes } = recognised(headers, {}, rows);
    expect(roles[4]?.role).toBeNull();
    expect(notes).toEqual([{ code: 'rates_are_no_money', values: { column: 'discount' } }]);
  });
});

describe('values beside the names', () => {
  it('show gender and province where no name does', () => {
    const rows = [
      ['1', 'Male', '浙江省'],
      ['2', 'Female', '广东'],
      ['3', 'Male', '北京市'],
    ];
    expect(recognised(['CustomerID', 'Genre', 'Where'], {}, rows).roles).toEqual([
      { role: 'customer_id', confidence: 1 },
      { role: 'gender', confidence: 0.5 },
      { role: 'province', confidence: 0.5 },
    ]);
  });

  it('date orders whose date has an unknown name, and ask', () => {
    const rows = [
      ['1', '张三', '20.00', '2024-03-01'],
      ['2', '李四', '30.00', '2024-03-02'],
    ];
    const { roles, questions } = recognised(['订单号', '客户姓名', '金额', '履约'], {}, rows);
    expect(roles[3]).toEqual({ role: 'ordered_at', confidence: 0.5 });
    expect(questions).toMatchObject([{ id: 'columns' }]);
  });

  it('keep rows that repeat their customer from being a list of customers', () => {
    const headers = ['customer_id', 'city', 'x'];
    const rows = Array.from({ length: 40 }, (_, row) => [String(row % 4), 'Oslo', String(row)]);
    expect(recognise(headers, {}, rows)).toBeNull();
    expect(recognised(headers).kind).toBe('customers');
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

  it.each([
    ['1.订单编号', 'order_id'],
    ['订单编号*', 'order_id'],
    ['订单 编号', 'order_id'],
    ['ＯＲＤＥＲ＿ＩＤ', 'order_id'],
    ['orderId', 'order_id'],
    ['o.order_id', 'order_id'],
    ['orders.order_id', 'order_id'],
    ['order__order_id', 'order_id'],
    ['Order ID (external)', 'order_id'],
  ])('%s is %s', (header, role) => {
    const { roles } = recognised([header, '下单时间', '实付金额/元']);
    expect(roles.map((match) => match.role)).toEqual([role, 'ordered_at', 'amount']);
  });

  it('is told from data by cells that are values', () => {
    expect(isHeader(['订单编号', '金额', '2023年销售', '备注'])).toBe(true);
    expect(isHeader(['A1', 'C1', '2024-01-02', '3.50'])).toBe(false);
    expect(isHeader(['a@b.com', '张三', '北京'])).toBe(false);
  });
});
