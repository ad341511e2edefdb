import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { opened, refusalsOf, textsOf } from '../opened.fixture';
import { cutterFor, type RecordsIn } from './cut';
import { cellsOfObject } from './flatten';

async function linesOf(content: BlobPart): Promise<string[]> {
  const [first] = await textsOf(await opened('a.json', content));
  return first![1].split('\n').slice(0, -1);
}

async function notesOf(content: BlobPart, name = 'a.json') {
  const { sources } = await opened(name, content);
  return sources[0]?.unpacked?.notes;
}

describe('JSON', () => {
  it('is a table where it is an array of objects', async () => {
    const json = `[
      {"order_id": 6217000010001234567, "amount": 10.50, "geo": {"country": "CN", "at": [1.0, 2]}},
      {"amount": null, "note": "a, \\"b\\"\\n\\u5ba2", "paid": true, "order_id": "007"}
    ]`;
    expect(await linesOf(json)).toEqual([
      'order_id,amount,geo.country,geo.at,note,paid',
      '6217000010001234567,10.50,CN,"[1.0, 2]",,',
      '007,,,,"a, ""b""',
      '客",true',
    ]);
    expect(await notesOf(json, 'a.csv')).toEqual([
      { code: 'named_otherwise', values: { form: 'JSON' } },
      { code: 'from_json', values: { count: 2 } },
    ]);
  });

  it('is a table where it has an object a line', async () => {
    const json = '\ufeff{"id":"A1","n":1e3}\r\n\r\n{"n":-1.5E-2,"id":"A2"}\r\n{"id":"A3","x":{}}';
    expect(await linesOf(json)).toEqual(['id,n', 'A1,1000', '', 'A2,-0.015', 'A3,']);
  });

  it('is a table where objects follow one another in any layout', async () => {
    expect(await linesOf('{\n "a": 1\n}\n{\n "a": 2\n}\n')).toEqual(['a', '1', '2']);
    expect(await linesOf('{"a":1},\n{"a":2},\n')).toEqual(['a', '1', '2']);
    expect(await linesOf('{"a":1}')).toEqual(['a', '1']);
    expect(await linesOf('[{"a":1}]\n[{"a":2}]')).toEqual(['a', '1', '2']);
  });

  it('is a table where one object wraps the list', async () => {
    const json = '{"total":2,"tags":["x"],"data":[{"a":1},{"a":2}],"next":{"a":9}}';
    expect(await linesOf(json)).toEqual(['a', '1', '2']);
    expect(await notesOf(json)).toEqual([
      { code: 'from_json_property', values: { property: 'data', count: 2 } },
    ]);
    const two = '{"orders":[{"a":1}],"customers":[{"b":2}]}';
    expect(refusalsOf(await opened('a.json', two))).toEqual([['a.json', 'json_several_tables']]);
    // The second list begins beyond what is looked at first.
    const long = `{"data":[${'{"a":"xxxxxxxxxxxxxxxxxxxxxxxx"},'.repeat(50_000)}{"a":1}],"b":[{"c":1}]}`;
    expect(refusalsOf(await opened('a.json', long))).toEqual([['a.json', 'json_several_tables']]);
  });

  it('may be UTF-16 with its mark', async () => {
    const text = '\ufeff[{"名":"客"},{"名":"群"}]';
    expect(await linesOf(new Uint8Array(Buffer.from(text, 'utf16le')))).toEqual(['名', '客', '群']);
    const bigEndian = Buffer.from(text, 'utf16le').swap16();
    expect(await linesOf(new Uint8Array(bigEndian))).toEqual(['名', '客', '群']);
  });

  it('keeps columns called like parts of an object', async () => {
    const json =
      '{"__proto__":"a","constructor":"b","toString":{"__proto__":1}}\n{"__proto__":"c"}';
    expect(await linesOf(json)).toEqual([
      '__proto__,constructor,toString.__proto__',
      'a,b,1',
      'c,,',
    ]);
  });

  it('leaves no broken record out: its row has one cell too many', async () => {
    const bytes = Buffer.from(
      '{"a":1,"b":2}\n{"a":3,"b":\n{"a":4}\nnonsense\n{"a":"\xff"}\n{"c":5}\n',
      'latin1',
    );
    const lines = await linesOf(new Uint8Array(bytes));
    expect(Papa.parse(lines.join('\n')).data).toEqual([
      ['a', 'b', 'c'],
      ['1', '2', ''],
      ['', '', '{"a":3,"b":', ''],
      ['4', '', ''],
      ['', '', 'nonsense', ''],
      ['', '', '{"a":"\ufffd"}', ''],
      ['', '', '5'],
    ]);
    expect(await notesOf(new Uint8Array(bytes))).toContainEqual({
      code: 'json_broken',
      values: { count: 3, line: 2 },
    });
    expect(await linesOf('[{"a":1},7,{"a":2},{"a" 3},{"a":4}]')).toHaveLength(6);
  });

  it.each([
    ['[{"a":1},\n{"a":2},\n{"a":', 'json_damaged', 3],
    ['[{"a":1},\n{"a":"x}]\n', 'json_damaged', 2],
    ['[{"a":1},\n{"a":2]}\n', 'json_damaged', 2],
    ['{"a":\n{"a":\n{"a":\n', 'json_damaged', 1],
    ['[1,2,3]', 'json_no_objects', null],
    ['["a","b"]\n["c","d"]', 'json_no_objects', null],
    ['[]', 'json_no_objects', null],
  ])('is refused as %j', async (json, code, line) => {
    const { refusals, sources } = await opened('a.json', json);
    expect(sources).toEqual([]);
    const values = { file: 'a.json', ...(line === null ? {} : { line }) };
    expect(refusals).toEqual([{ file: 'a.json', code, values }]);
  });

  it('is refused with ids for names', async () => {
    const json = JSON.stringify([
      Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [i, 1])),
    ]);
    expect(refusalsOf(await opened('a.json', json))).toEqual([['a.json', 'json_too_wide']]);
  });

  it('does not take a log or a header in brackets for JSON', async () => {
    for (const text of ['[2024-05-06 12:00] start\n', '[id],[name]\n1,a\n']) {
      expect(await textsOf(await opened('a.csv', text))).toEqual([['a.csv', text]]);
    }
  });
});

