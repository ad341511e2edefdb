import type { Text } from '../i18n/text';
import type { Lens } from './analysis';

/** A class of a classification: its stable key, its name, and its colour in both themes. */
export interface CustomerClass {
  key: string;
  name: Text;
  colour: { light: string; dark: string };
}

/**
 * The eleven RFM segments, from best to worst (definitions: RFM), then the classes outside the grid:
 * boxes of the R package that nothing matches, and customers without a score.
 */
export const segments = [
  {
    key: 'champions',
    name: { zh: '核心客户', en: 'Champions' },
    colour: { light: '#1f6feb', dark: '#5a9bff' },
  },
  {
    key: 'loyal',
    name: { zh: '忠诚客户', en: 'Loyal' },
    colour: { light: '#2a9d8f', dark: '#4cc4b5' },
  },
  {
    key: 'potential_loyalist',
    name: { zh: '潜力忠诚', en: 'Potential loyalists' },
    colour: { light: '#4d9e3a', dark: '#79c266' },
  },
  { key: 'new', name: { zh: '新客', en: 'New' }, colour: { light: '#0c8ab5', dark: '#4db8de' } },
  {
    key: 'promising',
    name: { zh: '潜力新客', en: 'Promising' },
    colour: { light: '#7a6fd0', dark: '#a79eef' },
  },
  {
    key: 'need_attention',
    name: { zh: '需要关注', en: 'Need attention' },
    colour: { light: '#b8860b', dark: '#e0b341' },
  },
  {
    key: 'about_to_sleep',
    name: { zh: '即将沉睡', en: 'About to sleep' },
    colour: { light: '#c2703d', dark: '#e39a6b' },
  },
  {
    key: 'at_risk',
    name: { zh: '流失风险', en: 'At risk' },
    colour: { light: '#d1495b', dark: '#f08a97' },
  },
  {
    key: 'cant_lose',
    name: { zh: '不可流失', en: "Can't lose" },
    colour: { light: '#a23b8f', dark: '#d67cc4' },
  },
  {
    key: 'hibernating',
    name: { zh: '休眠', en: 'Hibernating' },
    colour: { light: '#76808f', dark: '#9aa5b5' },
  },
  { key: 'lost', name: { zh: '流失', en: 'Lost' }, colour: { light: '#586170', dark: '#7c8798' } },
  {
    key: 'others',
    name: { zh: '其他', en: 'Others' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
  {
    key: 'no_recent_order',
    name: { zh: '期内无订单', en: 'No order in the window' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
  {
    key: 'potential',
    name: { zh: '潜在', en: 'Potential' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
] as const satisfies readonly CustomerClass[];

/** Value tiers by cumulated net value, and the two classes outside the ranking. */
export const tiers = [
  {
    key: 'a',
    name: { zh: 'A 高价值', en: 'A high value' },
    colour: { light: '#1f6feb', dark: '#5a9bff' },
  },
  {
    key: 'b',
    name: { zh: 'B 中价值', en: 'B middle value' },
    colour: { light: '#0c8ab5', dark: '#4db8de' },
  },
  {
    key: 'c',
    name: { zh: 'C 低价值', en: 'C low value' },
    colour: { light: '#76808f', dark: '#9aa5b5' },
  },
  {
    key: 'none',
    name: { zh: '未购买', en: 'No purchase' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
] as const satisfies readonly CustomerClass[];

/** The stages of the lifecycle, from first to last: by the own rhythm eight, by fixed days five. */
export const stages = [
  {
    key: 'potential',
    name: { zh: '潜在', en: 'Potential' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
  { key: 'new', name: { zh: '新客', en: 'New' }, colour: { light: '#0c8ab5', dark: '#4db8de' } },
  {
    key: 'active',
    name: { zh: '活跃', en: 'Active' },
    colour: { light: '#4d9e3a', dark: '#79c266' },
  },
  {
    key: 'loyal',
    name: { zh: '忠诚', en: 'Loyal' },
    colour: { light: '#2a9d8f', dark: '#4cc4b5' },
  },
  {
    key: 'reactivated',
    name: { zh: '召回', en: 'Reactivated' },
    colour: { light: '#7a6fd0', dark: '#a79eef' },
  },
  {
    key: 'at_risk',
    name: { zh: '流失预警', en: 'At risk' },
    colour: { light: '#d1495b', dark: '#f08a97' },
  },
  {
    key: 'silent',
    name: { zh: '沉默', en: 'Silent' },
    colour: { light: '#b8860b', dark: '#e0b341' },
  },
  {
    key: 'dormant',
    name: { zh: '沉睡', en: 'Dormant' },
    colour: { light: '#c2703d', dark: '#e39a6b' },
  },
  { key: 'lost', name: { zh: '流失', en: 'Lost' }, colour: { light: '#586170', dark: '#7c8798' } },
] as const satisfies readonly CustomerClass[];

/**
 * The eight classes usual in China: recency, frequency and value each better than a cut or not
 * (definitions: RFM); then customers without an order in the window.
 */
export const eightClasses = [
  {
    key: 'important_value',
    name: { zh: '重要价值', en: 'Important: value' },
    colour: { light: '#1f6feb', dark: '#5a9bff' },
  },
  {
    key: 'important_keep',
    name: { zh: '重要保持', en: 'Important: keep' },
    colour: { light: '#2a9d8f', dark: '#4cc4b5' },
  },
  {
    key: 'important_develop',
    name: { zh: '重要发展', en: 'Important: develop' },
    colour: { light: '#4d9e3a', dark: '#79c266' },
  },
  {
    key: 'important_win_back',
    name: { zh: '重要挽留', en: 'Important: win back' },
    colour: { light: '#d1495b', dark: '#f08a97' },
  },
  {
    key: 'general_value',
    name: { zh: '一般价值', en: 'General: value' },
    colour: { light: '#0c8ab5', dark: '#4db8de' },
  },
  {
    key: 'general_keep',
    name: { zh: '一般保持', en: 'General: keep' },
    colour: { light: '#7a6fd0', dark: '#a79eef' },
  },
  {
    key: 'general_develop',
    name: { zh: '一般发展', en: 'General: develop' },
    colour: { light: '#b8860b', dark: '#e0b341' },
  },
  {
    key: 'general_win_back',
    name: { zh: '一般挽留', en: 'General: win back' },
    colour: { light: '#76808f', dark: '#9aa5b5' },
  },
  {
    key: 'none',
    name: { zh: '未分类', en: 'Not classed' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
] as const satisfies readonly CustomerClass[];

/** Thirds of the loyalty score, and customers who have none. */
export const loyaltyBands = [
  {
    key: 'high',
    name: { zh: '高忠诚', en: 'High loyalty' },
    colour: { light: '#2a9d8f', dark: '#4cc4b5' },
  },
  {
    key: 'middle',
    name: { zh: '中忠诚', en: 'Middle loyalty' },
    colour: { light: '#0c8ab5', dark: '#4db8de' },
  },
  {
    key: 'low',
    name: { zh: '低忠诚', en: 'Low loyalty' },
    colour: { light: '#76808f', dark: '#9aa5b5' },
  },
  {
    key: 'none',
    name: { zh: '未评分', en: 'Not scored' },
    colour: { light: '#8a929e', dark: '#717b8a' },
  },
] as const satisfies readonly CustomerClass[];

/** The lenses, in the order in which they are offered. */
export const lenses = ['segment', 'tier', 'stage'] as const satisfies readonly Lens[];

/** The classes of a lens, in their order. */
export const classesOf: Readonly<Record<Lens, readonly CustomerClass[]>> = {
  segment: segments,
  tier: tiers,
  stage: stages,
  eight_class: eightClasses,
  loyalty_band: loyaltyBands,
};

/** The lens is named with the class wherever both could be meant: "RFM: Lost", "Stage: Lost". */
export const lensNames: Readonly<Record<Lens, Text>> = {
  segment: { zh: 'RFM 分群', en: 'RFM' },
  tier: { zh: '价值分层', en: 'Tier' },
  stage: { zh: '生命周期', en: 'Stage' },
  eight_class: { zh: 'RFM 八分类', en: 'Eight classes' },
  loyalty_band: { zh: '忠诚度', en: 'Loyalty' },
};

/** The class with this key; a key that no class has is shown as it is. */
export function classOf(lens: Lens, key: string): CustomerClass {
  return (
    classesOf[lens].find((candidate) => candidate.key === key) ?? {
      key,
      name: { zh: key, en: key },
      colour: { light: '#76808f', dark: '#9aa5b5' },
    }
  );
}
