import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, Lens, RowOf, RowsOf } from '../analysis';
import { classesOf, classOf, lensNames } from '../classes';
import type { analysis } from './analysis';
import { measureKeys } from '../numbers';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';

type Rows = RowsOf<typeof analysis>;
type Row = RowOf<(typeof analysis)['results']['main']>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '人群画像（TGI）', en: 'Segment profile (TGI)' },
  question: {
    zh: '这群客户与其他客户有什么不同？',
    en: 'In what does this segment differ from the other customers?',
  },
  definition: {
    zh: 'TGI = 该属性值在人群中的占比 ÷ 在全部客户中的占比 × 100，两者都只计属性已知的客户。大于 120 为明显偏高，小于 80 为明显偏低。人群中属性已知者少于 30 人时标为小样本，不作结论。显著性：人群与其余客户的两比例 z 检验（双侧），对全部属性值作 Benjamini–Hochberg 校正，校正后 p < 0.05 为显著。人群与其余客户没有任何相同取值的属性视为划分人群的依据，不列出；客户文件中取值超过 40 种的属性也不列出。其他各表的属性（名称见表格）：主购品类、品牌、渠道、支付方式、门店取消费最多的一种，设备与来访渠道取记录最多的一种，等级取最近一次，NPS 取最近一次回答；话题、搜索词、工单类别等可有多个取值，以有该项记录的客户为基数，超过 40 种时较少的并为“其他”。订单明细超过 30 万行时不计订单类属性，可在“口径设置”里改为始终计入（需数秒），也可看“偏好”。数值属性另列：中位数之差、n、均值、标准差、p10、p90。已设筛选人群时，以该人群为准，否则按所选分类。',
    en: 'TGI = share of the value among segment members / share among all customers × 100, both only among those whose attribute is known. Above 120 is over-, below 80 under-represented. Where fewer than 30 members are known the row is marked small and nothing is concluded. Significance: two-proportion z-test of the segment against the rest, two-sided, Benjamini–Hochberg over all attribute values, significant below 0.05 after adjustment. An attribute none of whose values occurs both inside and outside defines the segment and is left out, and so is one of the customer file with more than 40 values. From the other tables: main category, brand, channel, payment method and store are those of most money, device and source those of most records, level and NPS answer the latest; topics, search words, ticket categories and the like may be several, counted among the customers who have any, the rarer ones beyond 40 as “other”. With more than 300,000 order lines what orders say is left out unless the settings ask for it, which takes seconds; “Preferences” has it too. Numbers have a table of their own: difference of medians, n, mean, standard deviation, p10, p90. The segment is the audience where one is set, else the class chosen.',
  },
  source: {
    zh: 'TGI（目标群体指数）：市场研究通行定义；Benjamini 与 Hochberg (1995)；erfc：Numerical Recipes §6.2。',
    en: 'TGI (target group index): common in market research; Benjamini & Hochberg (1995); erfc: Numerical Recipes §6.2.',
  },
  measure: { zh: 'TGI，全部客户 = 100', en: 'TGI, all customers = 100' },
  columns: {
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    in_segment: { zh: '人群占比', en: 'Share in the segment' },
    in_base: { zh: '总体占比', en: 'Share in the base' },
    index: { zh: 'TGI', en: 'TGI' },
    p_value: { zh: 'p 值', en: 'p-value' },
    p_adjusted: { zh: '校正后 p 值', en: 'Adjusted p-value' },
    customers: { zh: '人数', en: 'Customers' },
    n_segment: { zh: '人群中已知', en: 'Known in the segment' },
    n_base: { zh: '总体中已知', en: 'Known in the base' },
    is_small: { zh: '小样本（n < 30）', en: 'Small (n < 30)' },
    is_significant: { zh: '显著', en: 'Significant' },
    is_audience: { zh: '来自筛选人群', en: 'From the audience' },
    lens: { zh: '分类', en: 'Lens' },
    member: { zh: '类别', en: 'Class' },
    base: { zh: '全部客户', en: 'All customers' },
    reads_orders: { zh: '含订单类属性', en: 'Includes what orders say' },
    measure: { zh: '指标', en: 'Measure' },
    median: { zh: '人群中位数', en: 'Median in the segment' },
    median_base: { zh: '总体中位数', en: 'Median in the base' },
    difference: { zh: '中位数之差', en: 'Difference of medians' },
    mean: { zh: '人群均值', en: 'Mean in the segment' },
    deviation: { zh: '标准差', en: 'Standard deviation' },
    p10: { zh: 'p10', en: 'p10' },
    p90: { zh: 'p90', en: 'p90' },
  },
  parameters: {
    lens: { zh: '分类', en: 'Lens' },
    'lens.segment': lensNames.segment,
    'lens.tier': lensNames.tier,
    'lens.stage': lensNames.stage,
    member: { zh: '类别', en: 'Class' },
    ...memberNames(),
  },
  results: {
    segment: { zh: '人群', en: 'Segment' },
    numbers: { zh: '数值属性', en: 'Numbers' },
  },
  values: {
    ...attributeKeys,
    ...measureKeys,
    'value.other': { zh: '其他', en: 'Other' },
    'lens.segment': lensNames.segment,
    'lens.tier': lensNames.tier,
    'lens.stage': lensNames.stage,
    ...memberNames(),
  },
  headline({ main, segment }, format) {
    const [chosen] = segment;
    const zh = format.language === 'zh';
    if (!chosen) return zh ? '没有客户' : 'No customers';
    const name = segmentName(chosen, format);
    if (chosen.customers === 0) return zh ? `${name}：没有客户` : `${name}: no customers`;
    if (main.length === 0) {
      return zh ? `${name}：没有已知属性` : `${name}: no attributes are known`;
    }
    const found = telling(main);
    if (!found) {
      const known = Math.max(...main.map((row) => row.n_segment));
      if (known < 30) {
        return zh
          ? `${name}：属性已知者最多 ${format.count(known)} 位，样本小，不作结论`
          : `${name}: attributes known for ${format.count(known)} at most, a small sample that proves nothing`;
      }
      return zh
        ? `${name}与其他客户没有显著差异`
        : `${name}: no attribute differs significantly from the other customers`;
    }
    return fill(format.text(found.index >= 100 ? over : under), {
      name,
      attribute: format.text(attributeName(found.attribute)),
      value: format.text(attributeValueName(found.attribute, found.value)),
      index: format.number(found.index, 0),
      segment: format.share(found.in_segment),
      base: format.share(found.in_base),
    });
  },
  n: ({ segment }) => segment[0]?.customers ?? 0,
};

