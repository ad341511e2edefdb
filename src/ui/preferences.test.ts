import { describe, expect, it } from 'vitest';
import { Preferences, storageOrMemory, type Surroundings } from './preferences.svelte';

function surroundings(part: Partial<Surroundings> = {}): Surroundings {
  const kept = new Map<string, string>();
  return {
    storage: {
      getItem: (name) => kept.get(name) ?? null,
      setItem: (name, value) => void kept.set(name, value),
    },
    languages: ['en-US'],
    systemDark: { matches: false, addEventListener: () => undefined },
    root: { lang: '', dataset: {} },
    ...part,
  };
}

describe('preferences', () => {
  it('begin in the first of the browser languages that the page speaks', () => {
    expect(new Preferences(surroundings({ languages: ['fr', 'zh-TW', 'en'] })).language).toBe('zh');
    expect(new Preferences(surroundings({ languages: ['de', 'en-GB', 'zh'] })).language).toBe('en');
    expect(new Preferences(surroundings({ languages: ['fr'] })).language).toBe('en');
  });

  it('are kept and found again', () => {
    const around = surroundings();
    const first = new Preferences(around);
    first.language = 'zh';
    first.theme = 'dark';
    first.singleKeys = false;
    const second = new Preferences(around);
    expect([second.language, second.theme, second.singleKeys]).toEqual(['zh', 'dark', false]);
  });

  it('are shown on the root, where CSS and screen readers look', () => {
    const around = surroundings();
    const preferences = new Preferences(around);
    expect(around.root).toEqual({ lang: 'en', dataset: {} });
    preferences.language = 'zh';
    preferences.theme = 'dark';
    expect(around.root).toEqual({ lang: 'zh-CN', dataset: { theme: 'dark' } });
    preferences.theme = 'system';
    expect(around.root.dataset).toEqual({});
  });

  it('ignore what an older or foreign page kept', () => {
    const storage = { getItem: () => 'klingon', setItem: () => undefined };
    const preferences = new Preferences(surroundings({ storage }));
    expect([preferences.language, preferences.theme]).toEqual(['en', 'system']);
  });

  it('follow the system until the user chooses', () => {
    const systemDark = { matches: true, addEventListener: () => undefined };
    const preferences = new Preferences(surroundings({ systemDark }));
    expect(preferences.shade).toBe('dark');
    preferences.theme = 'light';
    expect(preferences.shade).toBe('light');
  });

  it('last as long as the page where the browser blocks storage', () => {
    // Node has no localStorage: reading it throws, as it does where cookies are blocked.
    const storage = storageOrMemory();
    storage.setItem('language', 'zh');
    expect(storage.getItem('language')).toBe('zh');
    expect(storage.getItem('theme')).toBeNull();
  });
});
