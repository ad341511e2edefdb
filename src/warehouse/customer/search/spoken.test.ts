import { describe, expect, it } from 'vitest';
import { spokenPattern } from './spoken';

const characters = [...'王小明曾志伟吕西安先仇'];

function isSpoken(name: string, text: string): boolean {
  const pattern = spokenPattern(text, characters);
  return pattern !== null && new RegExp(pattern, 'u').test(name);
}

describe('a Chinese name as it is spoken', () => {
  it('is found by initials, in full, by a part and by a syllable begun', () => {
    for (const text of [
      'wxm',
      'WXM',
      'xm',
      'wangxiaoming',
      'wang xiao ming',
      'xiaoming',
      'xiaom',
    ]) {
      expect(isSpoken('王小明', text), text).toBe(true);
    }
  });

  it('is not found by what sounds otherwise', () => {
    for (const text of ['wmx', 'wangming', 'xiaowang', 'zzz']) {
      expect(isSpoken('王小明', text), text).toBe(false);
    }
  });

  it('is found by each reading of a character, as a surname too', () => {
    // 曾 is zēng as a surname and céng otherwise; 仇 is qiú as a surname and chóu otherwise.
    for (const text of ['zengzhiwei', 'cengzhiwei', 'zzw', 'czw']) {
      expect(isSpoken('曾志伟', text), text).toBe(true);
    }
    expect(isSpoken('仇小明', 'qiuxm')).toBe(false);
    expect(isSpoken('仇小明', 'qiuxiaoming')).toBe(true);
  });

  it('is parted into syllables in every way that is possible', () => {
    expect(isSpoken('先', 'xian')).toBe(true);
    expect(isSpoken('西安', 'xian')).toBe(true);
  });

  it('knows ü as v', () => {
    expect(isSpoken('吕西安', 'lvxian')).toBe(true);
    expect(isSpoken('吕西安', 'lüxian')).toBe(true);
  });

  it('asks nothing of what is no Latin text, or of names without such characters', () => {
    expect(spokenPattern('王', characters)).toBeNull();
    expect(spokenPattern('138', characters)).toBeNull();
    expect(spokenPattern('w', characters)).toBeNull();
    expect(spokenPattern('wxm', [])).toBeNull();
    expect(spokenPattern('[a-z]*', characters)).toBeNull();
  });
});
