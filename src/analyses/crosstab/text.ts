import type { Format } from '../../format/format';
import { fill } from '../../i18n/text';
import type { AnalysisText, RowOf } from '../analysis';
import { attributeName, attributeValueName } from '../attributes';
import { pText } from '../p-value';
import type { analysis } from './analysis';

type Test = RowOf<(typeof analysis)['results']['independence']>;

export const text: AnalysisText<typeof analysis> = {
  title: { zh: '交叉表', en: 'Cross-tab' },
  question: {
    zh: '两个属性之间有没有关系：谁多出现在哪里？',
    en: 'Do two attributes have to do with each other: who is found where?',
  },
  definition: {
    zh: '任选两个属性（含 RFM 分群、价值分层与生命周期），统计两者均已知的客户。行取人数最多的 12 个值、列取 8 个，其余合并为“其他”。行占比、列占比分别以该行、该列人数为分母。期望 = 行合计 × 列合计 / 总数，即两者无关时的人数；指数 = 实际 / 期望 × 100。独立性用皮尔逊卡方检验（不作连续性校正），自由度 =（行数 − 1）×（列数 − 1）；克拉默 V 从 0（无关）到 1（一一对应）。期望小于 5 的单元格标 *，超过五分之一时检验只作参考。点选单元格即以这两个值为人群；两项都被选定后，表中只剩该行与该列，不再检验。',
    en: 'Any two attributes, RFM segment, value tier and stage among them, for the customers of whom both are known. The twelve most frequent values make the rows and eight the columns, the rest is “other”. Row and column shares are of the customers of the row or column. Expected = row total × column total / all, as if the two had nothing to do with each other; index = customers / expected × 100. Independence is tested by Pearson’s chi-square without a continuity correction, with (rows − 1) × (columns − 1) degrees of freedom; Cramér’s V goes from 0 (nothing) to 1 (one tells the other). Cells with fewer than 5 expected are marked *; with more than a fifth of them the test is a hint only. Picking a cell chooses both of its values; with both chosen only that row and column remain, and nothing is tested.',
  },
  source: {
    zh: 'Pearson（1900）卡方检验；Cramér（1946）；期望 ≥ 5 的经验规则见 Cochran（1954）。',
    en: 'Pearson (1900); Cramér (1946); the rule of 5 expected: Cochran (1954).',
  },
  measure: { zh: '客户数，按两个属性交叉', en: 'Customers by two attributes' },
  columns: {
    row_attribute: { zh: '行属性', en: 'Attribute of rows' },
    row_value: { zh: '行取值', en: 'Row' },
    column_attribute: { zh: '列属性', en: 'Attribute of columns' },
    column_value: { zh: '列取值', en: 'Column' },
    customers: { zh: '客户数', en: 'Customers' },
    row_share: { zh: '行占比', en: 'Share of row' },
    column_share: { zh: '列占比', en: 'Share of column' },
    expected: { zh: '期望', en: 'Expected' },
    index: { zh: '指数', en: 'Index' },
    is_small: { zh: '期望不足 5', en: 'Fewer than 5 expected' },
    known: { zh: '两者均已知', en: 'Both known' },
    chi_square: { zh: '卡方', en: 'Chi-square' },
    degrees: { zh: '自由度', en: 'Degrees of freedom' },
    p_value: { zh: 'p 值', en: 'p-value' },
    cramers_v: { zh: '克拉默 V', en: 'Cramér’s V' },
    cells: { zh: '单元格', en: 'Cells' },
    small_cells: { zh: '期望不足 5 的单元格', en: 'Cells with fewer than 5 expected' },
    is_partial: { zh: '两项均已选定', en: 'Both chosen' },
    attribute: { zh: '属性', en: 'Attribute' },
    values: { zh: '取值数', en: 'Values' },
  },
  parameters: { rows: { zh: '行', en: 'Rows' }, columns: { zh: '列', en: 'Columns' } },
  results: {
    independence: { zh: '独立性检验', en: 'Test of independence' },
    attributes: { zh: '可选属性', en: 'Attributes to choose from' },
  },
  headline({ main, independence }, format) {
    const zh = format.language === 'zh';
    const [test] = independence;
    if (!test || main.length === 0) {
      return zh ? '没有两个属性均已知的客户' : 'No customer of whom both attributes are known';
    }
    const rows = format.text(attributeName(test.row_attribute));
    const columns = format.text(attributeName(test.column_attribute));
    if (test.is_partial) {
      return zh
        ? `${rows}与${columns}均已选定，只显示所在的行与列`
        : `${rows} and ${columns} are both chosen: only their row and column are shown`;
    }
    if (test.p_value === null || test.cramers_v === null) {
      return zh
        ? `${rows}或${columns}只有一个取值，无从比较`
        : `${rows} or ${columns} has a single value: nothing to compare`;
    }
    if (test.known < 30) {
      return zh
        ? `${rows}与${columns}均已知的客户不足 30 位，样本小，不作结论`
        : `${rows} and ${columns} are known of fewer than 30 customers: a small sample that proves nothing`;
    }
    const v = format.number(test.cramers_v, 2);
    if (test.p_value >= 0.05) {
      return zh
        ? `看不出${rows}与${columns}有关（V = ${v}，${pText(test.p_value)}）`
        : `${rows} and ${columns} show no relation (V = ${v}, ${pText(test.p_value)})`;
    }
    const most = main
      .filter((row) => !row.is_small && row.row_value !== 'other' && row.column_value !== 'other')
      .sort((a, b) => (b.index ?? 0) - (a.index ?? 0))[0];
    const strength = zh ? strengthOf(test.cramers_v).zh : strengthOf(test.cramers_v).en;
    const relation = zh
      ? `${rows}与${columns}${strength}（V = ${v}，${pText(test.p_value)}）`
      : `${rows} and ${columns} are ${strength} (V = ${v}, ${pText(test.p_value)})`;
    if (!most || most.index === null || most.index < 105) return relation;
    const values = {
      row: format.text(attributeValueName(most.row_attribute, most.row_value)),
      column: format.text(attributeValueName(most.column_attribute, most.column_value)),
      index: format.number(most.index, 0),
      relation,
    };
    return fill(
      zh
        ? '{relation}；“{row}”中“{column}”最突出，指数 {index}'
        : '{relation}; {column} stands out most in {row}, index {index}',
      values,
    );
  },
  n: ({ independence }) => independence[0]?.known ?? 0,
};

