import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked, maskEmail, maskName, maskPhone } from './mask';

describe('masking for display', () => {
  it('keeps the surname of a Chinese name and the initials of another', () => {
    expect(maskName('王小明')).toBe('王＊＊');
    expect(maskName('李')).toBe('李＊');
    expect(maskName('Ada Lovelace')).toBe('A. L.');
    expect(maskName(' ')).toBe('');
  });

  it('keeps the first three and last four digits of a phone number', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
    expect(maskPhone('+86 138 1234 5678')).toBe('861****5678');
    expect(maskPhone('12345')).toBe('****45');
  });

  it('keeps the first letter and the host of an e-mail address', () => {
    expect(maskEmail('ada@example.com')).toBe('a***@example.com');
    expect(maskEmail('nobody')).toBe('***');
  });

  it('masks by role and leaves other columns alone', () => {
    expect(masked('phone', '13812345678')).toBe('138****5678');
    expect(masked('city', '上海')).toBe('上海');
    expect(masked(null, '13812345678')).toBe('13812345678');
  });

  it('never shows a whole phone number of seven digits or more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/), (phone) => {
        expect(maskPhone(phone)).not.toContain(phone);
      }),
    );
  });
});
