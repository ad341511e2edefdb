import type { KindAliases } from './alias';

export const products: KindAliases<'products'> = {
  needs: [['product_id'], ['product', 'category', 'brand', 'price', 'cost', 'subcategory']],
  distinctive: ['subcategory', 'price', 'cost', 'brand', 'category'],
  roles: {
    product_id: {
      names: [
        ...[
          'product_id',
          '商品编号',
          '商品ID',
          '商品编码',
          '商家编码',
          'sku',
          'stock_code',
          '货号',
          '产品编号',
        ],
        ...['产品ID', 'item_id', 'upc', 'variant sku', 'handle', 'item_code'],
      ],
    },
    product: {
      names: [
        ...[
          'product',
          '商品名称',
          '产品名称',
          '宝贝标题',
          'product_name',
          '商品',
          'name',
          'title',
          '名称',
        ],
        ...['product_type', 'description', '品名'],
      ],
    },
    category: {
      names: [
        ...['category', '类目', '商品类目', '一级类目', '品类', '分类', '商品分类', 'department'],
        ...['product_category', 'type', '大类'],
      ],
    },
    subcategory: {
      names: [
        'subcategory',
        '子类目',
        '二级类目',
        '小类',
        'sub_category',
        '子分类',
        'product_category',
        '中类',
      ],
    },
    brand: { names: ['brand', '品牌', 'vendor', 'manufacturer', '商品品牌'] },
    price: {
      names: [
        'price',
        '吊牌价',
        '售价',
        '价格',
        '标价',
        '零售价',
        'list_price',
        'variant price',
        '单价',
        'msrp',
      ],
    },
    cost: { names: ['cost', '成本价', '成本', '进价', '采购价', 'unit_cost', 'cost per item'] },
  },
};

export const refunds: KindAliases<'refunds'> = {
  needs: [['order_id'], ['amount'], ['refund_id', 'refunded_at', 'reason']],
  distinctive: ['refund_id', 'refunded_at', 'amount', 'reason'],
  roles: {
    refund_id: {
      names: ['refund_id', '退款编号', '退款单号', '售后单号', '售后编号', '退货单号', 'return_id'],
    },
    order_id: {
      names: ['order_id', '订单编号', '订单号', 'order number', 'order', '原订单号', 'charge id'],
    },
    refunded_at: {
      names: [
        'refunded_at',
        '退款完结时间',
        '退款时间',
        '退款成功时间',
        '退款日期',
        'refund_date',
        'returned_at',
        '退货时间',
        '退款申请时间',
        '退款的申请时间',
      ],
    },
    amount: {
      names: [
        'refund_amount',
        '买家退款金额',
        '退款金额',
        '实退金额',
        'amount_refunded',
        'refunded_amount',
        '退货金额',
      ],
    },
    reason: {
      names: [
        '退款原因',
        '退货原因',
        '售后原因',
        'refund_reason',
        'return_reason',
        'reason',
        '原因',
      ],
    },
    status: { names: ['退款状态', '售后状态', 'refund_status', 'status', '状态'] },
  },
};

export const behaviours: KindAliases<'behaviours'> = {
  needs: [['occurred_at'], ['event', 'page', 'keyword', 'session_id']],
  distinctive: [
    'event',
    'session_id',
    'page',
    'keyword',
    'duration_s',
    'occurred_at',
    'anonymous_id',
  ],
  roles: {
    customer_id: {
      names: [
        '用户ID',
        'user_id',
        'userid',
        'customer_id',
        '客户编号',
        '会员ID',
        '用户编号',
        'member_id',
        'distinct_id',
        '$identity_login_id',
        '客户ID',
      ],
    },
    anonymous_id: {
      names: [
        'anonymous_id',
        '匿名ID',
        'user_pseudo_id',
        '设备ID',
        'device_id',
        '$identity_anonymous_id',
        'visitor_id',
        '访客ID',
        'cookie_id',
      ],
    },
    session_id: {
      names: [
        'session_id',
        '会话ID',
        '会话编号',
        'session',
        'ga_session_id',
        'user_session',
        '访问ID',
      ],
    },
    occurred_at: {
      names: [
        'occurred_at',
        '事件时间',
        '访问时间',
        '行为时间',
        'event_time',
        'timestamp',
        'event_timestamp',
        'time',
        '发生时间',
        'originaltimestamp',
        '操作时间',
        'event_date',
        '时间',
        '日期',
      ],
    },
    event: {
      names: [
        'event',
        '事件名称',
        '事件',
        'event_name',
        '行为类型',
        '行为',
        'event_type',
        'behavior_type',
        'action',
        '操作类型',
      ],
    },
    page: {
      names: [
        'page',
        '页面',
        '页面URL',
        'page_url',
        'url',
        'page_location',
        'page_title',
        '页面名称',
        '访问页面',
      ],
    },
    product_id: { names: ['product_id', '商品编号', '商品ID', 'item_id', 'sku', '商品编码'] },
    keyword: { names: ['keyword', '搜索词', '搜索关键词', 'search_term', 'query', '关键词'] },
    duration_s: {
      names: [
        'duration_s',
        '停留时长',
        '停留时间',
        'duration',
        'dwell_time',
        'time_on_page',
        '浏览时长',
        '停留时长(秒)',
      ],
    },
    source: {
      names: [
        'source',
        '来源',
        '渠道',
        'traffic_source',
        'utm_source',
        'acquisition_channel',
        'referrer',
        '流量来源',
      ],
    },
    device: { names: ['device', '设备', '设备类型', 'platform', 'device_type', '终端', '客户端'] },
  },
};
