import { languages, type Language } from '../i18n/text';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

/** The part of `localStorage` that is used. */
export type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/** What the page is told by the browser before the user chose anything. */
export interface Surroundings {
  storage: Storage;
  /** The browser's languages, the preferred one first. */
  languages: readonly string[];
  /** Whether the system is dark; calls back when that changes. */
  systemDark: { matches: boolean; addEventListener(type: 'change', listener: () => void): void };
  /** Where language and theme are shown to CSS. */
  root: { lang: string; dataset: Record<string, string | undefined> };
}

/** Language, theme and keys: the user's choice, kept in this browser. */
export class Preferences {
  #language = $state<Language>('en');
  #theme = $state<Theme>('system');
  #singleKeys = $state(true);
  #systemDark = $state(false);
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
    const language = around.storage.getItem('language');
    this.#language = languages.find((known) => known === language) ?? preferred(around.languages);
    const theme = around.storage.getItem('theme');
    this.#theme = themes.find((known) => known === theme) ?? 'system';
    this.#singleKeys = around.storage.getItem('single-keys') !== 'off';
    this.#systemDark = around.systemDark.matches;
    around.systemDark.addEventListener('change', () => {
      this.#systemDark = around.systemDark.matches;
    });
    this.#show();
  }

  get language(): Language {
    return this.#language;
  }

  set language(language: Language) {
    this.#language = language;
    this.#keep('language', language);
  }

  get theme(): Theme {
    return this.#theme;
  }

  set theme(theme: Theme) {
    this.#theme = theme;
    this.#keep('theme', theme);
  }

  /** The theme that is seen: the system's where the user left it to the system. */
  get shade(): 'light' | 'dark' {
    if (this.#theme !== 'system') return this.#theme;
    return this.#systemDark ? 'dark' : 'light';
  }

  /** Whether keys without Ctrl act (`/`, `?`, `t`). */
  get singleKeys(): boolean {
    return this.#singleKeys;
  }

  set singleKeys(on: boolean) {
    this.#singleKeys = on;
    this.#keep('single-keys', on ? 'on' : 'off');
  }

  #keep(name: string, value: string): void {
    this.#around.storage.setItem(name, value);
    this.#show();
  }

  #show(): void {
    const { root } = this.#around;
    root.lang = this.#language === 'zh' ? 'zh-CN' : 'en';
    if (this.#theme === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = this.#theme;
  }
}

function preferred(browser: readonly string[]): Language {
  const first = browser.find((tag) => /^(zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** `localStorage`, or memory for the session where the browser blocks it. */
export function storageOrMemory(): Storage {
  const memory = new Map<string, string>();
  return {
    getItem(name) {
      try {
        return localStorage.getItem(`clientele.${name}`);
      } catch {
        return memory.get(name) ?? null;
      }
    },
    setItem(name, value) {
      memory.set(name, value);
      try {
        localStorage.setItem(`clientele.${name}`, value);
      } catch {
        // Blocked or full: the choice then lasts as long as the page, from `memory`.
      }
    },
  };
}