const leaf = fc.oneof(
  fc.string(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);

function isJsonObject(text: string): boolean {
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    // What the test is about.
    return false;
  }
}

describe('a record', () => {
  it('has the values that JSON.parse finds', () => {
    const value = fc.oneof(
      leaf,
      fc.jsonValue().map((list) => [list]),
    );
    const names = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(names, value), { selector: ([name]) => name }),
        fc.nat(3),
        (pairs, indent) => {
          const text = `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value, null, indent)}`).join(',')}}`;
          const cells = cellsOfObject(text)!;
          expect(cells.size).toBe(pairs.length);
          for (const [name, value] of pairs) {
            const cell = cells.get(name)!;
            if (Array.isArray(value))
              expect(JSON.parse(cell)).toEqual(JSON.parse(JSON.stringify(value)));
            else if (typeof value === 'number')
              expect(Number(cell)).toBe(Object.is(value, -0) ? 0 : value);
            else expect(cell).toBe(value === null ? '' : String(value));
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is refused wherever JSON.parse refuses it', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue());
    const spoiled = fc.tuple(object, fc.nat(200), fc.constantFrom('', '"', '{', ',', '\\', 'x'));
    fc.assert(
      fc.property(spoiled, ([value, at, sign]) => {
        const sound = JSON.stringify(value);
        const cut = at % (sound.length + 1);
        const text = sound.slice(0, cut) + sign + sound.slice(cut + (sign === '' ? 1 : 0));
        expect(cellsOfObject(text) !== null).toBe(isJsonObject(text));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('records', () => {
  const forms: Record<RecordsIn, (records: string[]) => string> = {
    lines: (records) => records.map((record) => `${record}\n`).join(''),
    values: (records) => `[\n${records.join(',\n')}\n]`,
    property: (records) =>
      `{"n":"}]","list":[ "x", 1],"data":[${records.join(' , ')}],"b":{"a":[]}}`,
  };

  it.each(Object.keys(forms) as RecordsIn[])(
    'are cut alike wherever a chunk of %s ends',
    (where) => {
      const objects = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), {
        maxLength: 5,
      });
      fc.assert(
        fc.property(objects, fc.integer({ min: 1, max: 9 }), (values, step) => {
          const records = values.map((value) => JSON.stringify(value));
          const bytes = new TextEncoder().encode(forms[where](records));
          const found: string[] = [];
          const cutter = cutterFor(where, (record) => found.push(new TextDecoder().decode(record)));
          for (let at = 0; at < bytes.length; at += step)
            cutter.feed(bytes.subarray(at, at + step));
          expect(cutter.end()).toBe(null);
          expect(found).toEqual(records);
        }),
        { numRuns: 200 },
      );
    },
  );
});
