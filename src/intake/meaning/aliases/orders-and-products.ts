import { type KindAliases } from './alias';

export const products: KindAliases<'products'> = {
  own: 'product, item, variant, article, goods, 商品, 产品, 宝贝, 货品, 菜品',
  needs: [['product_id'], ['product', 'category', 'brand', 'price', 'cost', 'subcategory']],
  distinctive: ['subcategory', 'price', 'cost', 'brand', 'category'],
  roles: {
    product_id: `
      商品编号, 商品ID, 商品编码, 商家编码, sku, stock_code, 货号, 产品编号, 产品ID,
      item_id, upc, variant sku, handle, item_code, 物品编号, 条码, 商品条码, product code,
      item number, asin, 货品编号, id, 编号, 菜品编号, 款号, product number, item no,
      product key, sku编码`,
    product: `
      商品名称, 产品名称, 宝贝标题, product_name, 商品, name, title, 名称, product_type,
      description, 品名, 产品, 货品名称, 菜品名称, item name, product title, item,
      product_desc, short description, product description, 商品标题, 宝贝名称`,
    category: `
      类目, 商品类目, 一级类目, 品类, 分类, 商品分类, department, product_category, type,
      大类, 商品类别, 产品类别, 产品分类, 一级分类, category name, product_category_name,
      product line, aisle, aisle_id, department_id, 商品类型, 类别, item type,
      product group, main category, categories`,
    subcategory: `
      子类目, 二级类目, 小类, sub_category, 子分类, product_category, 中类, sub-category,
      二级分类, subcategory name, category 2, product_type, 小类名称`,
    brand: `
      品牌, vendor, manufacturer, 商品品牌, 品牌名称, brand name, manufacturer_id, maker,
      厂商`,
    price: `
      吊牌价, 售价, 价格, 标价, 零售价, list_price, variant price, 单价, msrp, sales_price,
      unit price, retail price, selling price, sale price, regular price, 销售价, 市场价,
      建议零售价, standard price, current price, product price`,
    cost: `
      成本价, 成本, 进价, 采购价, unit_cost, cost per item, 进货价, cost price, unit cost,
      standardcost, standard cost, cogs, product cost`,
  },
};

export const refunds: KindAliases<'refunds'> = {
  own: 'refund, return, 退款, 退货, 售后',
  needs: [['order_id'], ['amount'], ['refund_id', 'refunded_at', 'reason']],
  distinctive: ['refund_id', 'refunded_at', 'amount', 'reason'],
  roles: {
    refund_id: `
      退款编号, 退款单号, 售后单号, 售后编号, 退货单号, return_id, 退款ID, 退货单编号,
      售后单编号, return number, return order, rma number, rma, credit note`,
    order_id: `
      订单编号, 订单号, order number, order, 原订单号, charge id, 主订单编号, 子订单编号,
      关联订单号, original order, original order id, 平台订单号, order no, charge,
      payment id`,
    refunded_at: `
      退款完结时间, 退款时间, 退款成功时间, 退款日期, refund_date, returned_at, 退货时间,
      退款申请时间, 退款的申请时间, refund time, refund completed at, refunded at,
      return date, 退款完成时间, 退款到账时间, 退货日期, 售后完成时间, 申请时间, created`,
    amount: `
      refund_amount, 买家退款金额, 退款金额, 实退金额, amount_refunded, refunded_amount,
      退货金额, 退款金额(元), 退款总金额, 退款额, return amount, refund total,
      amount refunded, refund, 实际退款金额, 金额, 退款给买家金额`,
    reason: `
      退款原因, 退货原因, 售后原因, refund_reason, return_reason, 原因, 买家退款原因,
      申请原因, 退货理由, 退款说明, reason for return, reason for refund,
      return reason code`,
    status: `
      退款状态, 售后状态, refund_status, 状态, 退货状态, return status, 售后单状态,
      处理状态`,
  },
};

export const behaviours: KindAliases<'behaviours'> = {
  own: 'event, behavior, behaviour, action, log, 事件, 行为',
  needs: [
    ['occurred_at'],
    ['event', 'page', 'keyword', 'session_id'],
    ['customer_id', 'anonymous_id', 'session_id'],
  ],
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
    customer_id: `
      用户ID, user_id, userid, 客户编号, 会员ID, 用户编号, member_id, distinct_id,
      $identity_login_id, 客户ID, uid, client_id, member id, person id, visitor user id,
      user, 用户标识, 顾客ID, client id, account id, identity`,
    anonymous_id: `
      匿名ID, user_pseudo_id, 设备ID, device_id, $identity_anonymous_id, visitor_id,
      访客ID, cookie_id, anonymousid, visitorid, visitor, fullvisitorid, device id, uuid,
      idfa, oaid, imei, client_uuid, second_id, $device_id, 匿名标识, cookie`,
    session_id: `
      会话ID, 会话编号, session, ga_session_id, user_session, 访问ID, sessionid, 会话标识,
      session id, visit_id, visitid, 会话`,
    occurred_at: `
      事件时间, 访问时间, 行为时间, event_time, timestamp, event_timestamp, time, 发生时间,
      originaltimestamp, 操作时间, event_date, 时间, 日期, time_stamp, ts, event time,
      event date, datetime, created_at, client_event_time, event datetime, server_time,
      visited at, visit time, visit date, view time, action time, 浏览时间, 点击时间,
      行为日期, 事件日期, date, event_ts, $time, received_at, sent_at, 访问日期`,
    event: `
      事件名称, 事件, event_name, 行为类型, 行为, event_type, behavior_type, action,
      操作类型, 行为名称, 动作, event type, event_action, action type, event category,
      activity, interaction, interaction_type, 操作, 事件类型, behavior, behaviour,
      event name, $event, 事件英文名`,
    page: `
      页面, 页面URL, page_url, url, page_location, page_title, 页面名称, 访问页面,
      页面地址, 页面路径, 页面标题, current_url, $current_url, path, page path, page url,
      url_path, screen, screen_name, landing page, 网址, 页面名, request url`,
    product_id: `
      商品编号, 商品ID, item_id, sku, 商品编码, itemid, product, sku_id, 宝贝ID, spu, item,
      content_id, asin`,
    keyword: `
      搜索词, 搜索关键词, search_term, query, 关键词, 搜索内容, 搜索关键字, 关键字,
      search keyword, search_query, search text, search term, q`,
    duration_s: `
      停留时长, 停留时间, duration, dwell_time, time_on_page, 浏览时长, 停留时长(秒), 时长,
      停留秒数, session_duration, duration_seconds, time spent, time_spent_seconds,
      dwell time, 浏览时长(秒), engagement_time, visit duration`,
    source: `
      来源, 渠道, traffic_source, utm_source, acquisition_channel, referrer, 流量来源,
      流量渠道, 访问来源, 来源渠道, source/medium, utm source, traffic source, medium,
      channel, utm_medium, channelgrouping, marketing channel, referer`,
    device: `
      设备, 设备类型, platform, device_type, 终端, 客户端, 设备型号, 设备名称, os,
      操作系统, device category, devicecategory, browser, user_agent, app_platform, $os,
      $model, 终端类型`,
  },
};
