import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Encoding } from '../decision';
import { isKnownName } from '../meaning/recognise';
import { textOf, type EncodingHint, type FileText } from './text';

const silent = () => undefined;

/** The bytes of a text, by an encoder of its own (iconv-lite). */
const encoded = (text: string, encoding: string, addBOM = false) =>
  Uint8Array.from(iconv.encode(text, encoding, { addBOM }));

async function read(parts: BlobPart[], hint: Partial<EncodingHint> = {}): Promise<FileText> {
  const text = await textOf(new Blob(parts), { isKnownName, ...hint }, silent);
  if (text === 'cancelled' || 'code' in text) throw new Error(JSON.stringify(text));
  return text;
}

const bytesOf = async (blob: Blob) => [...new Uint8Array(await blob.arrayBuffer())];
/** Some 4 MB: many times the head, with wide gaps between the slices. */
const filler = 'A1,2024-01-02,3.50\n'.repeat(210_000);

describe('the encoding of a file', () => {
  it.each<[string, Encoding, string, string]>([
    ['a trail byte |', 'gb18030', 'gb18030', '订单编号|商品名称\nA1|媩手机保护壳\n'],
    ['GBK in the header alone', 'gb18030', 'gbk', '订单编号,会员ID,下单时间\nA1,C1,2024-01-02\n'],
    ['an emoji', 'gb18030', 'gb18030', '订单编号,评论内容\nA1,质量很好😀下次再买\n'],
    ['characters of four bytes', 'gb18030', 'gb18030', '姓名,城市\n王䶮,上海\n李𠮷,北京\n'],
    ['traditional characters', 'gb18030', 'gb18030', '姓名,備註\n陳,臺灣客戶經常購買這個產品\n'],
    ['a trail byte \\', 'shift_jis', 'shift_jis', '注文番号,商品名\nA1,テスト表のケース\n'],
    ['half-width katakana', 'shift_jis', 'shift_jis', '商品名,数量\nｱｲｽｸﾘｰﾑ,1\nﾁｮｺﾚｰﾄ,2\n'],
    ['traditional Chinese', 'big5', 'big5', '客戶編號,姓名\nC1,陳怡君\nC2,許功蓋\n'],
    ['Korean', 'euc-kr', 'euc-kr', '고객번호,이름\nC1,김민준\nC2,박지훈\n'],
    ['Japanese of Unix', 'euc-jp', 'euc-jp', '顧客番号,氏名\nC1,佐藤さくら\n'],
    ['Euro and quotes', 'windows-1252', 'win1252', 'id,note\n1,“très bon” – 5 €\n2,l’été\n'],
    ['German', 'windows-1252', 'win1252', 'id,name\n1,Jürgen Groß\n2,Käthe Müller\n'],
  ])('is known by %s', async (_, encoding, label, text) => {
    const result = await read([encoded(text, label)]);
    expect(result).toMatchObject({ encoding, questions: [] });
    expect(await result.blob.text()).toBe(text);
    expect(result.notes).toMatchObject([{ code: 'decoded' }]);
  });

  it.each(['utf-16le', 'utf-16be'] as const)(
    'is %s without a mark, with little ASCII',
    async (label) => {
      const text =
        '评论内容,评分\n' + '这家店的客服态度非常好物流也很快下次还会再来,5\n'.repeat(40);
      const result = await read([encoded(text, label)]);
      expect(result).toMatchObject({ encoding: label, questions: [] });
      expect(await result.blob.text()).toBe(text);
    },
  );

  it.each<[string, BlobPart]>([
    ['ASCII', 'order_id,amount\nA1,3.50\n'],
    ['UTF-8', '订单编号,金额\nA1,3.50\n'],
    ['UTF-8 of another script', 'id,name\n1,Łódź\n2,Привет\n3,Ελλάδα\n'],
    ['UTF-8 with a single sign', 'id,price\n1,¥5\n'],
    ['UTF-8 with a mark', '\ufeff订单编号,金额\nA1,3.50\n'],
  ])('is no news for %s', async (_, content) => {
    const result = await read([content]);
    expect(result).toMatchObject({ encoding: 'utf-8', notes: [], questions: [] });
    expect(await result.blob.text()).toBe(String(content).replace('\ufeff', ''));
  });

  it('shows three cells in it, and the first in every other that fits', async () => {
    const { notes } = await read([encoded('客户编号,姓名,金额\nC1,编号,5\n', 'gbk')]);
    expect(notes[0]?.values).toEqual({ encoding: 'GB18030', samples: '客户编号 · 姓名 · 金额' });
    const options = new Map(
      notes[0]?.choice?.options.map((option) => [option.value, option.preview]),
    );
    const korean = iconv.decode(iconv.encode('客户编号', 'gbk'), 'euc-kr');
    expect(options.get('gb18030')).toBe('客户编号');
    expect(options.get('euc-kr')).toBe(korean);
  });

  it('is found in slices where the head is ASCII', async () => {
    const late = encoded('A2,2024-01-03,质量很好的手机保护壳\n'.repeat(30_000), 'gbk');
    const { encoding, notes } = await read([`id,date,note\n${filler}`, late, filler]);
    expect(encoding).toBe('gb18030');
    expect(notes[0]?.values['samples']).toBe('质量很好的手机保护壳');
  });

  it('is searched for in all bytes where the slices missed it', async () => {
    const parts = [`id,date,note\n${filler}`, encoded('A2,2024-01-03,客户姓名\n', 'gbk'), filler];
    expect((await read(parts)).encoding).toBe('utf-8');
    expect((await read(parts, { isNotUtf8: true })).encoding).toBe('gb18030');
  });
});

