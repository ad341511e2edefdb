import type { Text } from '../../i18n/text';

/** Why a dropped file holds no table, and what to do. `{file}` is its name. */
const refusals = {
  is_pdf: {
    zh: '“{file}”是 PDF 文档，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is a PDF document, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_image: {
    zh: '“{file}”是图片，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is an image, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_media: {
    zh: '“{file}”是照片、视频或音频，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is a photo, a film or sound, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_document: {
    zh: '“{file}”是 {kind} 文档，不是数据表。请把其中的表格复制到 Excel 或 WPS，另存为 .xlsx 再拖入。',
    en: '“{file}” is a {kind} document, not a table. Copy the table in it into Excel or WPS, save it as .xlsx and drop that.',
  },
  is_spreadsheet: {
    zh: '“{file}”是 {kind} 表格，无法直接读取。请在原软件中另存为或导出为 .xlsx 或 CSV 再拖入。',
    en: '“{file}” is a {kind} spreadsheet, which cannot be read. Save or export it as .xlsx or CSV in its program and drop that.',
  },
  is_xls: {
    zh: '“{file}”是旧版 Excel 工作簿（.xls）。请在 Excel 或 WPS 中另存为 .xlsx 再拖入。',
    en: '“{file}” is an old Excel workbook (.xls). Save it as .xlsx in Excel or WPS and drop that.',
  },
  encrypted_workbook: {
    zh: '“{file}”是加了密码的 Office 文件。请在 Excel 或 WPS 中打开并去掉密码，保存后再拖入。',
    en: '“{file}” is an Office file with a password. Open it in Excel or WPS, remove the password, save it and drop it again.',
  },
  encrypted_parquet: {
    zh: '“{file}”是加密的 Parquet 文件。请导出未加密的文件再拖入。',
    en: '“{file}” is an encrypted Parquet file. Export it without encryption and drop that.',
  },
  encrypted_member: {
    zh: '“{file}”有密码保护。请用密码解压，再拖入解压后的文件。',
    en: '“{file}” is protected by a password. Unpack the archive with its password and drop the file inside.',
  },
  is_7z: {
    zh: '“{file}”是 7z 压缩包。请先解压，再拖入其中的文件；也可以改用 ZIP 压缩。',
    en: '“{file}” is a 7z archive. Unpack it first and drop the files inside, or pack them as ZIP.',
  },
  is_rar: {
    zh: '“{file}”是 RAR 压缩包。请先解压，再拖入其中的文件；也可以改用 ZIP 压缩。',
    en: '“{file}” is a RAR archive. Unpack it first and drop the files inside, or pack them as ZIP.',
  },
  is_archive: {
    zh: '“{file}”是 {kind} 压缩文件。请先解压，再拖入其中的文件；也可以改用 ZIP 或 gzip 压缩。',
    en: '“{file}” is a {kind} archive. Unpack it first and drop the files inside, or pack them as ZIP or gzip.',
  },
  is_data_file: {
    zh: '“{file}”是 {kind} 数据文件，无法直接读取。请导出为 CSV 或 Parquet 再拖入。',
    en: '“{file}” is a {kind} data file, which cannot be read. Export it as CSV or Parquet and drop that.',
  },
  is_html: {
    zh: '“{file}”是网页，不是数据表，多半是登录失效后下载到的页面。请重新登录原系统，再导出一次。',
    en: '“{file}” is a web page, not a table: most likely the sign-in page of an expired session. Sign in again and repeat the export.',
  },
  is_html_table: {
    zh: '“{file}”是带表格的网页（有些系统把它当作 Excel 文件导出）。请用 Excel 或 WPS 打开，另存为 .xlsx 再拖入。',
    en: '“{file}” is a web page with a table, which some systems export as an Excel file. Open it in Excel or WPS, save it as .xlsx and drop that.',
  },
  is_xml: {
    zh: '“{file}”是 XML 文件，不是数据表。如果它能用 Excel 或 WPS 打开，请另存为 .xlsx 再拖入；否则请导出为 CSV。',
    en: '“{file}” is an XML file, not a table. If Excel or WPS opens it, save it as .xlsx and drop that; otherwise export the data as CSV.',
  },
  unreadable: {
    zh: '无法读取“{file}”：它是文件夹，或文件已被移动、删除，或尚未从云盘下载。请选择文件夹里的文件，确认能在本机打开后重新拖入。',
    en: '“{file}” cannot be read: it is a folder, or it was moved, deleted or not yet downloaded from a cloud drive. Choose the files inside the folder, make sure they open on this device, and drop them again.',
  },
  empty: {
    zh: '“{file}”是空文件（0 字节）。请重新导出后再拖入。',
    en: '“{file}” is empty (0 bytes). Export it again and drop it here.',
  },
  bomb: {
    zh: '“{file}”解压后大得异常（超过原大小的 200 倍或 4 GB），已停止。如果文件确实可靠，请先解压，再分批拖入。',
    en: '“{file}” unpacks to an unusual size (more than 200 times its own, or 4 GB) and was stopped. If you trust it, unpack it first and drop the files in parts.',
  },
  damaged_archive: {
    zh: '“{file}”已损坏或不完整，无法解压。请重新下载或重新压缩后再拖入。',
    en: '“{file}” is damaged or incomplete and cannot be unpacked. Download or pack it again and drop it here.',
  },
  damaged_workbook: {
    zh: '“{file}”是 Excel 工作簿，但内容已损坏。请用 Excel 或 WPS 打开修复，另存为 .xlsx 再拖入。',
    en: '“{file}” is an Excel workbook, but it is damaged. Open it in Excel or WPS to repair it, save it as .xlsx and drop that.',
  },
  damaged_parquet: {
    zh: '“{file}”是 Parquet 文件，但已损坏、不完整，或用了无法读取的编码。请重新导出，或导出为 CSV 再拖入。',
    en: '“{file}” is a Parquet file, but it is damaged, incomplete or encoded in a way that cannot be read. Export it again, or as CSV, and drop that.',
  },
  zip_method: {
    zh: '“{file}”的压缩方法无法读取。请先解压，或用普通 ZIP（Deflate）重新压缩后再拖入。',
    en: '“{file}” is packed with a method that cannot be read. Unpack it first, or pack it again as an ordinary ZIP (Deflate).',
  },
  too_many_members: {
    zh: '“{file}”里有 {count} 个文件，最多读取 {most} 个。请只压缩要载入的文件再拖入。',
    en: '“{file}” holds {count} files; at most {most} are read. Pack only the files to be loaded and drop that.',
  },
  nested_too_deep: {
    zh: '“{file}”是压缩包里多层嵌套的压缩包。请先解压外层，再拖入其中的文件。',
    en: '“{file}” is an archive inside an archive inside another. Unpack the outer ones first and drop the files inside.',
  },
  no_table_inside: {
    zh: '“{file}”里没有数据表。请确认压缩了正确的文件。',
    en: '“{file}” holds no table. Check that the right files were packed.',
  },
  empty_workbook: {
    zh: '“{file}”里可见的工作表都是空的。请检查导出条件，或取消隐藏要载入的工作表。',
    en: 'All visible sheets of “{file}” are empty. Check the export’s filter, or unhide the sheet to be loaded.',
  },
  json_no_objects: {
    zh: '“{file}”是 JSON，但不是对象的列表，没有列名。请导出为对象数组、每行一个对象，或 CSV。',
    en: '“{file}” is JSON, but no list of objects, so that there are no column names. Export an array of objects, one object a line, or CSV.',
  },
  json_several_tables: {
    zh: '“{file}”里有多个列表（{names}）。请把要载入的列表单独存为一个文件。',
    en: '“{file}” holds several lists ({names}). Save the one to be loaded as a file of its own.',
  },
  json_damaged: {
    zh: '“{file}”不是完整的 JSON：从第 {line} 行起无法读取，可能被截断。请重新导出。',
    en: '“{file}” is not sound JSON: from line {line} on it cannot be read, and may be cut off. Export it again.',
  },
  json_too_wide: {
    zh: '“{file}”的字段超过 {columns} 个，多半是把编号当作了字段名。请导出为每行一条记录的 CSV。',
    en: '“{file}” has more than {columns} fields: most likely ids are used as field names. Export it as CSV with one record a row.',
  },
} as const satisfies Record<string, Text>;

