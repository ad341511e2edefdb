import type { Kind } from '../../warehouse/tables';
import type { RoleMatch } from './recognise';
import type { Traits, TraitsOf } from './values';

/** What a table may be by its values alone: a kind, and roles by column. */
export interface Guess {
  kind: Kind;
  roles: ReadonlyMap<number, string>;
}

/** A guess is never surer than this: it is always shown before it counts. */
export const guessConfidence = 0.5;

/**
 * What kinds of table the values look like, the likeliest first: orders have a date and money or a
 * count, customers an id of their own in each row and something personal, events a date and a few
 * words that come again and again, reviews long texts. Empty: nothing can be said.
 */
export function guessesOf(
  columns: number,
  sample: readonly (readonly string[])[],
  traitsOf: TraitsOf,
): Guess[] {
  const traits = Array.from({ length: columns }, (_, index) => traitsOf(index));
  const found = columnsOf(traits);
  const guesses = [
    transactions(found, sample, traits),
    customers(found, traits),
    behaviours(found, traits),
    feedback(found, traits),
  ];
  return guesses.filter((guess) => guess !== null);
}

/** Roles that values show beyond doubt and that only describe a person or a place. */
const plain: Partial<Record<Kind, readonly ('gender' | 'province' | 'email' | 'phone')[]>> = {
  customers: ['gender', 'province', 'email', 'phone'],
  transactions: ['province'],
};

/** Fills such roles that no name has claimed, each where exactly one column fits. */
export function withPlainRoles(
  kind: Kind,
  roles: readonly RoleMatch[],
  traits: TraitsOf,
): RoleMatch[] {
  const filled = [...roles];
  for (const role of plain[kind] ?? []) {
    if (filled.some((match) => match.role === role)) continue;
    const fitting = filled.flatMap((match, index) =>
      match.role === null && traits(index)[role] >= 0.9 ? [index] : [],
    );
    const [only] = fitting;
    if (only !== undefined && fitting.length === 1) {
      filled[only] = { role, confidence: guessConfidence };
    }
  }
  return filled;
}

interface Found {
  dates: number[];
  ids: number[];
  money: number[];
  counts: number[];
  emails: number[];
  phones: number[];
  genders: number[];
  provinces: number[];
  words: number[];
  texts: number[];
}

function columnsOf(traits: readonly Traits[]): Found {
  const where = (is: (traits: Traits) => boolean) =>
    traits.flatMap((one, index) => (one.filled > 0 && is(one) ? [index] : []));
  const isDate = ({ date }: Traits) => date >= 0.8;
  const isMoney = (one: Traits) => !isDate(one) && one.number >= 0.9 && one.money >= 0.3;
  const isPhone = ({ phone }: Traits) => phone >= 0.8;
  const isId = (one: Traits) =>
    !isDate(one) &&
    !isMoney(one) &&
    !isPhone(one) &&
    one.email < 0.5 &&
    (one.code >= 0.8 || (one.integer >= 0.95 && one.most >= 1000 && one.distinct > 20));
  const isWord = (one: Traits) => one.number < 0.5 && !isDate(one) && one.email < 0.5;
  return {
    dates: where(isDate),
    ids: where(isId),
    money: where(isMoney),
    counts: where((one) => one.integer >= 0.95 && one.most < 1000 && !isDate(one) && !isId(one)),
    emails: where(({ email }) => email >= 0.8),
    phones: where(isPhone),
    genders: where(({ gender, distinct }) => gender >= 0.9 && distinct <= 4),
    provinces: where(({ province }) => province >= 0.8),
    words: where((one) => isWord(one) && !isId(one) && one.distinct <= 50 && one.unique < 0.5),
    texts: where((one) => isWord(one) && one.length >= 12 && one.unique > 0.5 && one.url < 0.5),
  };
}