const over: Text = {
  zh: '{name}中“{attribute}：{value}”偏高，TGI {index}（{segment}，总体 {base}）',
  en: '{name}: “{attribute}: {value}” is over-represented, TGI {index} ({segment} against {base})',
};
const under: Text = {
  zh: '{name}中“{attribute}：{value}”偏低，TGI {index}（{segment}，总体 {base}）',
  en: '{name}: “{attribute}: {value}” is under-represented, TGI {index} ({segment} against {base})',
};

/** A value with fewer members than this, where no more were to be expected, says little. */
export const fewBelow = 10;

/** Few have this value and few were to be expected: whatever its index, it is no finding. */
export function isFew(row: Pick<Row, 'customers' | 'n_segment' | 'in_base'>): boolean {
  return row.customers < fewBelow && row.n_segment * row.in_base < fewBelow;
}

/** The value to speak of: clearly over-represented first, then under-, then any significant one. */
function telling(main: readonly Row[]): Row | undefined {
  const significant = main.filter(
    (row) => row.is_significant && !isFew(row) && row.value !== 'other',
  );
  return (
    significant.find(({ index }) => index > 120) ??
    significant.find(({ index }) => index < 80) ??
    significant[0]
  );
}

/** "RFM: Champions", or the audience. */
export function segmentName(chosen: Rows['segment'][number], format: Format): string {
  if (chosen.is_audience) return format.language === 'zh' ? '当前人群' : 'This audience';
  const lens = lensOf(chosen.lens);
  const colon = format.language === 'zh' ? '：' : ': ';
  return format.text(lensNames[lens]) + colon + format.text(classOf(lens, chosen.member).name);
}

function lensOf(lens: string): Lens {
  return lens === 'tier' || lens === 'stage' ? lens : 'segment';
}

/** Names of all classes; a key that two lenses share with different names gets both. */
function memberNames(): Record<string, Text> {
  const names: Record<string, Text> = {};
  for (const { key, name } of [...classesOf.segment, ...classesOf.tier, ...classesOf.stage]) {
    const known = names[`member.${key}`];
    names[`member.${key}`] = {
      zh: joined(known?.zh, name.zh),
      en: joined(known?.en, name.en),
    };
  }
  return names;
}

function joined(known: string | undefined, name: string): string {
  return known === undefined || known === name ? name : `${known} / ${name}`;
}
