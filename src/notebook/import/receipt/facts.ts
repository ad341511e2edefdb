import type { Decision } from '../../../intake/decision';
import { t } from '../../../ui/say';

/** How a file was read, in a few words. */
export function factsOf({ platform, grain, encoding, dialect, header }: Decision): string[] {
  return [
    platform,
    grain ? t(`grain.${grain}`) : null,
    t('receipt.encoding', { encoding: encoding.toUpperCase() }),
    t('receipt.delimiter', { delimiter: delimiterName(dialect) }),
    header === 0 ? t('receipt.noHeader') : null,
  ].filter((fact) => fact !== null);
}

const delimiterNames = {
  ',': 'delimiter.comma',
  ';': 'delimiter.semicolon',
  '\t': 'delimiter.tab',
  '|': 'delimiter.pipe',
  ' ': 'delimiter.space',
} as const;

function delimiterName({ delimiter, runs }: Decision['dialect']): string {
  if (runs && delimiter === ' ') return t('delimiter.runs');
  const key = Object.entries(delimiterNames).find(([character]) => character === delimiter)?.[1];
  if (key) return t(key);
  const code = delimiter.charCodeAt(0);
  return code < 32 ? `${t('delimiter.control')} ${code}` : delimiter;
}