/** The column whose values come again is the customer, the one that names each row the order. */
function idsOf({ ids }: Found, traits: readonly Traits[]): { customer?: number; order?: number } {
  const [first, second] = ids;
  const unique = (index: number) => traits[index]?.unique ?? 0;
  if (first === undefined) return {};
  if (second === undefined) return unique(first) > 0.98 ? { order: first } : { customer: first };
  const order = ids.find(
    (index) => unique(index) > 0.5 && ids.some((other) => unique(other) < 0.9 * unique(index)),
  );
  return order === undefined
    ? { customer: first }
    : { order, customer: ids.find((index) => index !== order) ?? first };
}

function transactions(
  found: Found,
  sample: readonly (readonly string[])[],
  traits: readonly Traits[],
): Guess | null {
  const [date] = found.dates;
  if (date === undefined || found.money.length + found.counts.length === 0) return null;
  const { customer, order } = idsOf(found, traits);
  if (customer === undefined && order === undefined && found.emails.length === 0) return null;
  const priced = pricesOf(found, sample);
  const roles = roleMap({
    ordered_at: date,
    order_id: order,
    customer_id: customer ?? found.emails[0] ?? found.phones[0],
    quantity: priced?.quantity ?? (found.counts.length === 1 ? found.counts[0] : undefined),
    unit_price: priced?.price,
    amount: priced?.amount ?? (priced ? undefined : found.money.at(-1)),
  });
  return { kind: 'transactions', roles };
}

/** Quantity × price = amount, row by row, where three columns show it. */
function pricesOf({ money, counts }: Found, sample: readonly (readonly string[])[]) {
  const numberIn = (cells: readonly string[], column: number) =>
    Number((cells[column] ?? '').replace(/[^\d.-]/g, '') || Number.NaN);
  for (const quantity of counts) {
    for (const price of money) {
      for (const amount of money) {
        if (price === amount) continue;
        const holds = sample.filter((cells) => {
          const product = numberIn(cells, quantity) * numberIn(cells, price);
          return Math.abs(product - numberIn(cells, amount)) < 0.011;
        });
        const differs = sample.some((cells) => numberIn(cells, quantity) !== 1);
        if (differs && holds.length >= 0.9 * sample.length) return { quantity, price, amount };
      }
    }
  }
  return null;
}

function customers(found: Found, traits: readonly Traits[]): Guess | null {
  const unique = (index: number) => (traits[index]?.unique ?? 0) > 0.98;
  const id = found.ids.find(unique);
  const personal = [...found.emails, ...found.phones, ...found.genders, ...found.provinces];
  if (personal.length === 0 || (id === undefined && !personal.some(unique))) return null;
  const roles = roleMap({
    customer_id: id,
    email: found.emails[0],
    phone: found.phones[0],
    gender: found.genders[0],
    province: found.provinces[0],
  });
  return { kind: 'customers', roles };
}

function behaviours(found: Found, traits: readonly Traits[]): Guess | null {
  const [date] = found.dates;
  const { customer } = idsOf(found, traits);
  const event = found.words.find((index) => !found.genders.includes(index));
  if (date === undefined || customer === undefined || event === undefined) return null;
  if (found.money.length > 0) return null;
  const roles = roleMap({ occurred_at: date, customer_id: customer, event });
  return { kind: 'behaviours', roles };
}

function feedback(found: Found, traits: readonly Traits[]): Guess | null {
  const [text] = found.texts;
  const score = found.counts.find((index) => (traits[index]?.most ?? 0) <= 10);
  if (text === undefined || score === undefined) return null;
  const { customer } = idsOf(found, traits);
  const roles = roleMap({ text, score, customer_id: customer, given_at: found.dates[0] });
  return { kind: 'feedback', roles };
}

function roleMap(columns: Readonly<Record<string, number | undefined>>): Map<number, string> {
  const roles = new Map<number, string>();
  for (const [role, column] of Object.entries(columns)) {
    if (column !== undefined && !roles.has(column)) roles.set(column, role);
  }
  return roles;
}
