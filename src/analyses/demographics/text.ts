import type { AnalysisText, RowsOf } from '../analysis';
import { attributeKeys, attributeName, attributeValueName, genderKeys } from '../attributes';
import type { analysis } from './analysis';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '客户画像', en: 'Demographics' },
  question: {
    zh: '客户是谁：性别、年龄、地区、收入、职业等如何分布，各带来多少销售额？',
    en: 'Who are the customers, and what do the groups bring?',
  },
  definition: {
    zh: '每个属性取人数最多的 8 个值（年龄段、收入、家庭人数、学历等有自身次序的取 12 个，并按次序排列），其余合并为“其他”。占比以该属性已知的客户为基数，n 为已知人数，未填人数一并列出。点选某个值后，该属性的其他值仍按不含此项选择的人群显示。年龄 × 性别图的占比以两者均已知的客户为基数，只画人数最多的两种性别取值，其余见表格。年龄由生日推算到统计日，没有生日时取文件中的年龄；客户文件没有省份或城市时取最近一次订单的收货地。不同取值超过 40 个的属性不在此列。文件中未识别为标准字段的列也作为属性列出。净销售额为这些客户的全部历史净销售额。',
    en: 'The eight most frequent values of each attribute (twelve, and in their own order, where they have one: ages, incomes, household sizes, education), the rest as “other”. Shares are of the customers whose value is known; n says how many, and how many are not stated. Where a value is chosen, the other values of its attribute show the customers without that choice. Age by gender: shares of the customers of whom both are known, drawn for the two most frequent genders; others are in the table. Age comes from the birth date as of the as-of date, else from the file; a province or city that the customer file lacks is that of the last order. Attributes with more than 40 values are left out. Columns of the file that fit no standard field are attributes, too. Net sales are those of the whole history.',
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
    total: { zh: '总人数', en: 'All customers' },
    age_band: { zh: '年龄段', en: 'Age' },
    gender: { zh: '性别', en: 'Gender' },
  },
  results: { pyramid: { zh: '年龄 × 性别', en: 'Age by gender' } },
  values: {
    ...attributeKeys,
    'value.other': { zh: '其他', en: 'Other' },
    ...genderKeys,
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
    .slice(0, mostPanels);
}

/** The two most frequent genders, women on the left where they are known as such. */
export function pyramidSides({ pyramid }: RowsOf<typeof analysis>): [string, string] | null {
  const counts = new Map<string, number>();
  for (const { gender, customers } of pyramid) {
    counts.set(gender, (counts.get(gender) ?? 0) + customers);
  }
  const isNamed = (gender: string) => Object.keys(places).includes(nameOf(gender));
  const [first, second] = [...counts]
    .sort(([a, m], [b, n]) => Number(isNamed(b)) - Number(isNamed(a)) || n - m)
    .map(([gender]) => gender);
  if (first === undefined || second === undefined) return null;
  const place = (gender: string) => places[nameOf(gender)] ?? 2;
  return place(first) <= place(second) ? [first, second] : [second, first];
}

/** More attributes are in the table. */
const mostPanels = 18;

const places: Readonly<Record<string, number>> = { Female: 0, Male: 1 };

function nameOf(gender: string): string {
  return attributeValueName('gender', gender).en;
}
