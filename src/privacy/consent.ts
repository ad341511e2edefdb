/** A way to reach a person for which consent is given or refused. */
export const channels = ['sms', 'phone', 'email', 'post'] as const;

export type Channel = (typeof channels)[number];

/** Nothing said, or nothing that can be read with certainty, is `unknown`. */
export type Agreement = 'yes' | 'no' | 'unknown';

export type Consent = Readonly<Record<Channel, Agreement>>;

type Meaning = Channel | 'other_channel' | 'yes' | 'no' | 'only' | 'every' | 'filler';

/** What the words of consent columns mean, in either language, after `plain`. */
const lexicon: Readonly<Record<Meaning, string>> = {
  sms: 'sms, mms, text, texts, text message, text messages, mobile, 短信, 彩信, 手机短信, 手机',
  phone: 'phone, phones, call, calls, telephone, tel, voice, mobile, 电话, 致电, 外呼, 来电, 手机',
  email:
    'email, emails, e mail, e mails, edm, newsletter, newsletters, 电子邮件, 邮件, 邮箱, 电邮, 电子报',
  post: 'post, postal, postal mail, direct mail, letter, letters, 邮寄, 信件, 信函, 直邮, 寄送',
  other_channel: 'wechat, whatsapp, line, app, push, social, 微信, 企微, 公众号, 推送, 站内信, qq',
  yes: `yes, y, true, t, ok, on, agree, agrees, agreed, accept, accepts, accepted, allow, allowed,
    permitted, granted, given, opt in, optin, opted in, subscribe, subscribed, consented, explicit,
    是, 同意, 已同意, 接受, 已接受, 允许, 已授权, 有, 订阅, 已订阅, 愿意, 可以, 可, 开启, √, ✓, ✔`,
  no: `no, n, not, false, f, off, none, never, don't, dont, do not, refuse, refuses, refused, reject,
    rejected, decline, declined, deny, denied, opt out, optout, opted out, unsubscribe, unsubscribed,
    unsubscribes, not subscribed, withdrawn, withdrew, revoked, do not contact, dnc, blocked, without,
    否, 不, 不同意, 拒绝, 已拒绝, 不接受, 不允许, 不愿意, 不可, 不要, 勿, 请勿, 未, 未授权, 未同意,
    未订阅, 无, 没有, 退订, 已退订, 取消, 已取消, 撤回, 已撤回, 关闭, ×, ✗, ✘`,
  only: 'only, just, 仅, 只, 仅限, 只限',
  every: 'all, any, every, everything, both, 全部, 所有, 全渠道, 均, 都',
  filler: `consent, consents, marketing, channel, channels, contact, contacts, preference, preferences,
    by, via, for, to, and, the, or, is, state, status, value, me, 授权, 营销, 渠道, 方式, 联系, 接收,
    和, 与, 及, 或, 通过, 用, 是否, 状态`,
};

const meanings = new Map<string, Meaning[]>();
for (const [meaning, words] of Object.entries(lexicon) as [Meaning, string][]) {
  for (const word of words.split(',').map((one) => one.trim().replace(/\s+/g, ' '))) {
    meanings.set(word, [...(meanings.get(word) ?? []), meaning]);
  }
}

/** Any known word, the longest first; one of letters stands alone. */
const anyWord = new RegExp(
  [...meanings.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => (/^[a-z]/.test(word) ? `(?<![a-z0-9])${word}(?![a-z0-9])` : word))
    .join('|'),
  'g',
);

/** Words by which files say that they do not know. */
const unknowns = new Set(['', '-', '–', 'null', 'nan', 'na', 'n/a', 'unknown', 'pending', '未知']);

/**
 * What a cell of a consent column says of each channel: `yes`, `同意`, `email:yes;sms:no`,
 * `邮件,短信`, `{"email": true}`. Never read as a yes what is not understood as a whole; a refusal
 * counts wherever one is found. A list of channels is taken as complete: the others are refused.
 * @param headers the names of the consent columns of the files: a bare `yes` under "SMS consent"
 *   speaks of SMS only
 */
