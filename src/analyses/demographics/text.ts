import type { AnalysisText, RowsOf } from '../analysis';
import { attributeKeys, attributeName, attributeValueName } from '../attributes';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '客户画像', en: 'Demographics' },
  question: {
    zh: '客户是谁：性别、年龄、地区等如何分布，各带来多少销售额？',
    en: 'Who are the customers, and what do the groups bring?',
  },
  definition: {
    zh: '每个属性取人数最多的 8 个值，其余合并为“其他”。占比以该属性已知的客户为基数（已知人数一并列出），不含未填写者。年龄由生日推算到统计日，没有生日时取文件中的年龄；客户文件没有省份或城市时取最近一次订单的收货地。不同取值超过 40 个的属性不在此列。文件中未识别为标准字段的列也作为属性列出。净销售额为这些客户的全部历史净销售额。',
    en: 'The eight most frequent values of each attribute, the rest as “other”. Shares are of the customers whose value is known (that number is given), not of all. Age comes from the birth date as of the as-of date, else from the file; a province or city that the customer file lacks is that of the last order. Attributes with more than 40 values are left out. Columns of the file that fit no standard field are attributes, too. Net sales are those of the whole history.',
  },
  source: {
    zh: '描述性统计；取前 8 个值为自定。',
    en: 'Descriptive; taking the first eight values is ours.',
  },
  measure: { zh: '各属性值的客户占比（已知客户）', en: 'Share of customers with a known value' },
  columns: {
    attribute: { zh: '属性', en: 'Attribute' },
    value: { zh: '取值', en: 'Value' },
    customers: { zh: '客户数', en: 'Customers' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    share: { zh: '占已知客户', en: 'Share of known' },
    known: { zh: '已知人数', en: 'Known customers' },
  },
  values: {
    ...attributeKeys,
    'value.other': { zh: '其他', en: 'Other' },
  },
  headline(rows, format) {
    const zh = format.language === 'zh';
    const [first, second] = drawnAttributes(rows);
    if (first === undefined) {
      return rows.main.length === 0
        ? zh
          ? '没有可用的客户属性'
          : 'No attribute of these customers is known'
        : zh
          ? '每个属性都只有一个取值'
          : 'Every attribute has a single value';
    }
    const largest = (attribute: string) => {
      const row = rows.main
        .filter((candidate) => candidate.attribute === attribute && candidate.value !== 'other')
        .reduce((most, candidate) => (candidate.customers > most.customers ? candidate : most));
      const name = format.text(attributeName(attribute));
      const value = format.text(attributeValueName(attribute, row.value));
      return zh
        ? `${name} ${value}（${format.share(row.share)}）`
        : `${name} ${value} (${format.share(row.share)})`;
    };
    const groups = [first, second].flatMap((attribute) => (attribute ? [largest(attribute)] : []));
    if (zh) return `人数最多：${groups.join('，')}`;
    return `Largest ${groups.length === 1 ? 'group' : 'groups'}: ${format.list(groups)}`;
  },
  n: ({ main }) => main.reduce((most, row) => Math.max(most, row.known), 0),
};

/** The attributes that are worth a picture, in the order of the result: those that differ. */
export function drawnAttributes({ main }: RowsOf<typeof analysis>): string[] {
  return [...new Set(main.map(({ attribute }) => attribute))]
    .filter((attribute) => {
      const values = main.filter((row) => row.attribute === attribute);
      return values.length > 1 && values.some(({ value }) => value !== 'other');
    })
    .slice(0, 6);
}
