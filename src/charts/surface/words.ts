import type { Text } from '../../i18n/text';

/** What charts say by themselves. */
export const words = {
  empty: {
    zh: '当前筛选下没有数据。',
    en: 'Nothing to draw for this audience.',
  },
  few: {
    zh: '样本仅 {n}，少于 30，请谨慎解读。',
    en: 'Only {n} in this picture, fewer than 30: read with care.',
  },
  more: { zh: '另有 {n} 项，见表格。', en: '{n} more in the table.' },
  earlier: { zh: '另有更早的 {n} 个同期群，见表格。', en: '{n} earlier in the table.' },
  later: { zh: '更后的周期见表格。', en: 'Later periods are in the table.' },
  others: { zh: '其他 {n} 项', en: '{n} others' },
  unfinished: { zh: '未完周期', en: 'period not over' },
  provisional: { zh: '暂定', en: 'provisional' },
  unknown: { zh: '–', en: '–' },
  size: { zh: '人数', en: 'Size' },
  equality: { zh: '完全均等', en: 'equal shares' },
  significant: { zh: '差异显著', en: 'significant' },
  notSignificant: { zh: '不显著', en: 'not significant' },
  small: { zh: '不足 {n} 人', en: 'fewer than {n}' },
  points: { zh: ' 个百分点', en: ' pp' },
  above: { zh: '高于基准', en: 'above the base' },
  below: { zh: '低于基准', en: 'below the base' },
} as const satisfies Record<string, Text>;
