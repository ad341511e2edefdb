import type { Format } from '../../format/format';
import { fill, type Text } from '../../i18n/text';
import type { AnalysisText } from '../analysis';
import { eventName as commonName, eventNames } from '../event-names';
import type { analysis } from './analysis';

/** What stands for the events beyond the most frequent, the end of a visit, and its beginning. */
export const rest = '(others)';
export const end = '(left)';
export const begin = '(begun)';

const places: Readonly<Record<string, Text>> = {
  [rest]: { zh: '其他事件', en: 'Other events' },
  [end]: { zh: '离开', en: 'Left' },
  [begin]: { zh: '访问开始', en: 'Visit begins' },
};

const anchors: Readonly<Record<string, Text>> = {
  'anchor.start': { zh: '从该处开始', en: 'What comes after' },
  'anchor.end': { zh: '到该处为止', en: 'What comes before' },
};

const repeats: Readonly<Record<string, Text>> = {
  'repeats.collapsed': { zh: '合并', en: 'Taken as one' },
  'repeats.kept': { zh: '保留', en: 'Kept' },
};

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '行为路径', en: 'Paths' },
  question: {
    zh: '访问从哪里开始，之后去了哪里，又在哪里离开？',
    en: 'Where do visits begin, where do they go, and where do they end?',
  },
  definition: {
    zh: '一次访问为一个会话；没有会话编号的事件每天算一次访问。图中每列是一步：从访问的开头、或从某个事件第一次出现起往后；或者到访问的结尾、到某个事件第一次出现为止往前。连续的同一事件默认合并为一个。每步只画最常见的几个事件，其余合并；访问在此结束的记为“离开”。占比以图中的访问数为分母。事件流转：整次访问中相邻两个事件，占比为占该事件之后全部去向（含离开）的比例。结束事件：占比为在此结束的访问占全部访问，退出率为在此结束的访问占经过它的访问。事件以“事件名称”命名，没有时用页面；“浏览”一类的事件在页面不超过 40 种时按页面细分。没有客户编号的访问只在未筛选人群时计入。',
    en: 'A visit is a session; events without a session id make one visit a day. Each column of the picture is a step: from the beginning of the visit, or the first time of an event, onwards; or back from its end, or from the first time of an event. The same event several times in a row is taken as one unless repeats are kept. Each step shows the most frequent events and the rest together; a visit that ends there has left. Shares are of the visits in the picture. Transitions: neighbouring events anywhere in a visit, with the share of all that comes after the first, leaving included. Ends: the share is of all visits, the exit rate of the visits that have the event. An event is called by its name, or by its page where it has none; events like “view” are told apart by page where there are at most 40 pages. Visits without a customer id count while the audience is everyone.',
  },
  source: {
    zh: '与 Google Analytics 的路径探索、神策的用户路径口径一致；合并重复与会话规则为自定。',
    en: 'As the path exploration of Google Analytics and the step Sankey of retentioneering; taking repeats as one and visits by day are ours.',
  },
  measure: { zh: '各步之间的访问数', en: 'Visits from step to step' },
  columns: {
    step: { zh: '步骤', en: 'Step' },
    from_event: { zh: '从', en: 'From' },
    to_event: { zh: '到', en: 'To' },
    sessions: { zh: '访问数', en: 'Visits' },
    share: { zh: '占比', en: 'Share' },
    times: { zh: '次数', en: 'Times' },
    event: { zh: '事件', en: 'Event' },
    ended: { zh: '在此结束', en: 'End here' },
    end_rate: { zh: '退出率', en: 'Exit rate' },
    path: { zh: '路径', en: 'Path' },
    is_whole: { zh: '整次访问到头', en: 'Up to the edge of the visit' },
    file_event: { zh: '文件中的事件', en: 'Event in the file' },
    file_page: { zh: '文件中的页面', en: 'Page in the file' },
    anchor: { zh: '方向', en: 'Direction' },
    anchor_event: { zh: '起止事件', en: 'Event' },
    steps: { zh: '步数', en: 'Steps' },
    repeats: { zh: '连续重复', en: 'Repeats' },
    anchored: { zh: '图中访问数', en: 'Visits in the picture' },
  },
  parameters: {
    anchor: { zh: '方向', en: 'Direction' },
    anchor_event: { zh: '起止事件', en: 'Event' },
    'anchor_event.none': { zh: '访问的开头或结尾', en: 'Beginning or end of the visit' },
    steps: { zh: '步数', en: 'Steps' },
    repeats: { zh: '连续重复', en: 'Repeats' },
    top: { zh: '每步事件数', en: 'Events a step' },
    ...anchors,
    ...repeats,
  },
  results: {
    transitions: { zh: '事件流转', en: 'Transitions' },
    endings: { zh: '结束事件', en: 'Where visits end' },
    top_paths: { zh: '最常见的路径', en: 'Most frequent paths' },
    events: { zh: '可选的事件', en: 'Events to choose from' },
    scope: { zh: '范围', en: 'Scope' },
  },
  values: { ...anchors, ...repeats, ...eventNames, ...places },
  headline({ main, endings, scope }, format) {
    const zh = format.language === 'zh';
    const [about] = scope;
    if (!about || about.sessions === 0) {
      return zh ? '当前筛选下没有行为记录' : 'No events in this audience';
    }
    const { anchor_event: anchor, anchored } = about;
    if (anchored === 0) {
      return fill(
        zh ? '当前筛选下没有访问经过“{anchor}”' : 'No visit of this audience has “{anchor}”',
        { anchor: eventName(anchor ?? '', format) },
      );
    }
    const isEnd = about.anchor === 'end';
    const column = isEnd ? about.steps - 1 : 1;
    const [most] = totals(
      main.filter(({ step }) => step === column),
      isEnd ? 'to_event' : 'from_event',
    );
    const from = most?.event ?? '';
    const links = main.filter(
      (row) => row.step === column && (isEnd ? row.to_event : row.from_event) === from,
    );
    const known = totals(links, isEnd ? 'from_event' : 'to_event');
    const [next] = known.filter(({ event }) => !Object.hasOwn(places, event));
    const gone = known.find(({ event }) => event === (isEnd ? begin : end));
    const share = (sessions: number, of: number) => format.share(of === 0 ? 0 : sessions / of);
    const [ending] = endings;
    const values = {
      from: eventName(from, format),
      n: format.count(anchored),
      share: share(most?.sessions ?? 0, anchored),
      next: eventName(next?.event ?? '', format),
      next_share: share(next?.sessions ?? 0, most?.sessions ?? 0),
      gone: share(gone?.sessions ?? 0, most?.sessions ?? 0),
      ending: eventName(ending?.event ?? '', format),
      end_share: format.share(ending?.share ?? 0),
    };
    if (anchor !== null) {
      if (!next) {
        return fill(
          isEnd
            ? zh
              ? '{n} 次访问都以“{from}”开始'
              : 'All of {n} visits begin with “{from}”'
            : zh
              ? '{n} 次访问都在“{from}”之后离开'
              : 'All of {n} visits leave after “{from}”',
          values,
        );
      }
      if (isEnd) {
        return fill(
          zh
            ? '走到“{from}”的 {n} 次访问中，前一步最常是“{next}”（{next_share}）'
            : 'Of {n} visits that get to “{from}”, {next_share} come from “{next}”',
          values,
        );
      }
      return fill(
        zh
          ? '“{from}”之后最常到“{next}”（{next_share}），{gone} 就此离开'
          : 'After “{from}” most go on to “{next}” ({next_share}); {gone} leave at once',
        values,
      );
    }
    if (isEnd) {
      return fill(
        next
          ? zh
            ? '{share} 的访问在“{from}”结束，前一步最常是“{next}”（{next_share}）'
            : '{share} of visits end with “{from}”, most of them coming from “{next}” ({next_share})'
          : zh
            ? '{share} 的访问在“{from}”结束'
            : '{share} of visits end with “{from}”',
        values,
      );
    }
    const isAll = most?.sessions === anchored;
    if (next && isAll) {
      return fill(
        zh
          ? '访问都从“{from}”开始，{next_share} 接着到“{next}”；最常在“{ending}”离开（{end_share}）'
          : 'All visits begin with “{from}”, {next_share} go on to “{next}”; most visits end at “{ending}” ({end_share})',
        values,
      );
    }
    return fill(
      next
        ? zh
          ? '{share} 的访问从“{from}”开始，其中 {next_share} 接着到“{next}”；最常在“{ending}”离开（{end_share}）'
          : '{share} of visits begin with “{from}”, of which {next_share} go on to “{next}”; most visits end at “{ending}” ({end_share})'
        : zh
          ? '{share} 的访问从“{from}”开始，随即离开'
          : '{share} of visits begin with “{from}” and leave',
      values,
    );
  },
  n: ({ scope }) => scope[0]?.anchored ?? 0,
};

/** How an event reads, or what stands in its place. */
export function eventName(event: string, format: Format): string {
  const own = Object.hasOwn(places, event) ? places[event] : undefined;
  return own ? format.text(own) : commonName(event, format);
}

/** Visits by event on one side, the most first. */
function totals<S extends 'from_event' | 'to_event'>(
  rows: readonly (Record<S, string> & { sessions: number })[],
  side: S,
): { event: string; sessions: number }[] {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row[side], (sums.get(row[side]) ?? 0) + row.sessions);
  return [...sums]
    .map(([event, sessions]) => ({ event, sessions }))
    .sort(
      (a, b) =>
        Number(a.event === rest) - Number(b.event === rest) ||
        b.sessions - a.sessions ||
        (a.event < b.event ? -1 : 1),
    );
}
