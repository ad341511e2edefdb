/** The first byte in `[from, to)` at which the bytes stop being UTF-8, or -1 if all of them are. */
export function invalidUtf8At(bytes: Uint8Array, from: number, to: number): number {
  // Most bytes are ASCII: four at a time.
  const words =
    bytes.byteOffset % 4 === 0
      ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2)
      : new Uint32Array(0);
  const lastWord = Math.min(words.length, to >> 2);
  let i = from;
  while (i < to) {
    const lead = bytes[i] as number;
    if (lead < 0x80) {
      i++;
      if (i % 4 !== 0) continue;
      let word = i >> 2;
      while (word < lastWord && ((words[word] as number) & 0x80808080) === 0) word++;
      i = word << 2;
      continue;
    }
    const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length === 0 || i + length > to) return i;
    const second = bytes[i + 1] as number;
    // The second byte rules out overlong forms, surrogates and code points past U+10FFFF.
    const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return i;
    for (let k = 2; k < length; k++) {
      if (((bytes[i + k] as number) & 0xc0) !== 0x80) return i;
    }
    i += length;
  }
  return -1;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes as text, for showing: what is not UTF-8 becomes U+FFFD. */
export function shownText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
