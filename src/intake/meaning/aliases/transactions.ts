import { customerIds, type KindAliases } from './alias';

export const transactions: KindAliases<'transactions'> = {
  needs: [
    ['ordered_at', 'paid_at'],
    ['order_id', 'amount', 'order_amount', 'quantity', 'unit_price'],
    ['amount', 'order_amount', 'quantity', 'unit_price', 'product_id', 'product', 'status'],
  ],
  distinctive: [
    ...['order_id', 'ordered_at', 'paid_at', 'quantity', 'unit_price', 'amount'] as const,
    ...['order_amount', 'payment_method', 'discount', 'shipping', 'line_id'] as const,
  ],
  roles: {
    order_id: {
      names: [
        ...['order_id', '订单编号', '订单号', '主订单编号', '订单ID', 'order number', 'order_no', 'order no'],
        ...['order #', 'order', 'basket_id', 'invoice_no', 'invoice', 'invoice_id', 'transaction_id', '单号'],
        ...['交易编号', '交易号', '流水号', '交易流水号', '小票号', '销售单号', 'receipt_id', 'receipt number'],
        ...['order name', 'ordernumber', 'sales_order'],
      ],
    },
    line_id: {
      names: ['line_id', '子订单编号', '子订单号', '子订单ID', 'order_item_id', 'line_item_id', 'item_id', '行号'],
    },
    customer_id: {
      names: [
        ...customerIds,
        ...['买家会员名', '买家昵称', '会员卡号', '买家手机号', 'customer email', 'email', '买家会员名称'],
        ...['客户名称', 'customer_name', '会员姓名', '买家账号', '手机号', '会员手机号'],
      ],
    },
    ordered_at: {
      names: [
        ...['ordered_at', '下单时间', '订单创建时间', '买家下单时间', '订单提交时间', '下单日期', '订单日期'],
        ...['order_date', 'order date', 'order_time', 'invoice_date', 'transaction_timestamp', 'purchased_at'],
        ...['transaction_date', 'purchase_date', 'order_purchase_timestamp', 'created_at', 'created (utc)'],
        ...['交易时间', '交易日期', '消费时间', '消费日期', '销售日期', '购买时间', '购买日期', '创建时间'],
        ...['date', 'datetime', 'timestamp', 'sale_date', '日期', '时间'],
      ],
    },
    paid_at: {
      names: [
        ...['paid_at', '付款时间', '订单付款时间', '买家付款时间', '支付时间', '付款日期', '支付日期'],
        ...['payment_date', 'order_approved_at', 'paid date'],
      ],
    },
    product_id: {
      names: [
        ...['product_id', '商品编号', '商品ID', '商品编码', '商家编码', 'sku', 'stock_code', 'lineitem sku'],
        ...['货号', '产品编号', '产品ID', 'item_code', 'upc', 'variant sku', '宝贝ID', 'sku编码', '商品货号'],
      ],
    },
    product: {
      names: [
        ...['product', '商品名称', '宝贝标题', '商品', '产品名称', '选购商品', '全部商品名称', '货品标题'],
        ...['product_name', 'lineitem name', 'item', 'item name', 'description', '商品标题', '产品', 'products'],
      ],
    },
    category: {
      names: ['category', '类目', '商品类目', '品类', '分类', '商品分类', 'product_category', '产品类别', '类别'],
    },
    brand: { names: ['brand', '品牌', 'vendor', '商品品牌'] },
    quantity: {
      names: [
        ...['quantity', '数量', '购买数量', '商品数量', '件数', 'qty', 'lineitem quantity', '宝贝总数量'],
        ...['销售数量', '订单商品总件数', 'items sold', 'units', '宝贝数量', '商品件数'],
      ],
    },
    unit_price: {
      names: [
        ...['unit_price', '单价', '商品单价', 'price', 'lineitem price', '销售单价', '成交单价', '商品价格'],
        ...['单价(元)', 'price each', '价格', 'unit cost price', '售价'],
      ],
    },
    amount: {
      names: [
        ...['amount', '实付金额', '实付', '实际付款', '支付金额', '付款金额', '成交金额', '实收金额', '销售额'],
        ...['sales_value', 'revenue', 'net sales', 'sales', 'net amount', 'line_total', 'line total', 'net_amount'],
        ...['消费金额', '金额', '交易金额', '销售金额', 'total_amount', 'n. revenue', 'net revenue', 'total price'],
        ...['subtotal', '小计', 'gross sales', '商品金额', 'spend', 'amount paid', '子订单实付金额', '实收'],
      ],
    },
    order_amount: {
      names: [
        ...['order_amount', '买家实际支付金额', '买家实付金额', '订单实付金额', '实付款', '订单金额', '订单应付金额'],
        ...['order_total', 'order total', 'total', '应付金额', '订单总额', '订单总金额', '总金额', '买家应付货款'],
        ...['商品金额合计', 'payment_value', 'grand total'],
      ],
    },
    cost: { names: ['cost', '成本', '成本价', '商品成本', 'cogs', 'unit_cost'] },
    discount: {
      names: [
        ...['discount', '优惠金额', '优惠', '折扣金额', '折扣', 'discount_amount', 'retail_disc', '店铺优惠合计'],
        ...['discounts', '涨价或折扣(元)', '减免金额', 'lineitem discount'],
      ],
    },
    coupon: { names: ['coupon', '优惠券', '优惠码', 'discount_code', 'coupon(s)', 'coupon_code', '优惠券码'] },
    promotion: { names: ['promotion', '促销活动', '活动', '活动名称', 'campaign', 'promo'] },
    shipping: {
      names: ['shipping', '运费', '邮费', '买家应付邮费', 'freight', 'freight_value', 'shipping cost', '配送费'],
    },
    tax: { names: ['tax', '税费', '税额', 'taxes', 'tax amount'] },
    refund: {
      names: ['refund', '退款金额', 'refunded_amount', 'amount refunded', 'refund_amount', '订单退款'],
    },
    refunded_at: { names: ['refunded_at', '退款时间', '退款完结时间', 'refund_date', 'refunded date (utc)'] },
    currency: { names: ['currency', '币种', '货币', 'currency code'] },
    payment_method: {
      names: ['payment_method', '支付方式', '付款方式', 'payment type', 'payment_type', '支付渠道', 'tender'],
    },
    channel: {
      names: ['channel', '渠道', '订单来源', '销售渠道', '订单渠道', 'sales channel', 'source', '消费类型', '来源'],
    },
    store: {
      names: ['store', '门店', '店铺', '店铺名称', '消费店铺', '门店名称', 'store_id', 'store_name', '门店编号', 'location'],
    },
    salesperson: { names: ['salesperson', '导购', '销售员', '业务员', '店员', 'employee', 'staff', '营业员', '销售人员'] },
    status: {
      names: [
        ...['status', '订单状态', '交易状态', '状态', 'order_status', 'financial_status', '支付状态'],
        ...['payment status', '订单交易状态'],
      ],
    },
    after_sale: { names: ['售后状态', '退款状态', 'after_sale', 'refund_status', '售后'] },
    cancelled_at: { names: ['cancelled_at', 'canceled_at', '取消时间', '关闭时间'] },
    mode: { names: ['mode', '是否测试', 'test order', 'is_test', 'test'] },
    time_of_day: { names: ['time', '下单时刻'] },
    buyer_name: {
      names: ['买家姓名', '收货人姓名', '收货人', '收件人', 'billing name', 'buyer_name', 'shipping name', '会员姓名'],
    },
    buyer_phone: {
      names: ['买家手机号', '联系手机', '收件人手机号', '收货人手机', 'phone', '手机号', '联系电话', 'billing phone', 'buyer_phone'],
    },
    province: {
      names: ['province', '收货人省份', '省份', '收货省份', '省', 'billing province', 'state', 'shipping province'],
    },
    city: { names: ['city', '收货人城市', '城市', '收货城市', '市', 'billing city', 'shipping city'] },
  },
};