/** The test as one line under the table. */
export function testInWords(test: Test, format: Format): string[] {
  const zh = format.language === 'zh';
  const unknown = test.customers - test.known;
  const known = zh
    ? `n = ${format.count(test.known)}${unknown > 0 ? `，另有 ${format.count(unknown)} 位至少一项未填` : ''}。`
    : `n = ${format.count(test.known)}${unknown > 0 ? `; of ${format.count(unknown)} more at least one is not stated` : ''}.`;
  if (test.chi_square === null || test.degrees === null || test.p_value === null) return [known];
  const v = format.number(test.cramers_v ?? 0, 3);
  const statistic = `χ²(${format.count(test.degrees)}) = ${format.number(test.chi_square, 1)}`;
  const said = `${statistic}${zh ? '，' : ', '}${pText(test.p_value)}${zh ? '，' : ', '}Cramér V = ${v}`;
  const small = format.count(test.small_cells);
  const warned =
    test.small_cells === 0
      ? []
      : [
          test.small_cells > test.cells / 5
            ? zh
              ? `* ${small} 个单元格的期望不足 5，超过五分之一：检验只作参考。`
              : `* Fewer than 5 are expected in ${small} cells, more than a fifth: the test is a hint only.`
            : zh
              ? `* ${small} 个单元格的期望不足 5。`
              : `* Fewer than 5 are expected in ${small} of the cells.`,
        ];
  return [zh ? `${said}；${known}` : `${said}; ${known}`, ...warned];
}

function strengthOf(v: number): { zh: string; en: string } {
  if (v < 0.1) return { zh: '关系很弱', en: 'hardly related' };
  if (v < 0.3) return { zh: '有一定关系', en: 'somewhat related' };
  return { zh: '关系明显', en: 'clearly related' };
}
