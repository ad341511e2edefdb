/** Traditional characters of column names and the simplified ones in which the aliases are written. */
const traditional =
  '編號會員戶訂單時間額電話郵購買數價實總優運費類別註冊備級積點狀態區縣國產門訪問頁設評論滿請薦動傳聯繫絡職業學歷歲齡後簽發貨幣種稱網賬帳務處題標籤來軟體視頻讚轉關鍵詞尋選擇開結離線機構銷貸經營據點圖碼紅餘過獲贈換補調撥訊資';
const simplified =
  '编号会员户订单时间额电话邮购买数价实总优运费类别注册备级积点状态区县国产门访问页设评论满请荐动传联系络职业学历岁龄后签发货币种称网账账务处题标签来软体视频赞转关键词寻选择开结离线机构销贷经营据点图码红余过获赠换补调拨讯资';
const simpler = new Map(
  [...traditional].map((character, i) => [character, [...simplified][i] ?? '']),
);

/**
 * A header in the form in which names are compared: full width becomes half width, lower case,
 * traditional characters simplified, without quotes, BOM, spaces, underscores, hyphens, brackets,
 * colons and the like.
 */
export function normalised(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\ufeff"'`_\-()（）[\]【】:：/.#*?]/gu, '')
    .replace(/[\u4e00-\u9fff]/g, (character) => simpler.get(character) ?? character)
    .toLowerCase();
}

const valueLike = [
  /^[+-]?[¥￥$€£]?\d[\d,]*(\.\d+)?%?$/,
  /^\d{1,4}[-/.年]\d{1,2}([-/.月]\d{1,4})?/,
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
];

/**
 * Whether the first record names columns: no cell of it looks like a number, a date or an e-mail
 * address, and hardly any is empty.
 */
export function isHeader(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0 || filled.length < cells.length / 2) return false;
  const values = filled.filter((cell) => valueLike.some((form) => form.test(cell.trim())));
  return values.length === 0 || values.length < filled.length * 0.1;
}
