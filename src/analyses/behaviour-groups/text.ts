import { fill, type Text } from '../../i18n/text';
import type { AnalysisText, RowsOf } from '../analysis';
import type { analysis } from './analysis';

const views = {
  recency: { zh: '最近访问', en: 'Last visit' },
  frequency: { zh: '访问次数', en: 'Number of visits' },
  channel: { zh: '来访渠道', en: 'Source of visits' },
  device: { zh: '设备', en: 'Device' },
  habit: { zh: '时段习惯', en: 'Hours of the week' },
  dwell: { zh: '停留时长', en: 'Dwell time' },
  pages: { zh: '浏览页数', en: 'Pages viewed' },
  words: { zh: '搜索词', en: 'Search words' },
} as const;

const classes: Readonly<Record<string, Text>> = {
  no_visit: { zh: '无访问', en: 'No visit' },
  not_told: { zh: '未记录', en: 'Not recorded' },
  days_7: { zh: '7 天内', en: 'Within 7 days' },
  days_30: { zh: '8–30 天前', en: '8–30 days ago' },
  days_90: { zh: '31–90 天前', en: '31–90 days ago' },
  days_more: { zh: '90 天以前', en: 'Over 90 days ago' },
  visits_1: { zh: '1 次', en: '1 visit' },
  visits_3: { zh: '2–3 次', en: '2–3 visits' },
  visits_9: { zh: '4–9 次', en: '4–9 visits' },
  visits_10: { zh: '10 次及以上', en: '10 visits and more' },
  dwell_30: { zh: '平均不足 30 秒', en: 'Under 30 s a visit' },
  dwell_120: { zh: '平均 30 秒–2 分钟', en: '30 s to 2 min a visit' },
  dwell_600: { zh: '平均 2–10 分钟', en: '2 to 10 min a visit' },
  dwell_more: { zh: '平均 10 分钟以上', en: '10 min and more a visit' },
  pages_1: { zh: '平均不足 2 页', en: 'Under 2 pages a visit' },
  pages_3: { zh: '平均 2–4 页', en: '2 to 4 pages a visit' },
  pages_9: { zh: '平均 4–10 页', en: '4 to 10 pages a visit' },
  pages_10: { zh: '平均 10 页以上', en: '10 pages and more a visit' },
  weekday_1: { zh: '周一', en: 'Monday' },
  weekday_2: { zh: '周二', en: 'Tuesday' },
  weekday_3: { zh: '周三', en: 'Wednesday' },
  weekday_4: { zh: '周四', en: 'Thursday' },
  weekday_5: { zh: '周五', en: 'Friday' },
  weekday_6: { zh: '周六', en: 'Saturday' },
  weekday_7: { zh: '周日', en: 'Sunday' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '行为分群', en: 'Behaviour groups' },
  question: {
    zh: '客户多久来一次、从哪来、用什么设备、什么时候来、看多久、搜什么？',
    en: 'How often do customers come, from where, with what, when, for how long, looking for what?',
  },
  definition: {
    zh: '一次访问 = 一个会话；没有会话编号时，同一客户同一天的事件算一次。最近访问按最后一次访问到统计日的天数分档；没有访问记录的客户单列一类，不并入其他类。来访渠道与设备取访问次数最多的一种（相同取名称在前者）；停留与页数为每次访问的平均值，未记录者单列。占比以有该项结果的客户为基数：搜索词为搜索过的客户，时段习惯为有访问的客户，其余为人群全部客户；搜索词与星期可一人多项，占比之和可超过 100%。没有访问数据时，时段习惯改按下单时间。匿名访客不是客户，只在说明中计数。档位为自定。',
    en: 'A visit is a session; without session ids the events of a customer on one day are one. Last visit counts the days from it to the as-of date; customers without a recorded visit are a class of their own. Source and device are those of most visits (of equally many the first by name); dwell time and pages are means a visit, those without a record stand apart. Shares are of the customers to whom the view applies: of those who searched for search words, of those who came for hours of the week, else of all in the audience; a customer may have several words or weekdays, so those shares may add up to more than 100%. Without visits the hours of the week are those of orders. Anonymous visitors are no customers and are only counted in the note. The bands are ours.',
  },
  source: { zh: '描述性统计；档位为自定。', en: 'Descriptive; the bands are ours.' },
  measure: { zh: '客户数与占比', en: 'Customers and their share' },
  columns: {
    view: { zh: '角度', en: 'View' },
    class: { zh: '分群', en: 'Group' },
    customers: { zh: '客户数', en: 'Customers' },
    share: { zh: '占比', en: 'Share' },
    visits: { zh: '次数', en: 'Times' },
    revenue: { zh: '净销售额', en: 'Net sales' },
    weekday: { zh: '星期（1 为周一）', en: 'Weekday (Monday 1)' },
    hour: { zh: '小时', en: 'Hour' },
    visitors: { zh: '有访问的客户', en: 'Customers who came' },
    anonymous: { zh: '匿名访客', en: 'Anonymous visitors' },
    reads_orders: { zh: '按下单时间', en: 'By orders' },
    is_known: { zh: '有此数据', en: 'Recorded' },
  },
  parameters: {
    view: { zh: '角度', en: 'View' },
    ...Object.fromEntries(Object.entries(views).map(([key, name]) => [`view.${key}`, name])),
  },
  results: {
    habit: { zh: '星期 × 小时', en: 'Weekday and hour' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: {
    ...Object.fromEntries(Object.entries(views).map(([key, name]) => [`view.${key}`, name])),
    ...Object.fromEntries(Object.entries(classes).map(([key, name]) => [`class.${key}`, name])),
  },
  headline(rows, format) {
    const missing = noData(rows);
    if (missing) return format.text(missing);
    const [scope] = rows.scope;
    if (scope?.view === 'habit') {
      const busiest = rows.habit.reduce<(typeof rows.habit)[number] | undefined>(
        (most, row) => (most === undefined || row.visits > most.visits ? row : most),
        undefined,
      );
      if (!busiest) return format.text(noHours);
      return fill(format.text(scope.reads_orders ? ordering : coming), {
        day: className(`weekday_${busiest.weekday}`)[format.language],
        hour: `${busiest.hour}:00`,
        n: format.count(busiest.visits),
      });
    }
    const came = rows.main.filter((row) => row.class !== 'no_visit' && row.class !== 'not_told');
    const none = rows.main.find((row) => row.class === 'no_visit');
    const most = came.reduce<(typeof came)[number] | undefined>(
      (best, row) => (best === undefined || row.customers > best.customers ? row : best),
      undefined,
    );
    if (!most) return format.text(nobody);
    const view = Object.hasOwn(views, most.view) ? views[most.view as keyof typeof views] : null;
    const said = fill(format.text(scope?.view === 'words' ? searching : largest), {
      view: view ? format.text(view) : most.view,
      class: className(most.class)[format.language],
      n: format.count(most.customers),
      share: format.share(most.share ?? 0),
    });
    return none ? said + fill(format.text(absent), { share: format.share(none.share ?? 0) }) : said;
  },
  n: ({ scope }) => scope[0]?.customers ?? 0,
};

/** The name of a class; a source, device or word stays as the file says it. */
export function className(key: string): Text {
  return (Object.hasOwn(classes, key) ? classes[key] : undefined) ?? { zh: key, en: key };
}

/** What to say where the chosen view has no data; null where it has. */
export function noData({ scope }: RowsOf<typeof analysis>): Text | null {
  const [told] = scope;
  if (!told || told.customers === 0) return { zh: '没有客户', en: 'No customers' };
  if (told.view === 'habit' || told.is_known) return null;
  if (told.reads_orders) return noVisits;
  return told.visits === 0 && told.view !== 'words' ? nobody : noColumn;
}

const noVisits = {
  zh: '没有客户访问数据：需要带客户编号的行为文件；时段习惯可按下单时间查看',
  en: 'No visits of customers: this needs a file of behaviour with customer ids; hours of the week can be read from orders',
};
const noColumn = {
  zh: '行为文件没有这一列，无法分群',
  en: 'The file of behaviour has no such column',
};
const nobody = {
  zh: '这些客户都没有访问记录',
  en: 'None of these customers has a recorded visit',
};
const noHours = {
  zh: '记录只有日期没有时刻，看不出时段习惯',
  en: 'The records have days but no times of day',
};
const coming = {
  zh: '{day} {hour} 访问最多，共 {n} 次',
  en: 'Most visits fall on {day} from {hour}: {n}',
};
const ordering = {
  zh: '没有访问数据；按下单时间，{day} {hour} 最多，共 {n} 单',
  en: 'No visits are recorded; most orders fall on {day} from {hour}: {n}',
};
const largest = {
  zh: '{view}：“{class}”最多，{n} 人（{share}）',
  en: '{view}: “{class}” is the largest group, {n} customers ({share})',
};
const searching = {
  zh: '搜索最多：“{class}”，{n} 人搜过（占搜索者 {share}）',
  en: 'Searched most: “{class}”, by {n} customers ({share} of those who searched)',
};
const absent = { zh: '；{share} 没有访问记录', en: '; {share} have no recorded visit' };
