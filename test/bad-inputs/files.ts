import iconv from 'iconv-lite';
import { zipSync, gzipSync, strToU8 } from 'fflate';
import { gb18030 } from '../../src/intake/reading/gb18030.fixture';
import { bytes, head, orders, plainLine, rows, two, twoRows, type Case } from './case';

const count = 'select count(*)::varchar, sum(amount)::double::varchar from staging.transactions';
const encoded = (text: string, encoding: string) => Uint8Array.from(iconv.encode(text, encoding));
const one = (content: BlobPart, name = 'orders.csv') => ({ [name]: content });

const chineseHead = '订单编号,会员ID,下单时间,实付金额,商品名称\n';
const chinese = `${chineseHead}A1,C1,2024-01-02,10.50,苹果手机保护壳\nA2,C2,2024-01-03,4.50,无线蓝牙耳机\n`;
const products = 'select product from staging.transactions order by order_id';

/** Rows 1–64 of the catalogue: the file, its encoding, dialect and header. */
export const files: readonly Case[] = [
  {
    ...{ number: 1, what: '0 bytes', verdict: 'refuse', codes: ['empty'] },
    files: () => one(''),
  },
  {
    ...{ number: 2, what: 'a byte order mark alone', verdict: 'refuse', codes: ['blank'] },
    files: () => one(bytes([0xef, 0xbb, 0xbf])),
  },
  {
    ...{ number: 3, what: 'line ends alone', verdict: 'refuse', codes: ['blank'] },
    files: () => one('\n\n\r\n\n'),
  },
  {
    ...{ number: 4, what: 'commas alone', verdict: 'refuse', codes: ['blank'] },
    files: () => one(',,,\n,,,\n'),
  },
  {
    ...{ number: 5, what: 'a header alone', verdict: 'note', codes: ['no_rows'] },
    ...{ account: [0, 0, 0, 0] },
    files: () => one(head),
  },
  {
    ...{ number: 6, what: 'one row, no line end at the end', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () => one(`${head}A1,C1,2024-01-02,10.50`),
    rows: rows(count, ['1', '10.5']),
  },
  {
    ...{ number: 7, what: 'no header, cells of several types', verdict: 'ask', asks: ['columns'] },
    files: () => one(two.repeat(3).replace(/^A(\d)/gm, (_, n, at) => `A${n}${at}`)),
    answer: {
      kind: 'transactions',
      columns: [
        { header: 'c1', role: 'order_id' },
        { header: 'c2', role: 'customer_id' },
        { header: 'c3', role: 'ordered_at' },
        { header: 'c4', role: 'amount' },
      ],
    },
    account: [6, 6, 0, 0],
    rows: rows(count, ['6', '45.0']),
  },
  {
    ...{ number: 7, what: 'no header, two rows', verdict: 'ask', asks: ['columns'] },
    files: () => one(two),
    answer: { answers: { columns: 'as_shown' } },
    account: [2, 2, 0, 0],
    rows: rows('select count(*)::varchar, sum(amount)::double::varchar from staging.transactions', [
      '2',
      '15.0',
    ]),
  },
  {
    ...{ number: 8, what: 'no header, all text', verdict: 'ask', asks: ['header'] },
    files: () => one('C1,Anna,Lyon\nC2,Ben,Paris\nC3,Cara,Lyon\nC4,Anna,Paris\n', 'people.csv'),
    answer: {
      kind: 'customers',
      header: 0,
      columns: [
        { header: 'c1', role: 'customer_id' },
        { header: 'c2', role: 'name' },
        { header: 'c3', role: 'city' },
      ],
    },
    account: [4, 4, 0, 0],
    rows: rows(
      'select customer_id, name, city from staging.customers order by 1',
      [...['C1', 'Anna', 'Lyon']],
      ['C2', 'Ben', 'Paris'],
      ['C3', 'Cara', 'Lyon'],
      ['C4', 'Anna', 'Paris'],
    ),
  },
  {
    ...{ number: 9, what: 'UTF-8 with a mark', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => one(bytes([0xef, 0xbb, 0xbf], head, two)),
    rows: twoRows,
  },
  {
    ...{ number: 10, what: 'CRLF', verdict: 'ok', account: [2, 2, 0, 0], rows: twoRows },
    files: () => one((head + two).replace(/\n/g, '\r\n')),
  },
  {
    ...{ number: 11, what: 'CR alone', verdict: 'ok', account: [2, 2, 0, 0], rows: twoRows },
    files: () => one((head + two).replace(/\n/g, '\r')),
  },
  {
    ...{ number: 12, what: 'LF and CRLF mixed', verdict: 'note', codes: ['mended_line_ends'] },
    ...{ account: [20, 20, 0, 0] },
    files: () => one(head + orders(20, (n) => plainLine(n).replace('\n', n % 3 ? '\n' : '\r\n'))),
    rows: rows(count, ['20', '100.0']),
  },
  {
    ...{ number: 13, what: '\\r\\r\\n', verdict: 'note', codes: ['mended_line_ends'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one((head + two).replace(/\n/g, '\r\r\n')),
  },
  {
    ...{ number: 14, what: '; and 1.234,56', verdict: 'note', codes: ['decimal_comma'] },
    ...{ account: [2, 2, 0, 0] },
    files: () =>
      one(
        'order_id;customer_id;order_date;amount\nA1;C1;2024-01-02;1.234,56\nA2;C2;2024-01-03;0,5\n',
      ),
    rows: rows(count, ['2', '1235.06']),
  },
  ...(
    [
      [15, 'tab', '\t'],
      [16, 'pipe', '|'],
      [17, 'caret', '^'],
      [17, 'tilde', '~'],
      [17, '\\x01', '\x01'],
    ] as const
  ).map(([number, what, delimiter]): Case => ({
    ...{ number, what: `${what} as delimiter`, verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => one((head + two).replaceAll(',', delimiter)),
    rows: twoRows,
  })),
  {
    ...{ number: 18, what: 'sep=; on the first line', verdict: 'note', codes: ['separator_line'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(`sep=;\n${(head + two).replaceAll(',', ';')}`),
  },
  {
    ...{ number: 19, what: 'sep=, with CRLF', verdict: 'note', codes: ['separator_line'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(`sep=,\n${head}${two}`.replace(/\n/g, '\r\n')),
  },
  ...(
    [
      [20, 'UTF-16LE with a mark', 'utf-16le', true],
      [21, 'UTF-16LE without a mark', 'utf-16le', false],
      [22, 'UTF-16BE with a mark', 'utf-16be', true],
    ] as const
  ).map(([number, what, encoding, addBOM]): Case => ({
    ...{ number, what, verdict: 'note', codes: ['decoded'], account: [2, 2, 0, 0] },
    files: () => one(Uint8Array.from(iconv.encode(chinese, encoding, { addBOM }))),
    rows: rows(products, ['苹果手机保护壳'], ['无线蓝牙耳机']),
  })),
  {
    ...{ number: 23, what: 'GBK', verdict: 'note', codes: ['decoded'], account: [2, 2, 0, 0] },
    files: () => one(gb18030(chinese)),
    rows: rows(products, ['苹果手机保护壳'], ['无线蓝牙耳机']),
  },
  {
    ...{ number: 24, what: 'GBK in the header alone', verdict: 'note', codes: ['decoded'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(gb18030(`订单编号,会员ID,下单时间,实付金额\n${two}`)),
  },
  {
    ...{ number: 25, what: 'a GB18030 trail byte that is a pipe', verdict: 'note' },
    ...{ codes: ['decoded'], account: [2, 2, 0, 0] },
    files: () => one(gb18030(chinese.replaceAll(',', '|').replace('苹果', '媩'))),
    rows: rows(products, ['媩手机保护壳'], ['无线蓝牙耳机']),
  },
  {
    ...{ number: 26, what: 'Shift-JIS with a trail byte \\', verdict: 'note', codes: ['decoded'] },
    ...{ account: [6, 6, 0, 0] },
    files: () =>
      one(
        encoded(
          `order_id,customer_id,order_date,amount,product\n${orders(6, (n) => plainLine(n).replace('\n', ',テスト表のケース\n'))}`,
          'shift_jis',
        ),
      ),
    rows: rows('select distinct product from staging.transactions', ['テスト表のケース']),
  },
  {
    ...{ number: 27, what: 'windows-1252', verdict: 'note', codes: ['decoded'] },
    ...{ account: [3, 3, 0, 0] },
    files: () =>
      one(
        encoded(
          'customer_id,name,city\nC1,José Muñoz,Málaga\nC2,Anne Lefèvre,Orléans\nC3,Jürgen Groß,Köln\n',
          'win1252',
        ),
        'customers.csv',
      ),
    rows: rows(
      'select name, city from staging.customers order by customer_id',
      ['José Muñoz', 'Málaga'],
      ['Anne Lefèvre', 'Orléans'],
      ['Jürgen Groß', 'Köln'],
    ),
  },
  {
    ...{ number: 28, what: 'Big5', verdict: 'note', codes: ['decoded'], account: [3, 3, 0, 0] },
    files: () =>
      one(
        encoded(
          '會員編號,姓名,城市,備註\nC1,陳怡君,臺北市,常買護膚產品的老客戶\nC2,林志明,高雄市,對價格比較敏感\nC3,黃雅婷,臺中市,喜歡參加週年慶活動\n',
          'big5',
        ),
        'members.csv',
      ),
    rows: rows(
      'select name, city from staging.customers order by customer_id',
      ['陳怡君', '臺北市'],
      ['林志明', '高雄市'],
      ['黃雅婷', '臺中市'],
    ),
  },
  {
    ...{ number: 28, what: 'EUC-KR', verdict: 'note', codes: ['decoded'], account: [3, 3, 0, 0] },
    files: () =>
      one(
        encoded(
          'customer_id,name,city,note\nC1,김민준,서울특별시,할인 쿠폰을 자주 사용하는 고객\nC2,이서연,부산광역시,배송이 빠르다고 칭찬함\nC3,박지훈,대구광역시,신제품 소식을 원함\n',
          'euc-kr',
        ),
        'customers.csv',
      ),
    rows: rows(
      'select name, city from staging.customers order by customer_id',
      ['김민준', '서울특별시'],
      ['이서연', '부산광역시'],
      ['박지훈', '대구광역시'],
    ),
  },
  {
    ...{ number: 29, what: 'one bad byte in row 30,002', verdict: 'quarantine' },
    ...{ account: [30_010, 30_009, 1, 0], quarantine: [[30_003, 'bad_bytes']] },
    files: () =>
      one(
        bytes(
          head,
          orders(30_001),
          'A30002,C\xff'.slice(0, 8),
          [0xff],
          ',2024-01-02,5.00\n',
          orders(8, (n) => plainLine(n + 30_002)),
        ),
      ),
    rows: rows(count, ['30009', '150045.0']),
  },
  {
    ...{ number: 30, what: 'the file ends in the middle of a character', verdict: 'quarantine' },
    ...{ account: [3, 2, 1, 0], quarantine: [[4, 'bad_bytes']] },
    files: () => one(bytes(chinese, 'A3,C3,2024-01-04,5.00,茶', [0xe8, 0x8c])),
    rows: rows(products, ['苹果手机保护壳'], ['无线蓝牙耳机']),
  },
  {
    ...{ number: 31, what: 'NUL inside a value', verdict: 'note', codes: ['nul_characters'] },
    ...{ account: [2, 2, 0, 0] },
    files: () => one('customer_id,name,city\nC1,a\0b,Lyon\nC2,Ben,Paris\n', 'customers.csv'),
    rows: rows(
      "select replace(name, chr(0), '␀'), city from staging.customers order by 1",
      ['Ben', 'Paris'],
      ['a␀b', 'Lyon'],
    ),
  },
  {
    ...{ number: 32, what: 'a tail of NULs', verdict: 'note', codes: ['nul_tail'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(bytes(head, two, new Array<number>(4096).fill(0))),
  },
  {
    ...{ number: 33, what: 'a line break in quotes', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () =>
      one('customer_id,name,city\nC1,"Anna\nMaria",Lyon\nC2,Ben,Paris\n', 'customers.csv'),
    rows: rows('select name from staging.customers order by 1', ['Anna\nMaria'], ['Ben']),
  },
  {
    ...{ number: 34, what: 'a delimiter in quotes', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => one('customer_id,name,city\nC1,"Roe, Anna",Lyon\nC2,Ben,Paris\n', 'customers.csv'),
    rows: rows('select name from staging.customers order by 1', ['Ben'], ['Roe, Anna']),
  },
  {
    ...{ number: 35, what: 'doubled quotes', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () =>
      one('customer_id,name,city\nC1,"the ""big"" one",Lyon\nC2,Ben,Paris\n', 'customers.csv'),
    rows: rows('select name from staging.customers order by 1', ['Ben'], ['the "big" one']),
  },
  {
    ...{ number: 36, what: 'quotes escaped by a backslash', verdict: 'ok', account: [3, 3, 0, 0] },
    files: () =>
      one(
        'customer_id,name,city\n"C1","the \\"big\\", one","Lyon"\n"C2","Ben","Paris"\n"C3","a \\"b\\" c","Nice"\n',
        'customers.csv',
      ),
    rows: rows(
      'select name from staging.customers order by customer_id',
      ['the "big", one'],
      ['Ben'],
      ['a "b" c'],
    ),
  },
  {
    ...{ number: 37, what: 'a quote in quotes that is not doubled', verdict: 'note' },
    ...{ codes: ['relaxed_quotes'], account: [3, 3, 0, 0] },
    files: () =>
      one(
        'customer_id,name,city\nC1,"say "hi" now",Lyon\nC2,Ben,Paris\nC3,Cara,Nice\n',
        'customers.csv',
      ),
    rows: rows(
      'select name from staging.customers order by customer_id',
      ['say "hi" now'],
      ['Ben'],
      ['Cara'],
    ),
  },
  {
    ...{ number: 38, what: 'a quote never closed in the last row', verdict: 'quarantine' },
    ...{ account: [3, 2, 1, 0], quarantine: [[4, 'unclosed_quote']], rows: twoRows },
    files: () => one(`${head}${two}A3,"C3,2024-01-04,5.00\n`),
  },
  {
    ...{ number: 39, what: 'a quote never closed amid 60 rows', verdict: 'quarantine' },
    ...{ account: [60, 59, 1, 0], quarantine: [[21, 'unclosed_quote']] },
    files: () =>
      one(head + orders(60, (n) => (n === 20 ? plainLine(n).replace(',C', ',"C') : plainLine(n)))),
    rows: rows(count, ['59', '295.0']),
  },
  {
    ...{ number: 40, what: "' as quote", verdict: 'ok', account: [3, 3, 0, 0] },
    files: () =>
      one(
        "customer_id,name,city\n'C1','Roe, Anna','Lyon'\n'C2','Ben','Paris'\n'C3','it''s','Nice'\n",
        'customers.csv',
      ),
    rows: rows(
      'select customer_id, name from staging.customers order by 1',
      ['C1', 'Roe, Anna'],
      ['C2', 'Ben'],
      ['C3', "it's"],
    ),
  },
  {
    ...{ number: 41, what: 'typographic quotes', verdict: 'note', account: [2, 2, 0, 0] },
    files: () => one('customer_id,name,city\nC1,“Anna”,Lyon\nC2,Ben,Paris\n', 'customers.csv'),
    codes: ['typographic_quotes'],
    rows: rows(
      'select name, city from staging.customers order by customer_id',
      ['“Anna”', 'Lyon'],
      ['Ben', 'Paris'],
    ),
  },
  {
    ...{ number: 42, what: 'a blank before the quote', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () =>
      one('customer_id, name, city\nC1, "Roe, Anna", Lyon\nC2, Ben, Paris\n', 'customers.csv'),
    rows: rows(
      'select name, city from staging.customers order by customer_id',
      ['Roe, Anna', 'Lyon'],
      ['Ben', 'Paris'],
    ),
  },
  {
    ...{ number: 43, what: 'a row with too few cells', verdict: 'quarantine' },
    ...{ account: [3, 2, 1, 0], quarantine: [[4, 'too_few_cells']], rows: twoRows },
    files: () => one(`${head}${two}A3,C3\n`),
  },
  {
    ...{ number: 44, what: 'a row with too many cells', verdict: 'quarantine' },
    ...{ account: [3, 2, 1, 0], quarantine: [[4, 'too_many_cells']], rows: twoRows },
    files: () => one(`${head}${two}A3,C3,2024-01-04,1,234.00\n`),
  },
  {
    ...{ number: 45, what: 'a trailing delimiter in the rows alone', verdict: 'note' },
    ...{ codes: ['trailing_delimiter'], account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(head + two.replace(/\n/g, ',\n')),
  },
  {
    ...{ number: 46, what: 'a trailing delimiter in header and rows', verdict: 'note' },
    ...{ codes: ['unnamed_columns'], account: [2, 2, 0, 0], rows: twoRows },
    files: () => one((head + two).replace(/\n/g, ',\n')),
  },
  {
    ...{ number: 47, what: 'blank lines inside', verdict: 'note', codes: ['blank_lines'] },
    ...{ account: [4, 2, 0, 2], rows: twoRows },
    files: () => one(head + two.replace('\n', '\n\n   \n')),
  },
  {
    ...{ number: 48, what: 'lines above the table', verdict: 'note', codes: ['preamble'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(`订单导出报表\n导出时间：2024-02-01 10:00\n\n${head}${two}`),
  },
  {
    ...{ number: 49, what: 'a total row at the foot', verdict: 'note', codes: ['total_row'] },
    ...{ account: [3, 2, 0, 1], rows: twoRows },
    files: () => one(`${head}${two}Total,,,15.00\n`),
  },
  {
    ...{ number: 50, what: '(2 rows affected) at the foot', verdict: 'note', codes: ['footer'] },
    ...{ account: [4, 2, 0, 2], rows: twoRows },
    files: () => one(`${head}${two}\n(2 rows affected)\n`),
  },
  {
    ...{ number: 51, what: '# comment lines', verdict: 'note', codes: ['comments'] },
    ...{ account: [3, 2, 0, 1], rows: twoRows },
    files: () => one(`# exported by the shop\n${head}${two.replace('\n', '\n# second half\n')}`),
  },
  {
    ...{ number: 52, what: 'ids that start with #', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => one(head + two.replace(/^A/gm, '#100')),
    rows: rows('select order_id from staging.transactions order by 1', ['#1001'], ['#1002']),
  },
  {
    ...{ number: 53, what: 'two header rows', verdict: 'note', codes: ['header_rows'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(`订单编号,会员ID,下单时间,实付金额\n${head}${two}`),
  },
  {
    ...{ number: 54, what: 'two tables in one file', verdict: 'ask', asks: ['table'] },
    files: () =>
      one(`${head}${two}\nproduct_id,product_name,category\nP1,Tea,Drinks\nP2,Cup,Kitchen\n`),
    answer: { answers: { table: '1' } },
    rows: twoRows,
  },
  {
    ...{ number: 55, what: 'a cell of 3 MB', verdict: 'quarantine' },
    ...{ account: [3, 2, 1, 0], quarantine: [[3, 'record_too_long']], rows: twoRows },
    files: () => one(head + two.replace('\n', `\nA9,${'x'.repeat(3_000_000)},2024-01-02,1\n`)),
  },
  {
    ...{ number: 56, what: '2,000 columns', verdict: 'ok', account: [2, 2, 0, 0] },
    files: () => {
      const extra = Array.from({ length: 1997 }, (_, index) => `field ${index}`);
      const line = (start: string, cell: string) =>
        `${[start, ...extra.map(() => cell)].join(',')}\n`;
      return one(
        [
          `customer_id,name,city,${extra.join(',')}\n`,
          line('C1,Anna,Lyon', 'x'),
          line('C2,Ben,Paris', 'y'),
        ].join(''),
        'customers.csv',
      );
    },
    rows: rows(
      'select customer_id, name from staging.customers order by 1',
      ['C1', 'Anna'],
      ['C2', 'Ben'],
    ),
  },
  {
    ...{
      number: 57,
      what: 'columns of the same name',
      verdict: 'note',
      codes: ['duplicate_columns'],
    },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () =>
      one(
        'order_id,customer_id,order_date,amount,Amount,ORDER_ID\nA1,C1,2024-01-02,10.50,99,Z1\nA2,C2,2024-01-03,4.50,99,Z2\n',
      ),
  },
  {
    ...{ number: 58, what: 'columns without a name', verdict: 'note', codes: ['unnamed_columns'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () =>
      one(
        'order_id,customer_id,,order_date,amount\nA1,C1,u,2024-01-02,10.50\nA2,C2,v,2024-01-03,4.50\n',
      ),
  },
  {
    ...{ number: 59, what: 'reserved words as columns', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () => one('customer_id,select,from,table\nC1,a,b,c\n', 'customers.csv'),
    rows: rows(
      'select attribute, value from staging.customer_attributes order by 1',
      ['from', 'b'],
      ['select', 'a'],
      ['table', 'c'],
    ),
  },
  {
    ...{ number: 60, what: 'a column that looks like SQL', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () =>
      one('customer_id,"a"" FROM x; DROP TABLE t; --",city\nC1,v,Lyon\n', 'customers.csv'),
    rows: rows('select attribute, value from staging.customer_attributes', [
      'a" FROM x; DROP TABLE t; --',
      'v',
    ]),
  },
  {
    ...{ number: 61, what: '__proto__ and constructor as columns', verdict: 'ok' },
    ...{ account: [1, 1, 0, 0] },
    files: () => one('customer_id,__proto__,constructor\nC1,a,b\n', 'customers.csv'),
    rows: rows(
      'select attribute, value from staging.customer_attributes order by 1',
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ),
  },
  {
    ...{ number: 62, what: 'HTML as a column', verdict: 'ok', account: [1, 1, 0, 0] },
    files: () => one('customer_id,<img src=x onerror=alert(1)>\nC1,a\n', 'customers.csv'),
    rows: rows('select attribute, value from staging.customer_attributes', [
      '<img src=x onerror=alert(1)>',
      'a',
    ]),
  },
  {
    ...{ number: 63, what: 'invisible characters in a column', verdict: 'note' },
    ...{ codes: ['invisible_characters'], account: [1, 1, 0, 0] },
    files: () => one('customer_id,na\u200bme,\u202eytic,👨‍👩‍👧\nC1,Anna,Lyon,x\n', 'customers.csv'),
    rows: rows('select name from staging.customers', ['Anna']),
  },
  {
    ...{ number: 64, what: 'padded names', verdict: 'ok', account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(` order_id ,  customer_id,order_date  , amount \n${two}`),
  },
  {
    ...{ number: 102, what: 'a workbook under the name of a CSV', verdict: 'refuse' },
    // Not a real workbook: its parts are named, but empty.
    codes: ['damaged_workbook'],
    files: () =>
      one(
        Uint8Array.from(
          zipSync({
            '[Content_Types].xml': strToU8('<Types/>'),
            'xl/workbook.xml': strToU8('<x/>'),
          }),
        ),
      ),
  },
  ...(
    [
      ['an old workbook', 'is_xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
      ['a PDF', 'is_pdf', [0x25, 0x50, 0x44, 0x46, 0x2d, 0x31]],
      ['a PNG', 'is_image', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
      ['a 7z archive', 'is_7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ] as const
  ).map(([what, code, magic]): Case => ({
    ...{ number: 103, what, verdict: 'refuse', codes: [code] },
    files: () => one(bytes(magic, 'x'.repeat(600))),
  })),
  {
    ...{ number: 103, what: 'gzip', verdict: 'note', codes: ['from_archive'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () => one(Uint8Array.from(gzipSync(strToU8(head + two))), 'orders.csv.gz'),
  },
  {
    ...{ number: 103, what: 'zip', verdict: 'note', codes: ['from_archive'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () =>
      one(Uint8Array.from(zipSync({ 'a/orders.csv': strToU8(head + two) })), 'orders.zip'),
  },
  {
    ...{
      number: 104,
      what: 'a sign-in page under the name of a CSV',
      verdict: 'refuse',
      codes: ['is_html'],
    },
    files: () => one('\n<!DOCTYPE html><html><head></head><body>Sign in, please</body></html>'),
  },
  {
    ...{ number: 105, what: 'JSON under the name of a CSV', verdict: 'note', codes: ['from_json'] },
    ...{ account: [2, 2, 0, 0], rows: twoRows },
    files: () =>
      one(
        JSON.stringify([
          { order_id: 'A1', customer_id: 'C1', order_date: '2024-01-02', amount: 10.5 },
          { order_id: 'A2', customer_id: 'C2', order_date: '2024-01-03', amount: 4.5 },
        ]),
      ),
  },
  {
    ...{ number: 106, what: 'merge conflict markers', verdict: 'refuse', codes: ['is_conflict'] },
    files: () =>
      one(`${head}<<<<<<< HEAD\nA1,C1,2024-01-02,1\n=======\nA1,C1,2024-01-02,2\n>>>>>>> x\n`),
  },
];
