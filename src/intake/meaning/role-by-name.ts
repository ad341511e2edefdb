import type { Kind } from '../../warehouse/tables';
import type { NamedRole, Vocabulary } from './aliases/all';
import { canonical, type HeaderName } from './name-forms';
import { platformRoles, type Platform } from './platforms';
import type { RoleMatch } from './recognise';
import { typeOf } from './types';
import { fits, type TraitsOf } from './values';

/** What is fixed about the columns before their names are looked at. */
export interface KnownColumns {
  platform: Platform | null;
  /** Roles that were given, by column: they go to no other one. Undefined: not given. */
  given: readonly (string | null | undefined)[];
  traits: TraitsOf;
}

interface Claim extends NamedRole {
  column: number;
  confidence: number;
}

/** Added to a name's rank by how it was found, so that a surer match always comes first. */
const lateness = { exact: 0, canonical: 1000, own: 2000, ending: 4000 };

/**
 * The role of each column by its name: as the platform says, else by an exact alias, by the alias
 * in another form, without words for the row itself, at last by how the name ends. A role goes to
 * one column, the best named.
 */
export function rolesByName(
  names: readonly HeaderName[],
  vocabulary: Vocabulary,
  { platform, given, traits }: KnownColumns,
): RoleMatch[] {
  const fixed = platform ? platformRoles(platform) : null;
  const claims: Claim[] = [];
  for (const [column, name] of names.entries()) {
    if (given[column] !== undefined) continue;
    const known = fixed?.get(name.plain);
    if (known === null) continue;
    if (known) claims.push({ column, ...known, confidence: 1 });
    else
      claims.push(
        ...claimsOf(name, vocabulary, fixed !== null).map((claim) => ({ ...claim, column })),
      );
  }
  claims.sort((a, b) => a.rank - b.rank || a.column - b.column);
  const matches: RoleMatch[] = names.map((_, column) => {
    const role = given[column] ?? null;
    return { role, confidence: role === null ? 0 : 1 };
  });
  const taken = new Set(given.filter((role) => typeof role === 'string'));
  for (const { column, role, confidence } of claims) {
    const match = matches[column];
    if (!match || match.role !== null || taken.has(role)) continue;
    if (confidence < 1 && !fits(typeOf(vocabulary.kind, role), traits(column))) continue;
    match.role = role;
    match.confidence = confidence;
    taken.add(role);
  }
  return matches;
}

function claimsOf(
  { forms, endings }: HeaderName,
  vocabulary: Vocabulary,
  isPlatform: boolean,
): Omit<Claim, 'column'>[] {
  const claims: Omit<Claim, 'column'>[] = [];
  const add = (roles: readonly NamedRole[], late: number, confidence: number) => {
    for (const { role, rank } of roles) claims.push({ role, rank: rank + late, confidence });
  };
  for (const [step, { name, alike, confidence }] of forms.entries()) {
    const late = step * 50;
    add(vocabulary.names.get(name) ?? [], lateness.exact + late * 10, confidence);
    const other = vocabulary.canonical.get(alike) ?? [];
    add(other, lateness.canonical + late, 0.9 * confidence);
    add(withoutOwnWords(name, vocabulary), lateness.own + late, 0.8 * confidence);
  }
  if (claims.length === 0 && !isPlatform) add(byEnding(endings, vocabulary), lateness.ending, 0.6);
  return claims;
}

/** Words for people: before a name of theirs they say nothing, such as in 客户电话, billing city. */
const people =
  /^(customer|client|buyer|user|member|billing|billto|shipping|shipto|ship|recipient|客户|买家|会员|用户|顾客|收货人?|收件人?)/;
const ofPeople = new Set([
  ...['buyer_name', 'buyer_phone', 'province', 'city', 'phone', 'email', 'address', 'country'],
  ...['gender', 'birth_date', 'age', 'first_name', 'last_name', 'company', 'industry'],
]);

/** Names that mean something else behind another word, such as 店铺名称 and "payment type". */
const vagueEnding = new RegExp(
  `^(${[
    'type|name|code|date|time|value|number|level|text|title|group|id|no|day|kind|status|total|amount',
    'price|source|score|state|order|item|items|product|customer|client|member|buyer|action|created',
    '名称|编号|类型|时间|日期|状态|备注|说明|内容|等级|分类|来源|原因|金额|价格|数量|标题|类别|客户|用户|会员|商品|姓名',
    '产品|级别|编码|单号|问题|描述|平台|活动|标签|主题|积分|合计|总价|总额|小计|门店|店铺|地址|评分|评价|分组',
  ].join('|')})$`,
);

function withoutOwnWords(name: string, { own, names, canonical: canonicals }: Vocabulary) {
  const word = own.find((start) => name.startsWith(start) && name.length > start.length);
  const roles: NamedRole[] = [];
  const find = (rest: string) => names.get(rest) ?? canonicals.get(canonical(rest)) ?? [];
  if (word !== undefined) {
    const rest = name.slice(word.length);
    if (!/^(id|no|编号|编码|name|名称)$/.test(rest)) roles.push(...find(rest));
  }
  const person = people.exec(name)?.[0];
  if (person && name.length > person.length) {
    roles.push(...find(name.slice(person.length)).filter(({ role }) => ofPeople.has(role)));
  }
  return roles;
}

/** Words that turn what follows into something else: 上次下单时间 is not when it was ordered. */
const turning = new RegExp(
  [
    'last|first|prev|next|total|avg|average|mean|min|max|sum|count|num|rate|ratio|pct|percent|share',
    'rank|expected|estimated|planned|scheduled|due|promised|original|compare|parent|alt|second|old',
    'refund|return|discount|tax|vat|fee|commission|ship|deliver|freight|cancel|fail|gift|tip|cost',
    'card|profit|margin|gross|balance|credit|warehouse|supplier|seller|vendor|shop|store|merchant|courier',
    'tracking|employee|staff|agent|owner|creator|manager|company|birth|updat|modif|expir|start|end|lost',
    '上次|最近|最后|首次|末次|下次|预计|计划|平均|累计|总|占比|率|次数|天数|退|优惠|折扣|税|运费|佣金',
    '服务费|快递|物流|发货|确认|取消|供应商|店铺|门店|商家|卖家|员工|负责|创建人|父|原|仓库|发票|子|活动|修改|更新|邮',
  ].join('|'),
);

/** Words before a name that leave even a number or a date what it is. */
const neutral =
  /^(customer|client|buyer|user|member|account|order|purchase|sales?|transaction|item|line|product|billing|actual|final|the|of|online|客户|买家|会员|用户|顾客|订单|商品|产品|实际|本次|交易|消费|系统|平台|真实|本单)*$/;

/** By how the name ends: 分销渠道 is a channel. Numbers and dates only behind words of no matter. */
function byEnding(endings: HeaderName['endings'], { kind, names }: Vocabulary): NamedRole[] {
  for (const [start, end] of endings) {
    const roles = names.get(end);
    if (!roles || vagueEnding.test(end) || turning.test(start)) continue;
    const found = roles.filter(({ role }) => neutral.test(start) || isHarmless(kind, role));
    if (found.length > 0) return found;
  }
  return [];
}

/** A wrong guess of it cannot change a number: it only names a column of text. */
function isHarmless(kind: Kind, role: string): boolean {
  if (typeOf(kind, role) !== 'varchar' || role.endsWith('_id')) return false;
  return !['status', 'after_sale', 'mode', 'currency', 'entry', 'won'].includes(role);
}
