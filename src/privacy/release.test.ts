import { describe, expect, it } from 'vitest';
import { consentOf } from './consent';
import { mayReach, released, type PersonalCell, type Release } from './release';

const ada: readonly PersonalCell[] = [
  { role: 'customer_id', value: '13912345678' },
  { role: 'name', value: 'Ada Lovelace' },
  { role: 'birth_date', value: new Date('1815-12-10T00:00:00Z') },
  { role: 'phone', value: '13812345678' },
  { role: 'email', value: 'ada@example.com' },
  { role: 'address', value: '12 St James Square' },
  { role: 'city', value: 'London' },
  { role: null, value: 42 },
];

function toChannel(
  channel: 'sms' | 'email' | 'post',
  rule: Partial<Extract<Release, { mask: 'contact' }>> = {},
): Release {
  return { mask: 'contact', channel, onlyAgreed: true, others: 'leave_out', ...rule };
}

describe('the record of a person on its way out', () => {
  it('is masked unless something else was chosen', () => {
    expect(released(ada, { mask: 'masked' }, consentOf('yes'))).toEqual([
      '139****5678',
      'A. L.',
      '1815',
      '138****5678',
      'a***@example.com',
      '***',
      'London',
      42,
    ]);
  });

  it('with names shows no way to reach the person, an id that is a number included', () => {
    expect(released(ada, { mask: 'names' }, consentOf('yes'))).toEqual([
      '139****5678',
      'Ada Lovelace',
      new Date('1815-12-10T00:00:00Z'),
      '138****5678',
      'a***@example.com',
      '***',
      'London',
      42,
    ]);
  });

  it('for a channel shows that contact detail only', () => {
    const cells = released(ada, toChannel('email'), consentOf('email:yes'));
    expect(cells?.slice(3, 6)).toEqual(['138****5678', 'ada@example.com', '***']);
    expect(released(ada, toChannel('sms'), consentOf('yes'))?.slice(3, 6)).toEqual([
      '13812345678',
      'a***@example.com',
      '***',
    ]);
    expect(released(ada, toChannel('post'), consentOf('yes'))?.[5]).toBe('12 St James Square');
  });

  it('stays behind without consent, or loses the contact detail', () => {
    expect(released(ada, toChannel('email'), consentOf('email:no'))).toBeNull();
    expect(released(ada, toChannel('email'), consentOf('sms:yes'))).toBeNull();
    const blanked = released(ada, toChannel('email', { others: 'blank' }), consentOf('no'));
    expect(blanked?.slice(0, 5)).toEqual([
      '139****5678',
      'Ada Lovelace',
      new Date('1815-12-10T00:00:00Z'),
      '138****5678',
      null,
    ]);
  });

  it('goes out where nothing is known only if that was chosen; a refusal always counts', () => {
    const lenient = toChannel('email', { onlyAgreed: false });
    expect(released(ada, lenient, consentOf(null))?.[4]).toBe('ada@example.com');
    expect(released(ada, lenient, consentOf('email:no'))).toBeNull();
    expect([mayReach('no', false), mayReach('unknown', false), mayReach('unknown', true)]).toEqual([
      false,
      true,
      false,
    ]);
  });
});