/** What was unpacked, for the receipt. */
const notes = {
  from_archive: {
    zh: '来自压缩包“{archive}”中的“{member}”。',
    en: 'From the archive “{archive}”: “{member}”.',
  },
  left_out_members: {
    zh: '压缩包里的 {count} 个文件不是数据表，未载入：{members}',
    en: 'Files in the archive that are no tables and were left out: {count}. {members}',
  },
  from_sheet: { zh: '来自工作表“{sheet}”。', en: 'From the sheet “{sheet}”.' },
  hidden_sheets: {
    zh: '隐藏的工作表未载入：{sheets}。需要时请在 Excel 中取消隐藏。',
    en: 'Hidden sheets that were left out: {sheets}. Unhide them in Excel if they are needed.',
  },
  excel_rounding: {
    zh: 'Excel 只保留 15 位数字：{count} 个更长的数（首个在 {cell}）末尾已变成 0。若是编号，请在原系统中以文本格式重新导出。',
    en: 'Excel keeps 15 digits: {count} longer numbers (the first in {cell}) end in zeros now. If they are ids, export them again as text.',
  },
  from_parquet: {
    zh: '来自 Parquet 文件，共 {count} 行。',
    en: 'From a Parquet file of {count} rows.',
  },
  from_json: { zh: '来自 JSON，共 {count} 条记录。', en: 'From JSON with {count} records.' },
  from_json_property: {
    zh: '来自 JSON 的列表“{property}”，共 {count} 条记录；列表以外的内容未载入。',
    en: 'From the list “{property}” of the JSON, with {count} records; what is outside the list was left out.',
  },
  json_broken: {
    zh: '{count} 条记录不是完整的 JSON 对象（首条在文件第 {line} 行），已隔离。',
    en: 'Records that are no sound JSON objects and were quarantined: {count}, the first on line {line} of the file.',
  },
  named_otherwise: {
    zh: '文件名与内容不符：内容是 {form}，已按内容读取。',
    en: 'The file is not what its name says: it is {form} and was read as such.',
  },
} as const satisfies Record<string, Text>;

export const containerMessages = { ...refusals, ...notes };
