import type { Format } from '../../format/format';
import type { AnalysisText } from '../analysis';
import type { analysis } from './analysis';
import { tableAndColumnKeys } from './names';

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '数据质量', en: 'Data quality' },
  question: {
    zh: '数据有多完整？哪些取值不可能成立，哪些记录对不上？',
    en: 'How complete are the files, which values are impossible, and what points nowhere?',
  },
  definition: {
    zh: '读入后的各表逐列统计，不受受众筛选影响；整列为空者不列出。填写：非空的行数。不同值：去重后的取值数，超过 200 万行的订单与行为表为估计值并注明。不可能：年龄 < 0 或 > 120；生日晚于统计日或早于其 120 年；电话不足 5 位或超过 15 位数字；邮箱没有 @；数量与金额异号；单价、成本、时长、评分为负；应已发生的日期晚于统计日，或早于其开始（如退款早于下单、解决早于提交）；推荐人与被推荐人相同等。对不上：没有客户编号的订单行、编号不在客户文件中的订单行、找不到订单的退款、未知客户的行为与工单等。疑似重复：客户文件中同一客户编号、同一电话（后 11 位）、同一邮箱（不分大小写）或同名同生日出现在多条记录。合并建议：由电话、邮箱或同名同生日（含间接）相连的编号视为一人，一个电话或邮箱连着 5 个以上编号时不作依据；保留订单最多的编号，其次是最近更新的；只是建议，不会自动合并。停滞：一年未更新的客户、超过 90 天未解决的工单、过了预计成交日仍未结束的商机、过了约定日仍未联系的客户。',
    en: 'Each column of the loaded tables, whatever the audience; columns without any value are left out. Filled: rows with a value. Distinct: different values, estimated and marked for orders and events beyond two million rows. Impossible: ages below 0 or above 120; birth dates after the as-of date or 120 years before it; phones with fewer than 5 or more than 15 digits; e-mails without @; quantity and amount of opposite sign; negative prices, costs, durations and scores; dates of past events after the as-of date or before their beginning (refunded before ordered, solved before opened); referrals of oneself. Pointing nowhere: order lines without a customer or with one that is not in the customer file, refunds without an order, events and tickets of unknown customers. Possible duplicates: the same customer id, phone (last 11 digits), e-mail (lower case) or name with birthday in several records of the customer file. Proposals: ids linked by phone, e-mail or name with birthday, also by way of others, are taken for one person, unless more than five ids share the phone or e-mail; the id with the most orders stays, then the one updated last; proposed only, never merged by itself. Standing still: customers not updated for a year, tickets unsolved for more than 90 days, deals past their closing date, promised contacts that were not kept.',
  },
  source: { zh: '自定规则。', en: 'The rules are ours.' },
  measure: { zh: '各列填写率', en: 'Share of rows with a value, by column' },
  columns: {
    table: { zh: '表', en: 'Table' },
    column: { zh: '列', en: 'Column' },
    rows: { zh: '行数', en: 'Rows' },
    filled: { zh: '已填写', en: 'Filled' },
    distinct: { zh: '不同值', en: 'Distinct' },
    invalid: { zh: '不可能的值', en: 'Impossible' },
    is_estimate: { zh: '不同值为估计', en: 'Distinct is an estimate' },
    reference: { zh: '引用关系', en: 'Reference' },
    orphans: { zh: '对不上的行', en: 'Point nowhere' },
    share: { zh: '占比', en: 'Share' },
    name_by: { zh: '判断依据', en: 'Named by' },
    records: { zh: '有此值的记录', en: 'Records with a value' },
    people: { zh: '疑似重复的人', en: 'People seen several times' },
    records_of_them: { zh: '涉及记录', en: 'Records of them' },
    keep_id: { zh: '保留的编号', en: 'Id to keep' },
    merge_ids: { zh: '并入的编号', en: 'Ids to merge into it' },
    evidence: { zh: '依据', en: 'Evidence' },
    ids: { zh: '编号数', en: 'Ids' },
    orders: { zh: '订单', en: 'Orders' },
    kind: { zh: '停滞的记录', en: 'What stands still' },
    stale: { zh: '停滞', en: 'Standing still' },
    oldest: { zh: '最早', en: 'Oldest' },
  },
  results: {
    orphans: { zh: '对不上的引用', en: 'References that point nowhere' },
    duplicates: { zh: '疑似重复的客户', en: 'Possible duplicate customers' },
    proposals: { zh: '合并建议', en: 'Proposed merges' },
    stale: { zh: '停滞的记录', en: 'Records that stand still' },
  },
  values: {
    ...tableAndColumnKeys,
    order_without_customer: { zh: '订单行没有客户编号', en: 'Order lines without a customer' },
    order_customer_not_in_file: {
      zh: '订单行的客户不在客户文件中',
      en: 'Order lines of customers not in the customer file',
    },
    customer_without_order: { zh: '客户没有订单', en: 'Customers without an order' },
    order_product_not_in_file: {
      zh: '订单行的商品不在商品文件中',
      en: 'Order lines of products not in the product file',
    },
    refund_without_order: { zh: '退款找不到订单', en: 'Refunds without their order' },
    behaviours_customer_unknown: { zh: '行为的客户未知', en: 'Events of unknown customers' },
    feedback_customer_unknown: { zh: '评价与调研的客户未知', en: 'Feedback of unknown customers' },
    tickets_customer_unknown: { zh: '工单的客户未知', en: 'Tickets of unknown customers' },
    interactions_customer_unknown: {
      zh: '沟通记录的客户未知',
      en: 'Contacts with unknown customers',
    },
    campaigns_customer_unknown: {
      zh: '营销活动的客户未知',
      en: 'Campaign contacts of unknown customers',
    },
    social_customer_unknown: {
      zh: '社交互动的客户未知',
      en: 'Social actions of unknown customers',
    },
    loyalty_customer_unknown: {
      zh: '积分与会员卡的客户未知',
      en: 'Loyalty entries of unknown customers',
    },
    departures_customer_unknown: {
      zh: '离开原因的客户未知',
      en: 'Departures of unknown customers',
    },
    opportunities_customer_unknown: {
      zh: '商机的客户未知',
      en: 'Opportunities of unknown customers',
    },
    referrals_referrer_unknown: { zh: '推荐的推荐人未知', en: 'Referrals by unknown customers' },
    referrals_referred_unknown: { zh: '推荐的被推荐人未知', en: 'Referrals of unknown customers' },
    'name_by.customer_id': { zh: '客户编号', en: 'Customer id' },
    'name_by.phone': { zh: '电话', en: 'Phone' },
    'name_by.email': { zh: '邮箱', en: 'E-mail' },
    'name_by.name_birthday': { zh: '姓名与生日', en: 'Name and birthday' },
    'evidence.phone': { zh: '电话', en: 'Phone' },
    'evidence.email': { zh: '邮箱', en: 'E-mail' },
    'evidence.name_birthday': { zh: '姓名与生日', en: 'Name and birthday' },
    'evidence.email + phone': { zh: '邮箱、电话', en: 'E-mail, phone' },
    'evidence.email + name_birthday': { zh: '邮箱、姓名与生日', en: 'E-mail, name and birthday' },
    'evidence.name_birthday + phone': { zh: '姓名与生日、电话', en: 'Name and birthday, phone' },
    'evidence.email + name_birthday + phone': {
      zh: '邮箱、姓名与生日、电话',
      en: 'E-mail, name and birthday, phone',
    },
    customers_not_updated: { zh: '一年未更新的客户', en: 'Customers not updated for a year' },
    tickets_open: { zh: '超过 90 天未解决的工单', en: 'Tickets open for more than 90 days' },
    opportunities_overdue: { zh: '逾期的商机', en: 'Deals past their closing date' },
    contacts_overdue: { zh: '逾期未联系', en: 'Promised contacts not kept' },
  },
  headline({ main, orphans, proposals, stale }, format) {
    const zh = format.language === 'zh';
    if (main.length === 0) return zh ? '还没有数据' : 'No data yet';
    const invalid = main.reduce((sum, row) => sum + row.invalid, 0);
    const lost = orphans
      .filter(({ reference }) => reference !== 'customer_without_order')
      .reduce((sum, row) => sum + row.orphans, 0);
    const twins = proposals.length;
    const still = stale.reduce((sum, row) => sum + row.stale, 0);
    const gaps = main.filter((row) => row.filled < row.rows).length;
    const findings = [
      ...(invalid > 0
        ? [
            zh
              ? `${format.count(invalid)} 个不可能的值`
              : counted(invalid, 'impossible value', format),
          ]
        : []),
      ...(lost > 0
        ? [
            zh
              ? `${format.count(lost)} 条对不上的引用`
              : counted(lost, 'dangling reference', format),
          ]
        : []),
      ...(twins > 0
        ? [
            zh
              ? `${format.count(twins)} 位疑似重复的客户`
              : counted(twins, 'possible duplicate', format),
          ]
        : []),
      ...(still > 0
        ? [zh ? `${format.count(still)} 条停滞的记录` : counted(still, 'stale record', format)]
        : []),
      ...(gaps > 0
        ? [
            zh
              ? `${format.count(main.length)} 列中 ${format.count(gaps)} 列有缺失`
              : `gaps in ${format.count(gaps)} of ${counted(main.length, 'column', format)}`,
          ]
        : []),
    ];
    if (findings.length === 0) {
      return zh
        ? `${format.count(main.length)} 列全部填满，未发现问题`
        : `${counted(main.length, 'column', format)} filled throughout, nothing found wrong`;
    }
    const sentence = zh ? findings.join('，') : format.list(findings);
    return sentence.charAt(0).toUpperCase() + sentence.slice(1);
  },
  n: ({ main }) => main.reduce((most, row) => Math.max(most, row.rows), 0),
};

function counted(count: number, noun: string, format: Format): string {
  return `${format.count(count)} ${noun}${count === 1 ? '' : 's'}`;
}
