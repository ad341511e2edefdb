import { settings, type SettingName, type Values } from '../../warehouse/settings';

/** Settings that only matter while another one has a certain value. */
const matters: Partial<Record<SettingName, readonly [SettingName, string]>> = {
  churn_days: ['churn_rule', 'days'],
  gap_days: ['stage_rule', 'rhythm'],
  stage_new_days: ['stage_rule', 'fixed_days'],
  stage_active_days: ['stage_rule', 'fixed_days'],
  stage_lost_days: ['stage_rule', 'fixed_days'],
  rfm_recency_cuts: ['rfm_mode', 'own'],
  rfm_frequency_cuts: ['rfm_mode', 'own'],
  rfm_monetary_cuts: ['rfm_mode', 'own'],
};

/** Those of the settings that make a difference with the values that are chosen now. */
export function adjustableNow(names: readonly SettingName[], chosen: Values): SettingName[] {
  const valueOf = (name: SettingName) =>
    chosen[name] ?? settings.find((setting) => setting.name === name)?.default ?? null;
  return names.filter((name) => {
    const condition = matters[name];
    return !condition || valueOf(condition[0]) === condition[1];
  });
}
