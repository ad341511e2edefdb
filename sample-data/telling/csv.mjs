/**
 * A table as text.
 * @param {{header: string[], rows: unknown[][]}} table
 * @param {{delimiter?: string, newline?: string}} [dialect]
 */
export function csvText({ header, rows }, { delimiter = ',', newline = '\n' } = {}) {
  const needsQuotes = new RegExp(`["\\r\\n${delimiter}]`);
  const cell = (value) => {
    const text = String(value);
    return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = (cells) => cells.map(cell).join(delimiter);
  return (
    [header, ...rows]
      .map((cells) => (typeof cells === 'string' ? cells : line(cells)))
      .join(newline) + newline
  );
}

export const utf8 = (text) => Buffer.from(text, 'utf8');

export const utf8WithBom = (text) => Buffer.from(`\uFEFF${text}`, 'utf8');

/**
 * The text in GB18030. Node decodes it but has no encoder, so the two-byte plane is decoded once
 * and turned round; a character outside of it is a mistake of ours.
 */
export function gb18030(text) {
  const table = twoByteTable();
  const bytes = [];
  for (const character of text) {
    const code = character.codePointAt(0);
    if (code < 0x80) {
      bytes.push(code);
      continue;
    }
    const pair = table.get(character);
    if (!pair) throw new Error(`No two-byte GB18030 code for ${character}`);
    bytes.push(...pair);
  }
  return Buffer.from(bytes);
}

let knownPairs;

function twoByteTable() {
  if (knownPairs) return knownPairs;
  const decoder = new TextDecoder('gb18030');
  knownPairs = new Map();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(Uint8Array.of(lead, trail));
      if ([...character].length === 1 && character !== '\uFFFD')
        knownPairs.set(character, [lead, trail]);
    }
  }
  return knownPairs;
}