export function consentOf(text: string | null, headers: readonly string[] = []): Consent {
  const cell = plain(text ?? '');
  if (unknowns.has(cell)) return each(() => 'unknown');
  const meant = headers.map((header) => clauseOf(plain(header)));
  const subject = channels.filter((one) =>
    meant.every(({ named }) => named.size === 0 || named.has(one)),
  );
  const isRefusal = meant.some(({ answer }) => answer === 'no');
  const parts = cell.split(/[;,，；、|/\n\t&+]|\band\b|和|与/).filter((part) => part.trim() !== '');
  const read = merged(parts.map(clauseOf), subject);
  return isRefusal ? each((channel) => (read[channel] === 'yes' ? 'no' : 'unknown')) : read;
}

interface Clause {
  named: ReadonlySet<Channel | 'other_channel'>;
  answer: Agreement | null;
  /** Names its channels and no others. */
  isOnly: boolean;
  /** `email: yes` rather than a word of a list. */
  isPair: boolean;
}

function merged(clauses: readonly Clause[], subject: readonly Channel[]): Consent {
  const isNaming = clauses.some(({ named }) => named.size > 0);
  const isList =
    isNaming &&
    clauses.every(({ named, answer, isPair }) => named.size > 0 && answer === 'yes' && !isPair);
  const isOnly = isList || clauses.some((clause) => clause.isOnly);
  return each((channel) => {
    const said = clauses.flatMap(({ named, answer }) => {
      if (named.has(channel)) return [answer ?? 'unknown'];
      // A bare yes beside named channels says nothing of the others; a bare no does.
      const isBare = named.size === 0 && subject.includes(channel);
      return isBare && answer !== null && (!isNaming || answer === 'no') ? [answer] : [];
    });
    if (said.includes('no')) return 'no';
    if (said.includes('unknown')) return 'unknown';
    if (said.includes('yes')) return 'yes';
    return isOnly ? 'no' : 'unknown';
  });
}

function clauseOf(text: string): Clause {
  const [first = '', ...rest] = text.split(/[:=]/);
  const last = rest.at(-1);
  if (last === undefined) return { ...phraseOf(first), isPair: false };
  const [key, value] = [phraseOf(first), phraseOf(last)];
  const named = new Set([...key.named, ...value.named]);
  const stated = value.answer ?? 'unknown';
  // "email opt out: no" is no consent yet.
  const isTurned = hasRefusal(first);
  const answer = !isTurned ? stated : stated === 'yes' ? 'no' : 'unknown';
  const isKnown = key.isWhole || key.named.size > 0;
  return { named, answer: isKnown ? answer : null, isOnly: value.isOnly, isPair: true };
}

function phraseOf(text: string): Omit<Clause, 'isPair'> & { isWhole: boolean } {
  const trimmed = text.trim();
  if (trimmed === '1' || trimmed === '0') {
    const answer = trimmed === '1' ? 'yes' : 'no';
    return { named: new Set(), answer, isOnly: false, isWhole: true };
  }
  const found = meaningsIn(trimmed);
  const isWhole = !/[\p{L}\p{N}]/u.test(trimmed.replaceAll(anyWord, ' '));
  const named = new Set<Channel | 'other_channel'>(
    found.has('every') ? [...channels, 'other_channel'] : [],
  );
  for (const channel of [...channels, 'other_channel'] as const) {
    if (found.has(channel)) named.add(channel);
  }
  const isAffirmed = found.has('yes') || named.size > 0;
  const answer = hasRefusal(trimmed) ? 'no' : isAffirmed && isWhole ? 'yes' : 'unknown';
  return { named, answer, isOnly: found.has('only'), isWhole };
}

function meaningsIn(text: string): ReadonlySet<Meaning> {
  const words = text.match(anyWord) ?? [];
  return new Set(words.flatMap((word) => meanings.get(word) ?? []));
}

function hasRefusal(text: string): boolean {
  return /^\s*[!\-−]/.test(text) || meaningsIn(text).has('no');
}

/* One width, one case, no marks of JSON; words parted by single spaces. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/["'“”‘’{}[\]()]/g, (mark) => (mark === "'" || mark === '’' ? "'" : ' '))
    .replace(/(?<![a-z])'|'(?![a-z])/g, ' ')
    .replace(/(?<=[a-z])[_-](?=[a-z])/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function each(agreement: (channel: Channel) => Agreement): Consent {
  return {
    sms: agreement('sms'),
    phone: agreement('phone'),
    email: agreement('email'),
    post: agreement('post'),
  };
}
