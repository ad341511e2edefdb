import { DAY, FIRST_DAY, LAST_DAY, SPAN, ShoppingClock } from '../world/calendar.mjs';
import {
  companySeasonality,
  dateText,
  dayOf,
  seasonality,
  secondOn,
  timeText,
} from '../world/calendar.mjs';
import { drawCompany, drawName } from '../world/names.mjs';
import { drawPlace, drawStorePlace } from '../world/places.mjs';
import { CATEGORIES } from '../world/products.mjs';

const PERSONS = 3940;
const COMPANIES = { 企业: 48, 经销商: 12 };

/** Share of each source, with what it does to the purchase rate and to the drop-out. */
const SOURCES = {
  天猫: { share: 30, rate: 1, drop: 1, channel: '天猫' },
  抖音直播: { share: 21, rate: 0.62, drop: 1.6, channel: '抖音' },
  小红书: { share: 14, rate: 1, drop: 1, channel: '小程序' },
  微信社群: { share: 12, rate: 1.15, drop: 0.9, channel: '小程序' },
  门店扫码: { share: 13, rate: 1.1, drop: 0.9, channel: '门店' },
  老客推荐: { share: 10, rate: 1.5, drop: 0.55, channel: '小程序' },
};

const SOURCE_SHARES = Object.fromEntries(
  Object.entries(SOURCES).map(([source, { share }]) => [source, share]),
);

const NEVER_ORDERED = 0.117;
const OWNERS = ['周文静', '何志远', '林晓岚'];

/**
 * The people and companies of the shop, by the day on which they registered.
 * `rate` is orders a day of shopping time, `drop` the probability of leaving after an order.
 * @returns {object[]}
 */
export function drawCustomers(random) {
  const arrivals = new ShoppingClock(
    (day) => seasonality(day, false) * (1 + (1.7 * (day - FIRST_DAY)) / SPAN),
  );
  const persons = Array.from({ length: PERSONS }, () => drawPerson(random, arrivals));
  const taken = new Set();
  const companies = Object.entries(COMPANIES).flatMap(([kind, count]) =>
    Array.from({ length: count }, () => drawCompanyCustomer(random, kind, taken)),
  );
  const customers = [...persons, ...companies].sort((a, b) => a.registeredAt - b.registeredAt);
  let number = 10000;
  for (const customer of customers) {
    number += random.whole(1, 9);
    customer.id = String(number).padStart(8, '0');
    customer.phone = `100${String((number * 7919 + 1234567) % 100000000).padStart(8, '0')}`;
    if (customer.pinyin) {
      const host = random.chance(0.6) ? 'example.com' : 'example.cn';
      customer.email = `${customer.pinyin}${number}@${host}`;
    }
  }
  return customers;
}

function drawPerson(random, arrivals) {
  const source = random.weighted(SOURCE_SHARES);
  const inStore = source === '门店扫码';
  const registeredDay = arrivals.dayAt(random.uniform() * arrivals.at(LAST_DAY + 1));
  const person = { kind: '个人', source, ...drawLife(random, source) };
  const { name, pinyin } = drawName(random, person.gender);
  const satisfaction = random.normal();
  return Object.assign(person, {
    name,
    pinyin: random.chance(0.3) ? pinyin : '',
    ...(inStore ? drawStorePlace(random) : drawPlace(random)),
    registeredAt: secondOn(random, registeredDay, inStore ? 'store' : 'online'),
    channel: SOURCES[source].channel,
    smsConsent: random.chance(0.82),
    satisfaction,
    spending: 3.6 / random.gamma(4.6),
    rate: random.gamma(2, 1 / 115) * SOURCES[source].rate,
    drop: Math.min(
      0.95,
      random.beta(0.95, 2.1) * SOURCES[source].drop * Math.exp(-0.22 * satisfaction),
    ),
    neverOrders: random.chance(NEVER_ORDERED),
  });
}

/** Age, sex and household; they go together, and with where the person came from. */
function drawLife(random, source) {
  const female = { 小红书: 0.82, 抖音直播: 0.62, 天猫: 0.6, 门店扫码: 0.56 }[source] ?? 0.6;
  const gender = random.chance(female) ? '女' : '男';
  const bands = {
    小红书: [34, 40, 18, 6, 2],
    门店扫码: [5, 14, 23, 31, 27],
  }[source] ?? [16, 32, 27, 16, 9];
  const [low, high] = [
    [18, 24],
    [25, 34],
    [35, 44],
    [45, 54],
    [55, 69],
  ][random.weightedIndex(bands)];
  const age = random.whole(low, high);
  const birthDay = LAST_DAY - Math.floor((age + random.uniform()) * 365.25);
  const married = random.chance(age < 25 ? 0.04 : age < 30 ? 0.4 : age < 35 ? 0.68 : 0.86);
  const household = married ? 2 + random.weightedIndex([25, 45, 22, 8]) : random.whole(1, 2);
  return {
    gender,
    age,
    birthDate: random.chance(0.86) ? dateText(birthDay) : '',
    married,
    maritalStatus: random.chance(0.9) ? (married ? '已婚' : '未婚') : '',
    household,
    householdSize: random.chance(0.9) ? household : '',
    education: random.chance(0.55)
      ? random.weighted({ 高中及以下: age > 44 ? 40 : 14, 大专: 28, 本科: 44, 硕士及以上: 12 })
      : '',
    occupation: random.chance(0.6) ? drawOccupation(random, age) : '',
  };
}

