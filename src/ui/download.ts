/** Hands a file to the browser's downloads. Needs no network: the address is a blob's. */
export function download(name: string, content: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Chromium reads the blob after click() has returned.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
