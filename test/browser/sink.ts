import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A host that hears every request that reaches it. Not bare connections: for a frame Chromium opens
 * one, and says nothing on it, before it asks the content policy.
 */
export interface Sink {
  url: string;
  /** One line a request so far. */
  readonly heard: readonly string[];
  close(): Promise<void>;
}

/** Starts a sink on a port of its own: another origin than the page's. */
export async function openSink(): Promise<Sink> {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.setHeader('access-control-allow-origin', '*');
    response.end();
  });
  server.on('upgrade', (request, socket) => {
    heard.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    heard,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
