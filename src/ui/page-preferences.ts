import { Preferences, storageOrMemory } from './preferences.svelte';

/** The preferences of this page. */
export const preferences = new Preferences({
  storage: storageOrMemory(),
  languages: navigator.languages,
  systemDark: matchMedia('(prefers-color-scheme: dark)'),
  root: document.documentElement,
});
