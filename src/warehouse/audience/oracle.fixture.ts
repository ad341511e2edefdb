import {
  subjectOf,
  type Condition,
  type Conditions,
  type SavedSegment,
  type Test,
} from './condition';

/**
 * The rules of conditions read once more, in plain JavaScript over the rows of the files: nothing of
 * the compiler is used. Cells are texts as in the file; an empty one is unknown.
 */
export type Cells = Readonly<Record<string, string>>;

export interface Shop {
  asOf: string;
  customers: readonly Cells[];
  transactions: readonly Cells[];
  behaviours: readonly Cells[];
  feedback: readonly Cells[];
}

type Value = string | number | boolean | null;

/** What of a record says when it happened. */
const times = {
  transactions: 'ordered_at',
  behaviours: 'occurred_at',
  feedback: 'given_at',
} as const;
type Table = keyof typeof times;
const numeric = ['quantity', 'amount', 'score'];
const dated = ['ordered_at', 'occurred_at', 'given_at'];

export class Oracle {
  constructor(
    private readonly shop: Shop,
    private readonly saved: readonly SavedSegment[],
  ) {}

  /** Ids of those who are customers by the as-of date: registered, or with an order. */
  ids(): string[] {
    const registered = this.shop.customers
      .filter(({ registered_at: day }) => !day || dayOf(day) <= this.shop.asOf)
      .map(({ customer_id: id }) => id ?? '');
    const bought = this.#past('transactions').map(({ customer_id: id }) => id ?? '');
    return [...new Set([...registered, ...bought])].filter((id) => id !== '').sort();
  }

  /** The subjects whose conditions do not all hold of a customer. */
  missed(conditions: Conditions, id: string): string[] {
    const failed = conditions.filter((one) => !this.holds(one, id));
    return [...new Set(failed.map(subjectOf))];
  }

  admits(groups: readonly Conditions[], id: string): boolean {
    const said = groups.filter((group) => group.length > 0);
    return said.some((group) => group.every((one) => this.holds(one, id)));
  }

  holds(condition: Condition, id: string): boolean {
    switch (condition.about) {
      case 'fact':
        return this.#passes(this.#fact(condition.fact, id), condition.is);
      case 'attribute': {
        const person = this.shop.customers.find(({ customer_id: own }) => own === id);
        return this.#passes(person?.[condition.attribute] || null, condition.is);
      }
      case 'saved': {
        const segment = this.saved.find((one) => one.id === condition.id);
        if (!segment) throw new Error(`no segment ${condition.id}`);
        const isIn = segment.members.includes(id) || this.admits(segment.groups, id);
        return isIn === condition.isIn;
      }
      case 'records': {
        const { where, within, count } = condition;
        const table = condition.table as Table;
        const matching = this.#past(table).filter((record) => {
          if (record['customer_id'] !== id) return false;
          const day = dayOf(record[times[table]] ?? '');
          if (within && day === '') return false;
          if (within && 'days' in within && ageOf(day, this.shop.asOf) >= within.days) return false;
          if (within && 'from' in within && (day < within.from || day > within.to)) return false;
          return where.every(({ column, is }) => this.#passes(cellOf(record, column), is));
        });
        const counted =
          table === 'transactions'
            ? new Set(matching.map(({ order_id: order }) => order)).size
            : matching.length;
        return count.operator === 'at_least' ? counted >= count.times : counted <= count.times;
      }
      case 'cluster':
        throw new Error('clusters have their own test');
    }
  }

  #past(table: Table): Cells[] {
    return this.shop[table].filter((record) => {
      const day = dayOf(record[times[table]] ?? '');
      return day === '' || day <= this.shop.asOf;
    });
  }

  #fact(fact: string, id: string): Value {
    const lines = this.#past('transactions').filter(({ customer_id: own }) => own === id);
    const days = lines.map((line) => dayOf(line['ordered_at'] ?? '')).sort();
    const events = this.#past('behaviours').filter(({ customer_id: own }) => own === id);
    const person = this.shop.customers.find(({ customer_id: own }) => own === id);
    const last = days.at(-1);
    switch (fact) {
      case 'orders':
        return new Set(lines.map(({ order_id: order }) => order)).size;
      case 'revenue':
        return lines.reduce((sum, { amount }) => sum + Number(amount), 0);
      case 'recency':
        return last ? ageOf(last, this.shop.asOf) : null;
      case 'last_day':
        return last ?? null;
      case 'registered_at':
        return dayOf(person?.['registered_at'] ?? '') || null;
      case 'name':
        return person?.['name'] || null;
      case 'has_phone':
        return Boolean(person?.['phone']);
      case 'visits':
        return new Set(events.map(({ session_id: session }) => session)).size;
      case 'last_visit':
        return (
          events
            .map((event) => dayOf(event['occurred_at'] ?? ''))
            .sort()
            .at(-1) ?? null
        );
      default:
        throw new Error(`the oracle knows no ${fact}`);
    }
  }

  #passes(value: Value, test: Test): boolean {
    if (test.operator === 'unknown') return value === null;
    if (value === null) return false;
    const text = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
    const number = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
    const day = /^\d{4}-\d\d-\d\d/.test(text) ? dayOf(text) : null;
    const isOne = (values: readonly string[]) =>
      values.some((one) =>
        typeof value === 'number' ? one !== '' && Number(one) === value : one === text,
      );
    const has = (part: string) => text.toLowerCase().includes(part.toLowerCase());
    switch (test.operator) {
      case 'known':
        return true;
      case 'is':
        return isOne(test.values);
      case 'is_not':
        return !isOne(test.values);
      case 'contains':
        return has(test.value);
      case 'contains_not':
        return !has(test.value);
      case 'equals':
        return number === test.value;
      case 'at_least':
        return number >= test.value;
      case 'at_most':
        return number <= test.value;
      case 'above':
        return number > test.value;
      case 'below':
        return number < test.value;
      case 'between':
        return number >= test.from && number <= test.to;
      case 'from_day':
        return day !== null && day >= test.day;
      case 'to_day':
        return day !== null && day <= test.day;
      case 'last_days': {
        const age = day === null ? -1 : ageOf(day, this.shop.asOf);
        return age >= 0 && age < test.days;
      }
      case 'longer_ago':
        return day !== null && ageOf(day, this.shop.asOf) >= test.days;
      case 'yes':
        return value === true;
      case 'no':
        return value === false;
    }
  }
}

function cellOf(record: Cells, column: string): Value {
  const cell = record[column] ?? '';
  if (cell === '') return null;
  if (numeric.includes(column)) return Number(cell);
  return dated.includes(column) ? dayOf(cell) : cell;
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Whole days from a day to another one. */
function ageOf(day: string, asOf: string): number {
  return Math.round((Date.parse(asOf) - Date.parse(day)) / 86_400_000);
}
