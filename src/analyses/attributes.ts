import type { Text } from '../i18n/text';
import type { Lens } from './analysis';
import { classOf, lenses, lensNames } from './classes';
import { firstOrderAttributes, firstOrderValues } from './first-order-attributes';
import { tableAttributes, tableAttributeValues } from './table-attributes';

/** What stands for an attribute, and for its one value, where customers are not divided. */
export const everyone = 'everyone';
const everyoneName: Text = { zh: '全部客户', en: 'Everyone' };

const names: Readonly<Record<string, Text>> = {
  [everyone]: everyoneName,
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
  ...tableAttributes,
  ...firstOrderAttributes,
};

const valueNames: typeof tableAttributeValues = { ...tableAttributeValues, ...firstOrderValues };

/** Values that files write in either language, by what they mean. */
const meanings: Readonly<Record<string, readonly { words: readonly string[]; name: Text }[]>> = {
  gender: [
    { words: ['男', '男性', 'male', 'm', 'man'], name: { zh: '男', en: 'Male' } },
    { words: ['女', '女性', 'female', 'f', 'woman'], name: { zh: '女', en: 'Female' } },
    { words: ['未知', '保密', 'unknown'], name: { zh: '未知', en: 'Unknown' } },
  ],
  kind: [
    { words: ['个人', 'person', 'individual', 'consumer'], name: { zh: '个人', en: 'Person' } },
    { words: ['企业', '公司', 'company', 'business'], name: { zh: '企业', en: 'Company' } },
    { words: ['经销商', 'dealer', 'reseller'], name: { zh: '经销商', en: 'Dealer' } },
  ],
  marital_status: [
    { words: ['已婚', 'married'], name: { zh: '已婚', en: 'Married' } },
    { words: ['未婚', '单身', 'single', 'unmarried'], name: { zh: '未婚', en: 'Single' } },
    { words: ['离异', '离婚', 'divorced'], name: { zh: '离异', en: 'Divorced' } },
    { words: ['丧偶', 'widowed'], name: { zh: '丧偶', en: 'Widowed' } },
  ],
};

const other: Text = { zh: '其他', en: 'Other' };

/** The name of an attribute; one of the file's own keeps its header. */
export function attributeName(attribute: string): Text {
  const lens = lensOf(attribute);
  if (lens) return lensNames[lens];
  return (Object.hasOwn(names, attribute) ? names[attribute] : undefined) ?? asIs(attribute);
}

/** The name of a value; what has no name in both languages stays as the file says it. */
export function attributeValueName(attribute: string, value: string): Text {
  const lens = lensOf(attribute);
  // Some classes are called "others", but none 'other': that is the rest of the values.
  if (lens && value !== 'other') return classOf(lens, value).name;
  if (value === 'other') return other;
  if (attribute === everyone) return everyoneName;
  const ours = Object.hasOwn(valueNames, attribute) ? valueNames[attribute] : undefined;
  if (ours) return (Object.hasOwn(ours, value) ? ours[value] : undefined) ?? asIs(value);
  const known = Object.hasOwn(meanings, attribute) ? meanings[attribute] : undefined;
  const word = value.trim().toLowerCase();
  return known?.find(({ words }) => words.includes(word))?.name ?? asIs(value);
}

/** Names of the standard attributes as values of a column `attribute`. */
export const attributeKeys: Readonly<Record<string, Text>> = Object.fromEntries(
  Object.entries(names).map(([key, name]) => [`attribute.${key}`, name]),
);

/** Names of the genders that files write, as values of a column `gender`. */
export const genderKeys: Readonly<Record<string, Text>> = Object.fromEntries(
  (meanings['gender'] ?? []).flatMap(({ words, name }) =>
    words.flatMap((word) => [word, word.toUpperCase()].map((key) => [`gender.${key}`, name])),
  ),
);

/** The lens that stands among the attributes as 'fact segment', 'fact tier' or 'fact stage'. */
export function lensOf(attribute: string): Lens | null {
  return lenses.find((lens) => attribute === `fact ${lens}`) ?? null;
}

function asIs(word: string): Text {
  return { zh: word, en: word };
}
