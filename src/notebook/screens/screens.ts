/** The screens beside the notebook, each in a chunk of its own. */
export const screens = {
  people: () => import('./PeopleScreen.svelte'),
  segments: () => import('./SegmentsScreen.svelte'),
  customer: () => import('./CustomerScreen.svelte'),
};