function drawOccupation(random, age) {
  if (age < 23) return random.weighted({ 学生: 70, 公司职员: 18, 自由职业: 12 });
  if (age > 57) return random.weighted({ 退休: 72, 个体经营: 16, 公司职员: 12 });
  return random.weighted({
    公司职员: 45,
    教师: 10,
    医护: 8,
    公务员: 10,
    个体经营: 14,
    自由职业: 13,
  });
}

function drawCompanyCustomer(random, kind, taken) {
  const place = drawPlace(random);
  const { name, industry } = drawCompany(random, kind, place.city, taken);
  const contact = drawName(random, random.chance(0.5) ? '女' : '男');
  const day = FIRST_DAY + Math.floor(random.uniform() * (SPAN - 60));
  return {
    kind,
    source: kind === '经销商' ? '渠道招商' : random.pick(['展会', '销售拜访', '官网咨询']),
    name: contact.name,
    pinyin: contact.pinyin,
    company: name,
    industry,
    ...place,
    registeredAt: secondOn(random, day, 'office'),
    channel: '企业直销',
    owner: random.pick(OWNERS),
    smsConsent: false,
    satisfaction: random.normal(),
    spending: 1.6 / random.gamma(2.6),
    rate: random.gamma(2.5, (kind === '经销商' ? 1 / 42 : 1 / 95) / 2.5),
    drop: random.beta(0.5, 9),
    neverOrders: kind === '企业' && random.chance(0.2),
    important: kind === '经销商' || random.chance(0.3),
  };
}

/** How much a customer leans to each category; here the associations are planted. */
export function tasteOf(random, customer) {
  const { gender, age, married, household, level } = customer;
  const lean = {
    香氛蜡烛: gender === '女' && level === '一线' ? 2.6 : 0.9,
    床品家纺: 0.8,
    茶器茶饮: gender === '男' && age >= 35 ? 6 : 0.6,
    厨房餐具: 0.8,
    收纳清洁: level === '三线及以下' ? 2.6 : 0.7,
    个护美妆: gender === '女' ? 1.4 : 0.6,
    母婴亲子: married && household >= 3 && age >= 25 && age <= 44 ? 5 : 0.3,
    宠物用品: age <= 24 ? 5 : 0.5,
  };
  if (customer.company)
    Object.assign(lean, { 茶器茶饮: 3, 香氛蜡烛: 2, 床品家纺: 1.5, 母婴亲子: 0.2 });
  return new Map(CATEGORIES.map((category) => [category, lean[category] * random.gamma(1.2)]));
}

/** What kind of shopping time a customer lives in. */
export function shoppingClocks() {
  return {
    online: new ShoppingClock((day) => seasonality(day, false)),
    store: new ShoppingClock((day) => seasonality(day, true)),
    office: new ShoppingClock(companySeasonality),
  };
}

export const habitOf = (customer) =>
  customer.company ? 'office' : customer.channel === '门店' ? 'store' : 'online';

/** Age in whole years at the end of the sample, from the birth date that the file shows. */
export function ageAtEnd(birthDate) {
  return Math.floor((LAST_DAY - dayOf(birthDate)) / 365.25);
}

export const registeredDay = (customer) => Math.floor(customer.registeredAt / DAY);

export function customerTable(customers) {
  return {
    header: [
      '会员ID',
      '客户类型',
      '姓名',
      '性别',
      '出生日期',
      '手机号',
      '邮箱',
      '省份',
      '城市',
      '城市级别',
      '职业',
      '学历',
    ].concat([
      '婚姻状况',
      '家庭人口',
      '公司名称',
      '所属行业',
      '客户来源',
      '会员等级',
      '重要客户',
      '短信授权',
      '注册时间',
      '负责人',
    ]),
    rows: customers.map((c) => [
      ...[c.id, c.kind, c.name, c.gender ?? '', c.birthDate ?? '', c.phone, c.email ?? ''],
      ...[c.province, c.city, c.level, c.occupation ?? '', c.education ?? ''],
      ...[c.maritalStatus ?? '', c.householdSize ?? '', c.company ?? '', c.industry ?? ''],
      ...[c.source, c.tier ?? '', c.important ? '是' : '', c.smsConsent ? '是' : '否'],
      ...[timeText(c.registeredAt), c.owner ?? ''],
    ]),
  };
}
