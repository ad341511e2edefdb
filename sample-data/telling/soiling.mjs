// Raw lines stand as strings between the rows; the writer passes them through untouched.

/** Puts three broken lines and a blank one into the order lines. */
export function soilTransactions({ header, rows }, customers) {
  const buyer = (index) => customers[index].id;
  const dirt = [
    {
      at: 0.21,
      line: `D2309180901,${buyer(321)},2023-09-18 14:05:12,2023-09-18 14:06`,
      verdict: 'quarantined',
      why: 'too few cells: the line breaks off',
    },
    {
      at: 0.43,
      line: `D2402300007,${buyer(654)},2024-02-30 10:12:45,2024-02-30 10:13:20,交易成功,P009,1,329,0,329,支付宝,天猫,,`,
      verdict: 'quarantined',
      why: 'impossible date 2024-02-30',
    },
    {
      at: 0.64,
      line: `D2410220902,${buyer(987)},2024-10-22 20:31:08,2024-10-22 20:32:40,交易成功,P010,10,129,0,1,290,支付宝,天猫,,`,
      verdict: 'quarantined',
      why: 'one cell too many: an unquoted thousands separator in the amount',
    },
    { at: 0.8, line: '', verdict: 'skipped', why: 'blank line' },
  ];
  return { table: { header, rows: insertLines(rows, dirt) }, dirt: accountOf(dirt) };
}

/** A blank line and a total row at the foot, as spreadsheets leave them. */
export function soilRefunds({ header, rows }, refunds) {
  const total = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  const dirt = [
    { at: 1, line: '', verdict: 'skipped', why: 'blank line' },
    {
      at: 1,
      line: `合计,,,,${(total / 100).toFixed(2)},,`,
      verdict: 'skipped',
      why: 'total row 合计',
    },
  ];
  return { table: { header, rows: insertLines(rows, dirt) }, dirt: accountOf(dirt) };
}

function insertLines(rows, dirt) {
  const copy = [...rows];
  dirt.forEach((entry, earlier) => {
    const position = Math.floor(rows.length * entry.at) + earlier;
    // The header is line 1.
    entry.lineNumber = position + 2;
    copy.splice(position, 0, entry.line);
  });
  return copy;
}

const accountOf = (dirt) =>
  dirt.map(({ lineNumber, line, verdict, why }) => ({ lineNumber, verdict, why, line }));
