import { describe, expect, it } from 'vitest';
import { isKnownName } from '../../src/intake/meaning/recognise';
import { textOf } from '../../src/intake/reading/text';
import { encodedFiles, type EncodedFile } from './encoded-files';

/** Below this many characters past ASCII a file may be asked about. */
const enough = 20;

type Outcome = 'right' | 'asked' | 'wrong';

async function outcomeOf({ bytes, encoding, text, foreign }: EncodedFile): Promise<Outcome> {
  const read = await textOf(new Blob([bytes]), { isKnownName }, () => undefined);
  if (read === 'cancelled' || 'code' in read) return 'wrong';
  if (read.questions.length > 0) return foreign < enough ? 'asked' : 'wrong';
  return read.encoding === encoding && (await read.blob.text()) === text ? 'right' : 'wrong';
}

describe('200 files of known encoding, cut from published texts', () => {
  it.each([
    [
      'names, words and emoji, which the tables of common characters come from',
      ['faker', 'emojibase'],
    ],
    ['texts of other sources, held out', ['countries', 'survey', 'uppy']],
  ])('are read right or, with little text, asked about: %s', async (_, sources) => {
    const files = encodedFiles(sources, 200, 1);
    const outcomes = await Promise.all(
      files.map(async (file) => ({ name: file.name, outcome: await outcomeOf(file) })),
    );
    expect(outcomes.filter(({ outcome }) => outcome === 'wrong')).toEqual([]);
    expect(outcomes.filter(({ outcome }) => outcome === 'right').length).toBeGreaterThanOrEqual(
      190,
    );
  });
});
