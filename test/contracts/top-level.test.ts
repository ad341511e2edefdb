import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { root } from './sources';

const allowed = [
  'LICENSE',
  'README.md',
  'index.html',
  'package-lock.json',
  'package.json',
  'public',
  'sample-data',
  'src',
  'test',
  'tsconfig.json',
  'vite.config.ts',
  'workers',
];

describe('the top level', () => {
  it('has the folders and files of the design, and dotfiles', () => {
    const listed = execFileSync(
      'git',
      ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
      {
        cwd: root,
        encoding: 'utf8',
      },
    );
    const top = new Set(
      listed
        .split('\0')
        .map((path) => path.split('/')[0] ?? '')
        .filter((name) => name !== '' && !name.startsWith('.')),
    );
    expect([...top].filter((name) => !allowed.includes(name))).toEqual([]);
  });
});
