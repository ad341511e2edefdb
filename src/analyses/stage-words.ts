import { fewIs } from '../charts/empty';
import type { Format } from '../format/format';
import type { Text } from '../i18n/text';

/** Names of the rules of the stages as values of a column `stage_rule`. */
export const stageRules: Readonly<Record<string, Text>> = {
  'stage_rule.rhythm': { zh: '客户自身节奏', en: 'Own rhythm' },
  'stage_rule.fixed_days': { zh: '固定天数', en: 'Fixed days' },
};

/** Says that so few customers prove little; nothing from thirty on. */
export function fewIn(customers: number, { language, count }: Format): string {
  if (customers >= fewIs) return '';
  if (language === 'zh') return `（仅 ${count(customers)} 位客户，样本小）`;
  return customers === 1
    ? ' (one customer only, a small sample)'
    : ` (only ${count(customers)} customers, a small sample)`;
}
