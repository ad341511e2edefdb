import { describe, expect, it } from 'vitest';
import { shownBy } from './shown';

describe('what names a person', () => {
  const masked = shownBy(true, ['王小明', '李']);

  it('is masked by role', () => {
    expect(masked.value('name', '王小明')).toBe('王＊＊');
    expect(masked.value('phone', '13812345678')).toBe('138****5678');
    expect(masked.value('email', 'ada@example.com')).toBe('a***@example.com');
    expect(masked.value('birth_date', '1988-03-28')).toBe('1988');
    expect(masked.value('city', '上海')).toBe('上海');
    expect(masked.id('13812345678')).toBe('138****5678');
    expect(masked.id('C001')).toBe('C001');
  });

  it('is masked in free text, where a name, a number or an address stands', () => {
    expect(masked.text('王小明来电，回拨13812345678')).toBe('王＊＊来电，回拨138****5678');
    expect(masked.text('write to ada@example.com, please')).toBe(
      'write to a***@example.com, please',
    );
    expect(masked.text('身份证 11010119900307123X')).toBe('身份证 110***********123X');
  });

  it('leaves order numbers, amounts and names of one character alone', () => {
    expect(masked.text('订单 D202207120001 退 1380 元，李子')).toBe(
      '订单 D202207120001 退 1380 元，李子',
    );
  });

  it('stays as it is when asked for', () => {
    const open = shownBy(false, ['王小明']);
    expect(open.value('name', '王小明')).toBe('王小明');
    expect(open.text('王小明 13812345678')).toBe('王小明 13812345678');
  });
});
