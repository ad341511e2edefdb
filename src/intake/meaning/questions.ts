import type { Option, Question } from '../decision';
import { dayOf } from './dates';
import { unwrapped, type ColumnChoice } from './formats';
import { isNullWord } from './null-words';
import { currencyCode, numberOf } from './numbers';

/** The question about a column that its values leave open, with a preview of each reading. */
export function questionOf(
  choice: ColumnChoice & { id: string },
  header: string,
  filled: readonly string[],
): Question {
  const example = filled[0] ?? '';
  return {
    ...{ id: choice.id, code: `ask_${choice.about}` },
    values: { column: header, example },
    options: optionsOf(choice, example),
  };
}

/** The options of a choice, each with what it makes of an example. */
export function optionsOf(choice: ColumnChoice, example: string): Option[] {
  const equals = (reading: string | null) => (reading === null ? '' : `${example} = ${reading}`);
  switch (choice.about) {
    case 'currency':
      return choice.options.map((value) => ({ value, preview: value }));
    case 'decimal_comma':
      return choice.options.map((value) => ({
        value,
        preview: equals(numberOf(example, value, null)),
      }));
    default:
      return choice.options.map((value) => ({
        value,
        preview: equals(dayOf(unwrapped(example), value)),
      }));
  }
}

/**
 * The question which currency counts, where a column of currencies names two or more; the most
 * frequent comes first, with its share of the sample. Null: there is one at most.
 */
export function currencyQuestion(header: string, values: readonly string[]): Question | null {
  const counts = new Map<string, number>();
  const codes = values.filter((value) => !isNullWord(value)).map(currencyCode);
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  if (counts.size < 2) return null;
  const options = [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([value, count]) => ({
      ...{ value, preview: `${((100 * count) / codes.length).toFixed(1)} %` },
    }));
  const example = options
    .map(({ value }) => value)
    .slice(0, 8)
    .join(', ');
  return {
    id: 'currency',
    code: 'ask_currency_column',
    values: { column: header, example },
    options,
  };
}
