// Surnames by frequency in the register of 2020, with their pinyin for the e-mail addresses.
const SURNAMES = (
  '王wang李li张zhang刘liu陈chen杨yang黄huang赵zhao吴wu周zhou徐xu孙sun马ma朱zhu胡hu郭guo何he' +
  '林lin罗luo高gao郑zheng梁liang谢xie宋song唐tang许xu韩han冯feng邓deng曹cao彭peng曾zeng肖xiao' +
  '田tian董dong潘pan袁yuan蔡cai蒋jiang余yu于yu杜du叶ye程cheng魏wei苏su吕lv丁ding任ren卢lu姚yao' +
  '沈shen钟zhong姜jiang崔cui谭tan陆lu范fan汪wang廖liao石shi金jin'
).match(/\p{Script=Han}[a-z]+/gu);

const SURNAME_WEIGHTS = SURNAMES.map((_, rank) => 1 / (rank + 6));

const GIVEN = {
  女: [
    '静',
    '敏',
    '丽',
    '婷',
    '雪',
    '芳',
    '燕',
    '玲',
    '娟',
    '琳',
    '颖',
    '倩',
    '欣怡',
    '雨桐',
  ].concat(
    [
      '梓涵',
      '思琪',
      '佳怡',
      '晓燕',
      '雅婷',
      '诗涵',
      '梦洁',
      '丽华',
      '秀英',
      '玉兰',
      '海燕',
      '子萱',
    ],
    [
      '若曦',
      '语嫣',
      '嘉欣',
      '晓雯',
      '美玲',
      '慧敏',
      '淑芬',
      '安琪',
      '艺涵',
      '可欣',
      '婉清',
      '书瑶',
    ],
  ),
  男: [
    '伟',
    '强',
    '磊',
    '军',
    '勇',
    '杰',
    '涛',
    '明',
    '超',
    '刚',
    '平',
    '辉',
    '浩然',
    '子轩',
  ].concat(
    [
      '宇航',
      '俊杰',
      '志强',
      '建华',
      '文博',
      '嘉豪',
      '天宇',
      '浩宇',
      '志明',
      '国强',
      '家俊',
      '思远',
    ],
    [
      '晓东',
      '海波',
      '立新',
      '鹏飞',
      '永刚',
      '振宇',
      '泽宇',
      '一鸣',
      '承志',
      '启航',
      '明轩',
      '博文',
    ],
  ),
};

/** @returns {{name: string, pinyin: string}} */
export function drawName(random, gender) {
  const surname = SURNAMES[random.weightedIndex(SURNAME_WEIGHTS)];
  return { name: surname[0] + random.pick(GIVEN[gender]), pinyin: surname.slice(1) };
}

const COMPANY_WORDS = [
  '禾晟',
  '云栖',
  '拓远',
  '嘉木',
  '锦程',
  '汇川',
  '明澈',
  '启元',
  '和悦',
  '南屿',
].concat([
  '星澜',
  '博厚',
  '千寻',
  '清和',
  '泰安',
  '瑞霖',
  '卓越',
  '安途',
  '景行',
  '万象',
  '知行',
  '东篱',
]);

const COMPANY_TRADES = {
  酒店民宿: '酒店管理有限公司',
  企业服务: '企业管理有限公司',
  文化传媒: '文化传媒有限公司',
  教育培训: '教育科技有限公司',
  房产家装: '装饰工程有限公司',
  零售批发: '商贸有限公司',
};

/** A made-up company in that city. @param {'企业' | '经销商'} kind */
export function drawCompany(random, kind, city, taken) {
  const industry = kind === '经销商' ? '零售批发' : random.pick(Object.keys(COMPANY_TRADES));
  for (;;) {
    const word = random.pick(COMPANY_WORDS);
    const name = `${city.replace('市', '')}${word}${COMPANY_TRADES[industry]}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return { name, industry };
  }
}
