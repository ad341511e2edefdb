/** A piece of SQL text with what it is; the pieces joined are the text. */
export interface SqlToken {
  kind: 'plain' | 'keyword' | 'string' | 'number' | 'comment';
  text: string;
}

const keywords = new Set(
  `all and any as asc between by case cast create cross cume_dist current date desc distinct else
  end except exists false filter first following from full group having in inner intersect interval
  into is join last lateral left like limit materialized natural not null nulls offset on or order
  outer over partition percent_rank pivot preceding qualify range recursive replace right row rows
  select semi anti set table then timestamp true unbounded union unnest unpivot using values variable
  view when where window with within`.split(/\s+/),
);

const pattern =
  /(--[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|('(?:[^']|'')*(?:'|$))|(\b\d+(?:\.\d+)?\b)|([a-z_]\w*)/gi;

/** Splits SQL for colouring. It knows words, not grammar. */
export function sqlTokens(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  const add = (kind: SqlToken['kind'], text: string) => {
    const last = tokens.at(-1);
    if (text === '') return;
    if (last?.kind === kind) last.text += text;
    else tokens.push({ kind, text });
  };
  let end = 0;
  for (const match of sql.matchAll(pattern)) {
    const [text, comment, string, number, word] = match;
    add('plain', sql.slice(end, match.index));
    if (comment) add('comment', text);
    else if (string) add('string', text);
    else if (number) add('number', text);
    else add(word && keywords.has(word.toLowerCase()) ? 'keyword' : 'plain', text);
    end = match.index + text.length;
  }
  add('plain', sql.slice(end));
  return tokens;
}
