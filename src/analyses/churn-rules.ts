import type { Text } from '../i18n/text';

/** How the churn threshold came about; the marts write the key. */
export const churnRules: Readonly<Record<string, Text>> = {
  'rule.p80': { zh: '平均间隔的第 80 百分位', en: '80th percentile of mean gaps' },
  'rule.p90': { zh: '平均间隔的第 90 百分位', en: '90th percentile of mean gaps' },
  'rule.pooled': { zh: '全部间隔的第 80 百分位', en: '80th percentile of all gaps' },
  'rule.days': { zh: '指定天数', en: 'A number of days' },
  'rule.preset': { zh: '预设值（复购客户太少）', en: 'Preset, too few repeat buyers' },
};
