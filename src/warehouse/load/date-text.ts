import type { Format } from '../../intake/decision';
import { ordersOf } from '../../intake/meaning/dates';
import type { DateColumn } from './date-cast';

type Replacement = readonly [form: string, to: string];

const blanks: Replacement = ['[\\s\\x{00a0}\\x{202f}\\x{3000}]+', ' '];

const spokenTimes: readonly Replacement[] = [
  ['[(（][^)）]*[)）]', ' '],
  ['(星期|礼拜|周)[一二三四五六日天]', ' '],
  ['^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[,.]? +', ''],
  ['([0-9]{1,2}) ?[时点] ?([0-9]{1,2}) ?分 ?([0-9]{1,2}) ?秒', ' \\1:\\2:\\3'],
  ['([0-9]{1,2}) ?[时点] ?([0-9]{1,2}) ?分?', ' \\1:\\2'],
  ['([0-9]{1,2}) ?[时点]整?$', ' \\1:00'],
  ['(上午|凌晨) ?([0-9:]+)', ' \\2 AM'],
  ['(下午|傍晚) ?([0-9:]+)', ' \\2 PM'],
  ['([0-9]) ?([AaPp])[.]?[Mm][.]?($| )', '\\1 \\2M\\3'],
];

const namedMonths: readonly Replacement[] = [
  [
    '^([0-9]{1,2})(?:st|nd|rd|th)?[ ./-]+([A-Za-z]{3})[a-z]*[ .,/-]+([0-9]{4})([^0-9]|$)',
    '\\1 \\2 \\3\\4',
  ],
  [
    '^([A-Za-z]{3})[a-z]*[.]? +([0-9]{1,2})(?:st|nd|rd|th)?,? +([0-9]{4})([^0-9]|$)',
    '\\2 \\1 \\3\\4',
  ],
  ['^([0-9]{1,2})[ ./-]+([A-Za-z]{3})[a-z]*[ ./-]+(69|[7-9][0-9])([^0-9]|$)', '\\1 \\2 19\\3\\4'],
  ['^([0-9]{1,2})[ ./-]+([A-Za-z]{3})[a-z]*[ ./-]+([0-9]{2})([^0-9]|$)', '\\1 \\2 20\\3\\4'],
  ['^([0-9]{1,2} [A-Za-z]{3} [0-9]{4}),? +', '\\1 '],
];

const isoForms: readonly Replacement[] = [
  ['^([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?[日号]? ?', '\\1-\\2-\\3 '],
  ['^([0-9]{4}) ?[./-] ?([0-9]{1,2}) ?[./-] ?([0-9]{1,2}),?($|[^0-9])', '\\1-\\2-\\3\\4'],
  ['^([0-9]{4})([0-9]{2})([0-9]{2})$', '\\1-\\2-\\3'],
  ['^([0-9]{4})([0-9]{2})([0-9]{2})[T ]?([0-9]{2}):?([0-9]{2})$', '\\1-\\2-\\3 \\4:\\5'],
  [
    '^([0-9]{4})([0-9]{2})([0-9]{2})[T ]?([0-9]{2}):?([0-9]{2}):?([0-9]{2})([.][0-9]+)?',
    '\\1-\\2-\\3 \\4:\\5:\\6\\7',
  ],
];

/** Three numbers in the column's order; a year of two digits is POSIX's, or for a birthday ours. */
function orderedForms(format: Format, isDay: boolean, sample: readonly string[]): Replacement[] {
  const places = { 'day-month-year': '\\3-\\2-\\1', 'month-day-year': '\\3-\\1-\\2' };
  const last = isDay ? '2[5-9]|[3-9][0-9]' : '69|[7-9][0-9]';
  if (format === 'day-month-year' || format === 'month-day-year') {
    const to = places[format];
    return [
      ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}),?', to],
      [`^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](${last}),?($|[^0-9])`, `19${to}\\4`],
      ['^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2}),?($|[^0-9])', `20${to}\\4`],
    ];
  }
  if (!sample.some((value) => ordersOf(value)?.includes('year-month-day'))) return [];
  return [
    [`^(${last})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2}),?($|[^0-9])`, '19\\1-\\2-\\3\\4'],
    ['^([0-9]{2})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2}),?($|[^0-9])', '20\\1-\\2-\\3\\4'],
  ];
}

const offsetForm = '(:[0-9]{2}(?:[.,][0-9]+)?(?: [AaPp]M)?) ?';

/**
 * The cell with its parts in ISO's order. An offset is left off, since the clock on the wall
 * counts where it was written; or, for instants, it stands as `|+08:00` at the end.
 */
export function textSql(
  c: string,
  format: Format,
  { isDay, sample }: DateColumn,
  isInstant: boolean,
): string {
  const offsets: Replacement[] = [
    [`${offsetForm}(?:UTC|GMT)?([+-][0-9]{2}):?([0-9]{2}) *$`, isInstant ? '\\1|\\2:\\3' : '\\1'],
    [`${offsetForm}(?:UTC|GMT)?([+-][0-9]{2}) *$`, isInstant ? '\\1|\\2:00' : '\\1'],
    [`${offsetForm}(?:UTC|GMT|Z) *$`, isInstant ? '\\1|+00:00' : '\\1'],
  ];
  const half = `translate(${c}, '０１２３４５６７８９：／－．，\u3000', '0123456789:/-., ')`;
  const forms = [
    blanks,
    ...spokenTimes,
    ...orderedForms(format, isDay, sample),
    ...namedMonths,
    ...isoForms,
    blanks,
    ...offsets,
  ];
  return forms.reduce(
    (sql, [form, to]) => `regexp_replace(${sql}, '${form}', '${to}', 'g')`,
    `trim(${half}, chr(9) || chr(160) || ' ''="')`,
  );
}

const clocks = ['', ' %H:%M', ' %H:%M:%S', ' %I:%M %p', ' %I:%M:%S %p'];
const patterns = [
  ...clocks.map((time) => `%d %b %Y${time}`),
  ...clocks.slice(3).map((time) => `%Y-%m-%d${time}`),
].map((pattern) => `'${pattern}'`);

/** The value of a text that has its parts in order; only names of months or AM need a pattern. */
export const parsed = (t: string) =>
  `coalesce(try_cast(trim(${t}) as timestamp), case when regexp_matches(${t}, '[A-Za-z]') then try_strptime(trim(${t}), [${patterns.join(', ')}]) end)`;
