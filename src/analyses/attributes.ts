import type { Text } from '../i18n/text';

const names: Readonly<Record<string, Text>> = {
  kind: { zh: '客户类型', en: 'Kind' },
  gender: { zh: '性别', en: 'Gender' },
  age_band: { zh: '年龄段', en: 'Age' },
  province: { zh: '省份', en: 'Province' },
  city: { zh: '城市', en: 'City' },
  country: { zh: '国家', en: 'Country' },
  company_size: { zh: '公司规模', en: 'Company size' },
  industry: { zh: '行业', en: 'Industry' },
  occupation: { zh: '职业', en: 'Occupation' },
  education: { zh: '学历', en: 'Education' },
  marital_status: { zh: '婚姻状况', en: 'Marital status' },
  household_size: { zh: '家庭人数', en: 'Household size' },
  income_band: { zh: '收入', en: 'Income' },
  source: { zh: '来源', en: 'Source' },
  member_tier: { zh: '会员等级', en: 'Member tier' },
  contract: { zh: '合同', en: 'Contract' },
  status: { zh: '状态', en: 'Status' },
};

/** The name of an attribute; one of the file's own keeps its header. */
export function attributeName(attribute: string): Text {
  return Object.hasOwn(names, attribute)
    ? (names[attribute] ?? { zh: attribute, en: attribute })
    : { zh: attribute, en: attribute };
}
