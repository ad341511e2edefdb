import type { Text } from '../../i18n/text';

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

/** The name of a value; what has no name in both languages stays as the file says it. */
export function valueName(attribute: string, value: string): Text {
  if (value === 'other') return other;
  const known = Object.hasOwn(meanings, attribute) ? meanings[attribute] : undefined;
  const word = value.trim().toLowerCase();
  return known?.find(({ words }) => words.includes(word))?.name ?? { zh: value, en: value };
}
