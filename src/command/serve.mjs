import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/**
 * Serves a folder as any static host would: no special headers, nothing generated.
 *
 * @param {object} options
 * @param {string} options.folder
 * @param {number} [options.port] 0 takes any free one
 * @param {(url: string) => void} [options.onRequest] hears each request's path
 * @returns {Promise<import('./serve.mjs').Served>}
 */
export async function serve({ folder, port = 0, onRequest = () => {} }) {
  const server = createServer((request, response) => {
    onRequest(request.url ?? '/');
    answer(folder, request, response).catch((cause) => {
      response.writeHead(500).end(String(cause));
    });
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: chosen } = server.address();
  return {
    url: `http://localhost:${chosen}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}

/** Serves on this port, or on a free one where it is taken. */
export async function serveOnPort(folder, port) {
  try {
    return await serve({ folder, port });
  } catch (cause) {
    if (cause.code !== 'EADDRINUSE') throw cause;
    return serve({ folder, port: 0 });
  }
}

async function answer(folder, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const file = await fileOf(folder, request.url ?? '/');
  if (!file) {
    response.writeHead(404, { 'content-type': types['.txt'] }).end('not found');
    return;
  }
  response.writeHead(200, {
    'content-type': types[extname(file.path)] ?? 'application/octet-stream',
    'content-length': file.size,
    'last-modified': file.modified.toUTCString(),
    // A build that was served yesterday is not to be mixed with today's.
    'cache-control': 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file.path).pipe(response);
}

async function fileOf(folder, url) {
  const path = normalize(join(folder, pathOf(url)));
  if (path !== normalize(folder) && !path.startsWith(normalize(folder + sep))) return null;
  const found = await stat(path).catch(() => null);
  if (found?.isDirectory()) return fileOf(folder, `${url.split(/[?#]/)[0]}/index.html`);
  return found?.isFile() ? { path, size: found.size, modified: found.mtime } : null;
}

function pathOf(url) {
  try {
    return decodeURIComponent(url.split(/[?#]/)[0]).replaceAll('\0', '');
  } catch {
    // Not a percent-encoding: no file has that name.
    return '/\u0001';
  }
}
