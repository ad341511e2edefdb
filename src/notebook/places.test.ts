import { describe, expect, it } from 'vitest';
import { Places } from './places.svelte';

/** A window whose history is a list, as browsers keep it. */
function browser() {
  const states: unknown[] = [null];
  let at = 0;
  const window = {
    scrollY: 0,
    scrollTo: () => undefined,
    document: { activeElement: null },
    history: {
      pushState(state: unknown) {
        states.splice(++at, Infinity, state);
      },
      go(by: number) {
        at += by;
        places.followed(states[at]);
      },
      back: () => window.history.go(-1),
    },
  };
  const places: Places = new Places(window as unknown as Window);
  return { places, window };
}
const people = { screen: 'people', groups: null, title: null } as const;
const customer = { screen: 'customer', customerId: 'C1' } as const;

describe('the way through the page', () => {
  it('begins at the notebook and returns to where one came from', () => {
    const { places } = browser();
    expect(places.now.screen).toBe('notebook');
    places.go(people);
    places.go(customer);
    places.back();
    expect(places.now).toEqual(people);
    places.back();
    expect(places.now.screen).toBe('notebook');
    places.back();
    expect(places.now.screen).toBe('notebook');
  });

  it('follows the browser forward again, and forgets what was ahead on another way', () => {
    const { places, window } = browser();
    places.go(people);
    places.back();
    window.history.go(1);
    expect(places.now).toEqual(people);
    places.back();
    places.go(customer);
    places.back();
    window.history.go(1);
    expect(places.now).toEqual(customer);
  });

  it('leads home from anywhere', () => {
    const { places } = browser();
    places.go(people);
    places.go(customer);
    places.goHome();
    expect(places.now.screen).toBe('notebook');
  });

  it('takes the same place twice for one', () => {
    const { places } = browser();
    places.go(people);
    places.go({ ...people });
    places.back();
    expect(places.now.screen).toBe('notebook');
  });

  it('is at the notebook where the history says something else', () => {
    const { places } = browser();
    places.go(people);
    places.followed({ place: 7 });
    expect(places.now.screen).toBe('notebook');
  });
});
