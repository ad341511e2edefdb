import { describe, expect, it } from 'vitest';
import { attributeIs, factIs } from '../../warehouse/audience/condition';
import { obeys } from './obeyed';

const conditions = [
  factIs('segment', 'lost'),
  factIs('tier', 'a'),
  attributeIs('gender', 'F'),
  attributeIs('city', '上海'),
];
const obeyed = (sql: string) =>
  conditions.filter((one) => obeys({ main: sql }, one)).map((one) => Object.values(one)[1]);

describe('what of the audience a cell obeys', () => {
  it('is all where it joins the audience', () => {
    expect(obeyed('select 1 from t semi join mart.audience using (k)')).toEqual([
      'segment',
      'tier',
      'gender',
      'city',
    ]);
  });

  it('is all where it reads what is made of the audience', () => {
    expect(obeyed('from mart.audience_orders')).toHaveLength(conditions.length);
    expect(obeyed(`from mart.audience_walks('kept')`)).toHaveLength(conditions.length);
  });

  it('is all but its own fact where it shows the chosen class among the others', () => {
    expect(obeyed('from mart.customers semi join mart.around_tier')).toEqual([
      'segment',
      'gender',
      'city',
    ]);
  });

  it('is all but the subjects that it looks around', () => {
    const around = `from mart.around where missed is null or missed = 'attribute ' || attribute`;
    expect(obeyed(around)).toEqual(['segment', 'tier']);
    expect(obeyed(`from mart.around where missed = 'attribute gender'`)).toEqual([
      'segment',
      'tier',
      'city',
    ]);
  });

  it('is nothing where the audience stands in a comment only', () => {
    expect(obeyed('-- mart.audience\nselect 1')).toEqual([]);
  });
});
