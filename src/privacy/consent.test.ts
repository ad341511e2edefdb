import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consentOf, type Agreement } from './consent';

/** sms, phone, email, post as y, n or ?. */
function read(text: string | null, ...headers: string[]): string {
  const letters: Record<Agreement, string> = { yes: 'y', no: 'n', unknown: '?' };
  const { sms, phone, email, post } = consentOf(text, headers);
  return [sms, phone, email, post].map((one) => letters[one]).join('');
}

describe('a consent column', () => {
  it.each([
    ['yes', 'yyyy'],
    ['Y', 'yyyy'],
    ['TRUE', 'yyyy'],
    ['1', 'yyyy'],
    ['是', 'yyyy'],
    ['同意', 'yyyy'],
    ['已授权', 'yyyy'],
    ['SUBSCRIBED', 'yyyy'],
    ['opt-in', 'yyyy'],
    ['全部同意', 'yyyy'],
    ['all', 'yyyy'],
    ['no', 'nnnn'],
    ['False', 'nnnn'],
    ['0', 'nnnn'],
    ['否', 'nnnn'],
    ['不同意', 'nnnn'],
    ['拒绝', 'nnnn'],
    ['未授权', 'nnnn'],
    ['退订', 'nnnn'],
    ['NOT_SUBSCRIBED', 'nnnn'],
    ['opted_out', 'nnnn'],
    ['do not contact', 'nnnn'],
    ['none', 'nnnn'],
  ])('of one word: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['email:yes;sms:no', 'n?y?'],
    ['Email=1, SMS=0, phone=1', 'nyy?'],
    ['邮件：同意；短信：拒绝', 'n?y?'],
    ['{"email": true, "sms": false}', 'n?y?'],
    ["{'email': 'subscribed', 'post': None}", '??yn'],
    ['{"sms":{"state":"unsubscribed"},"email":{"state":"subscribed"}}', 'n?y?'],
    ['email_opt_out:yes', '??n?'],
    ['email_opt_out:no', '????'],
    ['marketing:yes', 'yyyy'],
    ['email:maybe', '????'],
  ])('of pairs: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['email,sms', 'ynyn'],
    ['邮件,短信', 'ynyn'],
    ['邮件、电话', 'nyyn'],
    ['["email"]', 'nnyn'],
    ['{"channels":["email","sms"]}', 'y?y?'],
    ['仅邮件', 'nnyn'],
    ['email only', 'nnyn'],
    ['手机', 'yynn'],
    ['微信', 'nnnn'],
    ['post', 'nnny'],
    ['E-mail / SMS', 'ynyn'],
    ['接受短信和邮件', 'ynyn'],
  ])('of a list: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ['不接受短信', 'n???'],
    ['no sms', 'n???'],
    ['!sms', 'n???'],
    ['do not call', '?n??'],
    ['同意邮件，拒绝短信', 'n?y?'],
    ['邮件，不接受电话', '?ny?'],
    ['unsubscribed from email', '??n?'],
  ])('of refusals: %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([null, '', '  ', '未知', 'N/A', 'unknown', 'see contract', '2023-04-01', 'email (2023)'])(
    'that says nothing certain is no consent: %s',
    (text) => {
      expect(read(text)).toBe('????');
    },
  );

  it('whose header names a channel speaks of that channel only', () => {
    expect(read('是', '短信授权')).toBe('y???');
    expect(read('否', '短信授权')).toBe('n???');
    expect(read('yes', 'Accepts Email Marketing')).toBe('??y?');
    expect(read('是', '是否接受营销')).toBe('yyyy');
    expect(read('email:yes', 'SMS consent')).toBe('??y?');
  });

  it('of several files counts a bare yes only for what all headers name', () => {
    expect(read('yes', 'SMS consent', 'Email consent')).toBe('????');
    expect(read('yes', 'SMS consent', '营销授权')).toBe('y???');
  });

  it('whose header asks for a refusal never gives consent', () => {
    expect(read('yes', 'Email opt-out')).toBe('??n?');
    expect(read('no', 'Email opt-out')).toBe('????');
  });

  it('never gives consent for a text with words that are not understood', () => {
    const strange = fc.stringMatching(/^[ghjkqvwxz]{3,8}$/);
    fc.assert(
      fc.property(strange, fc.constantFrom('email', 'yes', '同意', 'sms'), (word, known) => {
        expect(read(`${known} ${word}`)).not.toContain('y');
        expect(read(`${word} ${known}`)).not.toContain('y');
      }),
      { numRuns: 50 },
    );
  });
});
