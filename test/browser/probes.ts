/**
 * Ways out of a page that script could try, each with a canary in its address. Runs in the page:
 * it may use nothing from outside. Refusals are what we hope for, so they are swallowed; only the
 * servers' logs count.
 *
 * @returns the names of the ways tried
 */
export async function probePage(host: string): Promise<string[]> {
  const address = (name: string) => `${host}leak-${name}?canary`;
  const put = (tag: string, attributes: Record<string, string>) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  };
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(address('fetch'), { mode: 'no-cors' }),
    'fetch-keepalive': () =>
      fetch(address('keepalive'), { method: 'POST', keepalive: true, body: 'canary' }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('POST', address('xhr'));
      request.send('canary');
    },
    websocket: () => new WebSocket(address('websocket').replace('http', 'ws')),
    'event-source': () => new EventSource(address('event-source')),
    beacon: () => navigator.sendBeacon(address('beacon'), 'canary'),
    image: () => (new Image().src = address('image')),
    'image-srcset': () => put('img', { srcset: `${address('srcset')} 1x` }),
    stylesheet: () => put('link', { rel: 'stylesheet', href: address('stylesheet') }),
    prefetch: () => put('link', { rel: 'prefetch', href: address('prefetch') }),
    preload: () => put('link', { rel: 'preload', as: 'image', href: address('preload') }),
    modulepreload: () => put('link', { rel: 'modulepreload', href: address('modulepreload') }),
    icon: () => put('link', { rel: 'icon', href: address('icon') }),
    manifest: () => put('link', { rel: 'manifest', href: address('manifest') }),
    script: () => put('script', { src: address('script') }),
    iframe: () => put('iframe', { src: address('iframe') }),
    object: () => put('object', { data: address('object') }),
    embed: () => put('embed', { src: address('embed') }),
    video: () => put('video', { src: address('video'), autoplay: '', poster: address('poster') }),
    audio: () => put('audio', { src: address('audio'), autoplay: '' }),
    'svg-image': () => {
      const image = document.createElementNS('http://www.w3.org/2000/svg', 'image');
      image.setAttribute('href', address('svg-image'));
      put('svg', {}).append(image);
    },
    background: () => {
      put('p', {}).style.backgroundImage = `url(${address('background')})`;
    },
    'css-import': () => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`body { cursor: url(${address('cursor')}), auto }`);
      document.adoptedStyleSheets.push(sheet);
    },
    font: () => new FontFace('probe', `url(${address('font')})`).load(),
    import: () => import(/* @vite-ignore */ address('import')),
    worker: () => new Worker(address('worker')),
    'shared-worker': () => new SharedWorker(address('shared-worker')),
    'service-worker': () => navigator.serviceWorker.register(address('service-worker')),
    form: () => {
      put('iframe', { name: 'probe' });
      const form = put('form', { action: address('form'), method: 'post', target: 'probe' });
      (form as HTMLFormElement).submit();
    },
    ping: () => {
      const link = put('a', { href: '#notebook', ping: address('ping') });
      link.click();
    },
    cache: async () => (await caches.open('probe')).add(address('cache')),
  };
  await Promise.all(
    Object.values(ways).map(async (way) => {
      try {
        await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 1500))]);
      } catch {
        // Refused, as it should be.
      }
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 500));
  return Object.keys(ways);
}

/** The same from a worker: what a worker can try. Also returns what the policy reported there. */
export async function probeWorker(host: string): Promise<{ ways: string[]; violations: number }> {
  const address = (name: string) => `${host}leak-worker-${name}?canary`;
  let violations = 0;
  self.addEventListener('securitypolicyviolation', () => (violations += 1));
  const ways: Record<string, () => unknown> = {
    fetch: () => fetch(address('fetch'), { mode: 'no-cors' }),
    xhr: () => {
      const request = new XMLHttpRequest();
      request.open('GET', address('xhr'));
      request.send();
    },
    websocket: () => new WebSocket(address('websocket').replace('http', 'ws')),
    'event-source': () => new EventSource(address('event-source')),
    import: () => import(/* @vite-ignore */ address('import')),
    worker: () => new Worker(address('worker')),
    'worker-of-blob': () => {
      const script = `fetch(${JSON.stringify(address('nested'))}, { mode: 'no-cors' })`;
      return new Worker(URL.createObjectURL(new Blob([script])));
    },
    cache: async () => (await caches.open('probe')).add(address('cache')),
    font: () => new FontFace('probe', `url(${address('font')})`).load(),
  };
  await Promise.all(
    Object.values(ways).map(async (way) => {
      try {
        await Promise.race([way(), new Promise((resolve) => setTimeout(resolve, 1500))]);
      } catch {
        // Refused, as it should be.
      }
    }),
  );
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { ways: Object.keys(ways), violations };
}
