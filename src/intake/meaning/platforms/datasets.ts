import type { Platform } from './platform';

/** Published data that people try such tools with. */
export const datasets: readonly Platform[] = [
  {
    id: 'uci-online-retail',
    kind: 'transactions',
    grain: 'line',
    signature: 'InvoiceNo, StockCode, InvoiceDate, UnitPrice',
    dates: 'month-day-year',
    roles: { product: 'Description' },
    attributes: 'Country',
  },
  {
    id: 'uci-online-retail',
    kind: 'transactions',
    grain: 'line',
    signature: 'Invoice, StockCode, InvoiceDate, Customer ID',
    dates: 'month-day-year',
    roles: { product: 'Description', unit_price: 'Price' },
    attributes: 'Country',
  },
  {
    id: 'complete-journey',
    kind: 'transactions',
    grain: 'line',
    signature:
      'household_id, household_key, basket_id, sales_value, retail_disc, coupon_match_disc',
    roles: { store: 'store_id' },
    attributes: 'coupon_disc, week, week_no, day, trans_time',
  },
  {
    id: 'olist-orders',
    kind: 'transactions',
    grain: 'order',
    signature: `order_purchase_timestamp, order_approved_at, order_delivered_carrier_date,
      order_delivered_customer_date, order_estimated_delivery_date`,
    roles: {
      order_id: 'order_id',
      ordered_at: 'order_purchase_timestamp',
      paid_at: 'order_approved_at',
      status: 'order_status',
    },
  },
  {
    id: 'olist-order-lines',
    kind: 'transactions',
    grain: 'line',
    signature: 'order_item_id, shipping_limit_date, freight_value, seller_id',
    roles: {
      line_id: 'order_item_id',
      amount: 'price',
      shipping: 'freight_value',
      store: 'seller_id',
    },
    attributes: 'shipping_limit_date',
  },
  {
    id: 'telco-churn',
    kind: 'customers',
    signature: 'customerID, SeniorCitizen, MonthlyCharges, TotalCharges, tenure, Churn',
    roles: {},
    attributes: 'PaymentMethod, TotalCharges',
  },
];
