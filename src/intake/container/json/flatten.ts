import { withoutExponent } from '../decimal';

const deepest = 8;
const token = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|-?Infinity/y;
const blanks = /[ \t\r\n]*/y;

/**
 * The cells of a record that is a JSON object, by the path of their names: `geo.country`. Numbers
 * keep the digits of the source, lists are JSON text, null is ''.
 * @returns null where the text is not one JSON object.
 */
export function cellsOfObject(text: string): Map<string, string> | null {
  const reader = new Reader(text);
  return reader.isObject() ? reader.cells : null;
}

class Reader {
  readonly cells = new Map<string, string>();
  #at = 0;

  constructor(private readonly text: string) {}

  isObject(): boolean {
    this.#skipBlanks();
    if (this.text[this.#at] !== '{' || !this.#object('', 0)) return false;
    this.#skipBlanks();
    return this.#at === this.text.length;
  }

  /** Reads the object at hand; puts its values under `path`, or none where it is deep inside. */
  #object(path: string | null, depth: number): boolean {
    this.#at++;
    if (this.#takes('}')) return true;
    do {
      this.#skipBlanks();
      const name = this.#string();
      if (name === null || !this.#takes(':')) return false;
      if (!this.#value(path === null ? null : path + name, depth + 1)) return false;
    } while (this.#takes(','));
    return this.#takes('}');
  }

  #value(path: string | null, depth: number): boolean {
    this.#skipBlanks();
    const from = this.#at;
    const first = this.text[from];
    // Deep enough to exhaust the stack is no table.
    if (depth > 500) return false;
    if (first === '{') {
      const isFlattened = path !== null && depth <= deepest;
      if (!this.#object(isFlattened ? `${path}.` : null, depth)) return false;
      if (!isFlattened) this.#put(path, this.text.slice(from, this.#at));
      return true;
    }
    if (first === '[') {
      if (!this.#list(depth)) return false;
      this.#put(path, this.text.slice(from, this.#at));
      return true;
    }
    if (first === '"') {
      const string = this.#string();
      if (string === null) return false;
      this.#put(path, string);
      return true;
    }
    token.lastIndex = from;
    const word = token.exec(this.text)?.[0];
    if (word === undefined) return false;
    this.#at += word.length;
    this.#put(path, word === 'null' || word === 'NaN' ? '' : withoutExponent(word));
    return true;
  }

  #list(depth: number): boolean {
    this.#at++;
    if (this.#takes(']')) return true;
    do {
      if (!this.#value(null, depth + 1)) return false;
    } while (this.#takes(','));
    return this.#takes(']');
  }

  #string(): string | null {
    const from = this.#at;
    if (this.text[from] !== '"') return null;
    let end = this.text.indexOf('"', from + 1);
    while (end >= 0 && this.#isEscaped(end)) end = this.text.indexOf('"', end + 1);
    if (end < 0) return null;
    this.#at = end + 1;
    const plain = this.text.slice(from + 1, end);
    return plain.includes('\\') ? unescaped(plain) : plain;
  }

  #isEscaped(at: number): boolean {
    let slashes = 0;
    while (this.text[at - 1 - slashes] === '\\') slashes++;
    return slashes % 2 === 1;
  }

  #put(path: string | null, cell: string): void {
    if (path !== null) this.cells.set(path, cell);
  }

  #takes(sign: string): boolean {
    this.#skipBlanks();
    if (this.text[this.#at] !== sign) return false;
    this.#at++;
    return true;
  }

  #skipBlanks(): void {
    if (this.text.charCodeAt(this.#at) > 0x20) return;
    blanks.lastIndex = this.#at;
    blanks.exec(this.text);
    this.#at = blanks.lastIndex;
  }
}

const escapes = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }),
);

function unescaped(text: string): string | null {
  let isSound = true;
  const plain = text.replace(/\\(?:u([0-9a-f]{4})|([^]))/gi, (_, code?: string, sign?: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    const character = escapes.get(sign ?? '');
    isSound &&= character !== undefined;
    return character ?? '';
  });
  return isSound ? plain : null;
}
