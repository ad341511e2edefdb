/**
 * The second content policy. It is inserted once everything was fetched and can only take away:
 * afterwards no request is possible, not even to our own host. Removing the tag does not lift it.
 */
export function insertContentLock(): void {
  const meta = document.createElement('meta');
  meta.httpEquiv = 'Content-Security-Policy';
  meta.content = [
    `default-src 'none'`,
    `script-src 'wasm-unsafe-eval'`,
    `style-src ${__CHART_STYLE_HASHES__}`,
    `img-src blob: data:`,
    `connect-src blob:`,
    `worker-src blob:`,
    `form-action 'none'`,
  ].join('; ');
  document.head.append(meta);
}
