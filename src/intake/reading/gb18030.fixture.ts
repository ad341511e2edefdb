/**
 * Text as GB18030 bytes, for tests: browsers and Node decode it but do not encode it, so the
 * two-byte plane is decoded once and turned round.
 */
export function gb18030(text: string): Uint8Array<ArrayBuffer> {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else bytes.push(...(pairs().get(character) ?? missing(character)));
  }
  return Uint8Array.from(bytes);
}

/** Text as UTF-16 bytes, with or without its mark. */
export function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array<ArrayBuffer> {
  const whole = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let i = 0; i < whole.length; i++) view.setUint16(i * 2, whole.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
}

function missing(character: string): never {
  throw new RangeError(`no two bytes of GB18030 for ${character}`);
}

let known: Map<string, [number, number]> | undefined;

function pairs(): Map<string, [number, number]> {
  if (known) return known;
  known = new Map();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if (character.length === 1 && character !== '\ufffd') known.set(character, [lead, trail]);
    }
  }
  return known;
}
