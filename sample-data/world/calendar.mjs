// Times are whole seconds, days are whole days since 1970-01-01, both of the shop's own clock: no
// time zone takes part, so the output does not depend on the machine.

export const DAY = 86400;

/** @param {string} date YYYY-MM-DD */
export const dayOf = (date) => Date.parse(`${date}T00:00:00Z`) / 1000 / DAY;

export const FIRST_DAY = dayOf('2022-07-01');
export const LAST_DAY = dayOf('2025-06-30');
export const SPAN = LAST_DAY - FIRST_DAY + 1;

export const dateText = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);

export const timeText = (second) =>
  new Date(second * 1000).toISOString().slice(0, 19).replace('T', ' ');

export const dayOfSecond = (second) => Math.floor(second / DAY);

const SPRING_FESTIVALS = ['2023-01-22', '2024-02-10', '2025-01-29'].map(dayOf);
const MID_AUTUMNS = ['2022-09-10', '2023-09-29', '2024-09-17'].map(dayOf);

const monthDay = (day) => dateText(day).slice(5);
const weekday = (day) => (day + 4) % 7; // 0 = Sunday: 1970-01-01 was a Thursday.

const within = (day, anchors, from, to) => anchors.some((a) => day >= a + from && day <= a + to);
const isBetween = (text, from, to) => text >= from && text <= to;

/** The promotion that a day belongs to, as the shop names it, or ''. */
export function promotionOn(day) {
  const text = monthDay(day);
  if (isBetween(text, '06-01', '06-03') || isBetween(text, '06-15', '06-20')) return '618大促';
  if (isBetween(text, '11-01', '11-03') || isBetween(text, '11-08', '11-12')) return '双11';
  if (isBetween(text, '12-10', '12-12')) return '双12';
  if (isBetween(text, '03-05', '03-08')) return '三八节';
  if (within(day, SPRING_FESTIVALS, -26, -8)) return '年货节';
  return '';
}

/** Share of the list price that a promotion takes off. */
export const PROMOTION_DISCOUNT = {
  '618大促': 0.15,
  双11: 0.18,
  双12: 0.12,
  三八节: 0.1,
  年货节: 0.1,
};

const MONTH_FACTOR = [0.95, 0.85, 1.0, 0.97, 1.02, 1.0, 0.9, 0.92, 1.02, 1.05, 1.1, 1.05];
const ONLINE_WEEK = [1.08, 0.98, 0.95, 0.95, 0.98, 1.0, 1.06];
const STORE_WEEK = [1.55, 0.7, 0.7, 0.75, 0.8, 1.05, 1.45];

const PEAKS = [
  ['06-01', '06-03', 1.9],
  ['06-15', '06-17', 2.2],
  ['06-18', '06-18', 5.0],
  ['06-19', '06-20', 1.6],
  ['11-01', '11-03', 2.2],
  ['11-08', '11-10', 2.4],
  ['11-11', '11-11', 6.5],
  ['11-12', '11-12', 1.8],
  ['12-10', '12-11', 1.6],
  ['12-12', '12-12', 3.0],
  ['03-05', '03-08', 1.9],
  ['05-20', '05-20', 1.8],
];

/** How lively shopping is on a day, about 1 on a usual one. */
export function seasonality(day, inStore) {
  const text = monthDay(day);
  const month = Number(text.slice(0, 2)) - 1;
  let factor = MONTH_FACTOR[month] * (inStore ? STORE_WEEK : ONLINE_WEEK)[weekday(day)];
  const peak = PEAKS.find(([from, to]) => isBetween(text, from, to));
  if (peak) factor *= inStore ? 1 + (peak[2] - 1) * 0.3 : peak[2];
  if (within(day, SPRING_FESTIVALS, -26, -8)) factor *= inStore ? 1.8 : 1.6;
  if (within(day, SPRING_FESTIVALS, -5, -2)) factor *= 0.45;
  if (within(day, SPRING_FESTIVALS, -1, 6)) factor *= inStore ? 0.2 : 0.3;
  return factor;
}

/** Companies buy gifts before the spring festival and mid-autumn, and rest at weekends. */
export function companySeasonality(day) {
  if (weekday(day) % 6 === 0) return 0.1;
  if (within(day, SPRING_FESTIVALS, -35, -12)) return 2.6;
  if (within(day, MID_AUTUMNS, -30, -8)) return 2.2;
  if (within(day, SPRING_FESTIVALS, -5, 8)) return 0.1;
  return 0.9;
}

/**
 * Shopping time: the seasonality summed up day by day, so that a steady process on it shows the
 * seasons on the calendar.
 */
export class ShoppingClock {
  #total;

  /** @param {(day: number) => number} factor */
  constructor(factor) {
    this.#total = new Float64Array(SPAN + 1);
    for (let i = 0; i < SPAN; i += 1) this.#total[i + 1] = this.#total[i] + factor(FIRST_DAY + i);
  }

  /** Shopping time at the start of a day. */
  at(day) {
    return this.#total[Math.min(SPAN, Math.max(0, day - FIRST_DAY))];
  }

  /** The day on which the shopping time is reached; after LAST_DAY where it is not. */
  dayAt(time) {
    if (time >= this.#total[SPAN]) return LAST_DAY + 1;
    let low = 0;
    let high = SPAN - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#total[middle] <= time) low = middle;
      else high = middle - 1;
    }
    return FIRST_DAY + low;
  }
}

const ONLINE_HOURS = [
  14, 6, 3, 2, 2, 3, 8, 16, 28, 42, 52, 50, 46, 44, 42, 42, 42, 40, 42, 52, 68, 76, 62, 34,
];
const STORE_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 20, 18, 20, 26, 30, 28, 24, 26, 30, 22, 6];
const OFFICE_HOURS = [0, 0, 0, 0, 0, 0, 0, 0, 4, 20, 26, 20, 4, 10, 22, 24, 20, 8, 2];

/** A second on that day. @param {'online' | 'store' | 'office'} habit */
export function secondOn(random, day, habit) {
  const hours = { online: ONLINE_HOURS, store: STORE_HOURS, office: OFFICE_HOURS }[habit];
  return day * DAY + random.weightedIndex(hours) * 3600 + random.whole(0, 3599);
}
