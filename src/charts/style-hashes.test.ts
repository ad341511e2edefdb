import { expect, test } from 'vitest';
import { plotSources, plotStyles, styleHashes } from './style-hashes';

test("the style texts of the installed Plot are those of 0.6.17; when they change, look at the page's policy", () => {
  // Hashes of the texts that Chromium reported for a page with Plot 0.6.17.
  expect(styleHashes()).toEqual([
    "'sha256-jSYQUrW7J0b3jPqhZP9C2Xh1PyJKHKXd4s0fpGGKrww='",
    "'sha256-/jg3HOQ97BIOLIR7iXhepLJanBbw11P39q1Ne1E+6Jc='",
    "'sha256-rCZUQsEQJf1DmnfnMZmlj08XC7qbIZySA6bEtitbQ00='",
    "'sha256-gr1piGzv7W4aMcjDMKcjgg8AT05UNO4uGfMgGyc7Yi0='",
  ]);
});

test('a Plot whose texts moved elsewhere stops the build', () => {
  expect(() => plotStyles({ ...plotSources(), ramp: '' })).toThrow(/style texts/);
  expect(() => plotStyles({ ...plotSources(), style: '' })).toThrow(/class name/);
});
