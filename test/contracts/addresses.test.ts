import { describe, expect, it } from 'vitest';
import { sourcesIn, withoutComments } from './sources';

/** Names of markup vocabularies; nobody fetches them. */
const namespaces = /^https?:\/\/www\.w3\.org\//;

describe('the sources', () => {
  it('hold no address of another host, but for citations in the texts of analyses', () => {
    const found = sourcesIn(
      ['src', 'workers', 'public'],
      ['.ts', '.svelte', '.css', '.sql', '.svg'],
    )
      .filter(({ path }) => !/\.(test|fixture)\.ts$|^src\/analyses\/[^/]+\/text\.ts$/.test(path))
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(/(?:https?|wss?):\/\/[^\s'"`)<>]*/g)]
          .map(([address]) => address)
          .filter((address) => !namespaces.test(address))
          .map((address) => `${path}: ${address}`),
      );
    expect(found).toEqual([]);
  });

  it('never turn text into markup', () => {
    const found = sourcesIn(['src', 'workers'], ['.ts', '.svelte'])
      .filter(({ path }) => !path.endsWith('.test.ts'))
      .filter(({ text }) =>
        /\{@html|\.(inner|outer)HTML\b|insertAdjacentHTML|document\.write|DOMParser|srcdoc/.test(
          withoutComments(text),
        ),
      );
    expect(found.map(({ path }) => path)).toEqual([]);
  });

  it('name no path of the machine on which they were written', () => {
    const found = sourcesIn(
      ['src', 'workers', 'test', 'sample-data'],
      ['.ts', '.mjs', '.svelte', '.sql', '.md', '.json'],
    ).filter(({ text }) => /\/(work|root|home)\/[a-z]/.test(text));
    expect(found.map(({ path }) => path)).toEqual([]);
  });
});
