import type { Format } from '../format/format';
import type { Text } from '../i18n/text';

/** Names of the events that shop systems commonly write in English; others stay as the files say. */
export const eventNames: Readonly<Record<string, Text>> = {
  home: { zh: '首页', en: 'Home' },
  main: { zh: '首页', en: 'Main page' },
  catalog: { zh: '商品列表', en: 'Catalogue' },
  search: { zh: '搜索', en: 'Search' },
  filter_results: { zh: '筛选', en: 'Filter results' },
  compare: { zh: '比较商品', en: 'Compare' },
  promo_page: { zh: '活动页', en: 'Promotion page' },
  view: { zh: '浏览', en: 'View' },
  pv: { zh: '浏览', en: 'Page view' },
  page_view: { zh: '浏览页面', en: 'Page view' },
  view_item: { zh: '浏览商品', en: 'View item' },
  view_item_list: { zh: '浏览商品列表', en: 'View item list' },
  product_view: { zh: '浏览商品', en: 'Product view' },
  cart: { zh: '购物车', en: 'Cart' },
  view_cart: { zh: '查看购物车', en: 'View cart' },
  add_to_cart: { zh: '加入购物车', en: 'Add to cart' },
  remove_from_cart: { zh: '移出购物车', en: 'Remove from cart' },
  fav: { zh: '收藏', en: 'Favourite' },
  add_to_wishlist: { zh: '加入收藏', en: 'Add to wishlist' },
  wishlist_add: { zh: '加入收藏', en: 'Add to wishlist' },
  begin_checkout: { zh: '去结算', en: 'Begin checkout' },
  checkout: { zh: '结算', en: 'Checkout' },
  shipping_details: { zh: '填写收货信息', en: 'Shipping details' },
  delivery_choice: { zh: '选择配送', en: 'Choice of delivery' },
  add_shipping_info: { zh: '填写收货信息', en: 'Add shipping info' },
  payment_details: { zh: '填写支付信息', en: 'Payment details' },
  payment_choice: { zh: '选择支付方式', en: 'Choice of payment' },
  add_payment_info: { zh: '填写支付信息', en: 'Add payment info' },
  place_order: { zh: '提交订单', en: 'Place order' },
  payment_done: { zh: '支付完成', en: 'Payment done' },
  payment_error: { zh: '支付出错', en: 'Payment error' },
  purchase: { zh: '购买', en: 'Purchase' },
  buy: { zh: '购买', en: 'Buy' },
  refund: { zh: '退款', en: 'Refund' },
  sign_up: { zh: '注册', en: 'Sign up' },
  login: { zh: '登录', en: 'Log in' },
  account_page: { zh: '账户页', en: 'Account page' },
  review_page: { zh: '评价页', en: 'Review page' },
  support_chat: { zh: '客服对话', en: 'Support chat' },
  error_page: { zh: '出错页', en: 'Error page' },
};

/** How an event reads. */
export function eventName(event: string, format: Format): string {
  const known = Object.hasOwn(eventNames, event) ? eventNames[event] : undefined;
  return known ? format.text(known) : event;
}
