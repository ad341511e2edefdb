import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPersonal, masked, maskedInRecord, maskEmail, maskName, maskPhone } from './mask';

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

  it('in whole records masks birth dates and ids that reach a person, and no other id', () => {
    expect(maskedInRecord('birth_date', '1988-03-28')).toBe('1988');
    expect(maskedInRecord('customer_id', '13812345678')).toBe('138****5678');
    expect(maskedInRecord('customer_id', '+86 138-1234-5678')).toBe('861****5678');
    expect(maskedInRecord('customer_id', 'ada@example.com')).toBe('a***@example.com');
    expect(maskedInRecord('customer_id', '00010002')).toBe('00010002');
    expect(maskedInRecord('name', '王小明')).toBe('王＊＊');
    expect(masked('birth_date', '1988-03-28')).toBe('1988-03-28');
  });

  it('knows a personal column by its role', () => {
    expect(['name', 'phone', 'email', 'address', 'birth_date'].every(isPersonal)).toBe(true);
    expect(['city', 'toString', null].some(isPersonal)).toBe(false);
  });

  it('never shows a whole phone number of seven digits or more', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{7,15}$/), (phone) => {
        expect(maskPhone(phone)).not.toContain(phone);
      }),
    );
  });
});
