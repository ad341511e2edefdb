import { focusCell } from '../keys';
import type { Places } from '../places.svelte';

/** Goes to a cell of the notebook from any screen. */
export function goToCell(places: Places, key: string): void {
  if (places.now.screen === 'notebook') return focusCell(key);
  // The way home is the browser's: it takes a moment, and returns the focus to where it was.
  addEventListener('popstate', () => focusCell(key), { once: true });
  places.goHome();
}
