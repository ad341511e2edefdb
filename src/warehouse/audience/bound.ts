/**
 * The values of one statement: each becomes a variable of the engine, as text, and what a method
 * returns is the constant SQL that reads it. So nothing that was typed is ever part of a statement.
 */
export class Bound {
  readonly variables: Record<string, string> = {};
  #count = 0;

  /** @param prefix begins the names of the variables; two statements in use at once need two */
  constructor(private readonly prefix: string) {}

  text(value: string): string {
    const name = `${this.prefix}${this.#count++}`;
    // Half a surrogate pair is no character, and the engine refuses the whole statement for it.
    this.variables[name] = value.replaceAll(/\p{Surrogate}/gu, '\ufffd');
    return `getvariable('${name}')`;
  }

  number(value: number): string {
    return `${this.text(String(value))}::double`;
  }

  /** A whole number of days or times. */
  count(value: number): string {
    return `${this.text(String(value))}::integer`;
  }

  /** An ISO date. */
  day(value: string): string {
    return `${this.text(value)}::date`;
  }

  /** A list of at least one text. Its first character separates the others: it is in none of them. */
  list(values: readonly string[]): string {
    const all = values.join('');
    let separator = 0x1f;
    while (all.includes(String.fromCharCode(separator))) separator = nextSeparator(separator);
    const mark = String.fromCharCode(separator);
    const text = this.text(mark + values.join(mark));
    return `string_split(${text}[2:], ${text}[1])`;
  }
}

const firstPrivate = 0xe000;

/* After the control character the private characters of Unicode, which names hardly hold. */
function nextSeparator(separator: number): number {
  return separator < firstPrivate ? firstPrivate : separator + 1;
}
