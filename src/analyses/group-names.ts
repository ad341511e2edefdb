import type { Text } from '../i18n/text';
import { groupOf } from '../warehouse/audience/group';
import { classOf, lenses, lensNames } from './classes';

const asked: Readonly<Record<'audience' | 'rest' | 'everyone', Text>> = {
  audience: { zh: '当前人群', en: 'Audience' },
  rest: { zh: '其余客户', en: 'The rest' },
  everyone: { zh: '全部客户', en: 'Everyone' },
};

/** The name of a group as queries tell it: as `groupText` writes it, a saved one by its name. */
export function groupName(text: string): Text {
  const group = groupOf(text);
  if (!group) return { zh: text, en: text };
  if (group.of === 'saved') return { zh: group.id, en: group.id };
  if (group.of !== 'fact') return asked[group.of];
  const lens = lenses.find((one) => one === group.fact);
  if (!lens) return { zh: group.value, en: group.value };
  const { name } = classOf(lens, group.value);
  const lensName = lensNames[lens];
  return { zh: `${lensName.zh}：${name.zh}`, en: `${lensName.en}: ${name.en}` };
}
