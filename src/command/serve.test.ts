import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, serveOnPort, type Served } from './serve.mjs';

const outer = mkdtempSync(join(tmpdir(), 'clientele-'));
const folder = join(outer, 'site');
const asked: string[] = [];
let server: Served;
beforeAll(async () => {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(outer, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<p>home</p>');
  writeFileSync(join(folder, 'assets/engine.wasm'), 'wasm');
  server = await serve({ folder, onRequest: (path) => asked.push(path) });
});
afterAll(async () => {
  await server.close();
  rmSync(outer, { recursive: true });
});

/** Asks for a path as it stands: `fetch` would tidy it up first. */
function ask(path: string): Promise<{ status: number; type: string; text: string }> {
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port: new URL(server.url).port, path }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += String(part)));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text,
        }),
      );
    }).on('error', reject);
  });
}

describe('the server', () => {
  it('answers a folder with its page, and files with their types', async () => {
    expect(await ask('/')).toEqual({
      status: 200,
      type: 'text/html; charset=utf-8',
      text: '<p>home</p>',
    });
    expect(await ask('/assets/engine.wasm?v=1')).toMatchObject({ type: 'application/wasm' });
  });

  it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/..%2fsecret.txt', '/%', '/none', '/a%00b'])(
    'has nothing at %s',
    async (path) => {
      expect(await ask(path)).toMatchObject({ status: 404, text: 'not found' });
    },
  );

  it('tells of each request', async () => {
    await ask('/heard');
    expect(asked).toContain('/heard');
  });

  it('takes another port where the wanted one is taken', async () => {
    const taken = Number(new URL(server.url).port);
    const second = await serveOnPort(folder, taken);
    expect(Number(new URL(second.url).port)).not.toBe(taken);
    await second.close();
  });
});
