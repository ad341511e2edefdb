import type { Note } from '../decision';
import { normalised } from './header';

/** Counts of a post: three of them make a row a post, and nobody's action. */
const postCounts =
  /^(播放|点赞|评论|收藏|分享|转发|曝光|阅读|观看|推荐|涨粉|获赞|完播|互动)(量|数|次数|率)?$|^(likes?|comments?|shares?|saves?|views?|impressions|reach|plays?|reposts?|retweets?|followers|engagements?)(count)?$/;
const actor = /^(客户编号|会员号|用户id|用户昵称|作者|author|handle|username|userid|customerid)$/;
const payment = /^payment(type|method|sequential)$/;
/** What orders have beside their payments. */
const order = /date|time|created|customer|user|product|sku|item/;
const settlement =
  /^动[账帐]|^结算(金额|时间|单号)$|^(settlementid|payoutid|payoutdate|transfertype)$/;

/**
 * A table that is known but counts nobody: posts with their counts, payments or settlements of
 * orders, which would count money a second time. Null: none of them.
 */
export function otherTable(headers: readonly string[]): Note | null {
  const names = headers.map((header) => normalised(header));
  const values = { columns: headers.slice(0, 8).join(' · ').slice(0, 200) };
  const count = (form: RegExp) => names.filter((name) => form.test(name)).length;
  if (count(postCounts) >= 3 && count(actor) === 0) return { code: 'rows_are_posts', values };
  if (count(settlement) >= 3) return { code: 'rows_are_settlements', values };
  const isPayments =
    names.includes('orderid') && count(/^payment/) >= 3 && count(payment) > 0 && count(order) === 0;
  return isPayments ? { code: 'rows_are_payments', values } : null;
}