describe('text that decides nothing', () => {
  const pair = encoded('id,name\n1,男\n2,女\n', 'gbk');

  it('is asked about, with what each encoding makes of it', async () => {
    const { notes, questions } = await read([pair]);
    expect(notes).toEqual([]);
    expect(questions).toMatchObject([{ id: 'encoding', code: 'ask_encoding' }]);
    expect(questions[0]?.options).toContainEqual({ value: 'gb18030', preview: '男' });
    const korean = iconv.decode(Buffer.of(0xc4, 0xd0), 'euc-kr');
    expect(questions[0]?.options).toContainEqual({ value: 'euc-kr', preview: korean });
  });

  it('is read as it was answered, and can be switched back', async () => {
    const { blob, notes, questions } = await read([pair], { given: 'gb18030' });
    expect(questions).toEqual([]);
    expect(notes[0]?.choice).toMatchObject({ id: 'encoding', chosen: 'gb18030' });
    expect(await blob.text()).toBe('id,name\n1,男\n2,女\n');
  });

  it('is refused where no encoding fits', async () => {
    // Russian: none of ours.
    const text = 'имя,город\nИван,Москва\nПётр,Казань\nМария,Самара\nАнна,Тверь\nОльга,Пермь\n';
    const result = await textOf(
      new Blob([encoded(text.repeat(3), 'win1251')]),
      { isKnownName },
      silent,
    );
    expect(result).toMatchObject({ code: 'unknown_encoding' });
  });
});

describe('bytes that are no text of the encoding', () => {
  it('leave UTF-8 as it is, for the scanner to quarantine', async () => {
    const cut = ['编号,商品名称\nA1,苹果手机保护壳\nA2,茶', Uint8Array.of(0xe8, 0x8c)];
    const result = await read(cut);
    expect(result).toMatchObject({ encoding: 'utf-8', notes: [], questions: [] });
    expect((await bytesOf(result.blob)).slice(-2)).toEqual([0xe8, 0x8c]);
  });

  it('are damage in ASCII where they are few', async () => {
    const head = 'order_id,amount\n' + 'A1,5\n'.repeat(50);
    const result = await read([head, Uint8Array.of(0x41, 0xff, 0x0a), 'A3,5\n']);
    expect(result).toMatchObject({ encoding: 'utf-8', notes: [], questions: [] });
  });

  it('become bytes that are no UTF-8 in other encodings, never characters', async () => {
    const sound = encoded('订单编号,商品名称\nA1,苹果手机保护壳\n', 'gbk');
    const result = await read([sound, Uint8Array.of(0x41, 0x32, 0x2c, 0xff, 0x0a), sound]);
    expect(result.encoding).toBe('gb18030');
    expect(await bytesOf(result.blob)).toContain(0xff);
    const open = await read([Uint8Array.of(0x43, 0x61, 0x66, 0xe9, 0x81, 0x0a)], {
      given: 'windows-1252',
    });
    expect(await bytesOf(open.blob)).toEqual([0x43, 0x61, 0x66, 0xc3, 0xa9, 0xff, 0x0a]);
  });

  it('refuse an encoding that was given where most are not in it', async () => {
    const result = await textOf(
      new Blob([encoded('客户编号,姓名\nC1,王伟\n', 'gbk')]),
      { given: 'utf-8', isKnownName },
      silent,
    );
    expect(result).toEqual({ code: 'encoding_misfit', values: { encoding: 'UTF-8' } });
  });
});

describe('decoding', () => {
  it('keeps every text, over the borders of chunks as well', async () => {
    const text = '编号,评论\n' + 'A,质量很好媩\u{20bb7}😀\n'.repeat(220_000);
    const result = await read([encoded(text, 'gb18030')]);
    expect(await result.blob.text()).toBe(text);
  });

  it('gives back any text that was written in UTF-16 or GB18030', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 }).map((tail) => `id,name\n${tail}`);
    await fc.assert(
      fc.asyncProperty(text, fc.constantFrom('utf-16le', 'gb18030'), async (content, label) => {
        const bytes = encoded(content, label);
        // Lone surrogates, and what iconv-lite itself does not give back, are no text.
        fc.pre(iconv.decode(Buffer.from(bytes), label, { stripBOM: false }) === content);
        fc.pre(!/[\ufffd\ue000-\uf8ff]/.test(content));
        const result = await textOf(
          new Blob([bytes]),
          { given: label as Encoding, isKnownName },
          silent,
        );
        if (result === 'cancelled' || 'code' in result) throw new Error('not read');
        const back = new TextDecoder('utf-8', { ignoreBOM: true });
        expect(back.decode(await result.blob.arrayBuffer())).toBe(content);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('stops when it is cancelled', async () => {
    const stop = new AbortController();
    stop.abort();
    const blob = new Blob([encoded('客户编号,姓名\nC1,王伟\n', 'gbk')]);
    expect(await textOf(blob, { isKnownName }, silent, stop.signal)).toBe('cancelled');
  });

  it('reports the bytes read, up to the last', async () => {
    const bytes = encoded('客户编号,姓名\n' + 'C1,王伟\n'.repeat(700_000), 'gbk');
    const seen: number[] = [];
    await textOf(new Blob([bytes]), { isKnownName }, (count) => void seen.push(count));
    expect(seen).toEqual([4 * 1024 * 1024, bytes.length]);
  });
});
