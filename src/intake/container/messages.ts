import type { Text } from '../../i18n/text';

/** Why a dropped file holds no table, and what to do. `{file}` is its name. */
export const containerMessages = {
  is_pdf: {
    zh: '“{file}”是 PDF 文档，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is a PDF document, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_image: {
    zh: '“{file}”是图片，不是数据表。请在原系统中导出为 CSV 再拖入。',
    en: '“{file}” is an image, not a table. Export the data as CSV from where it comes from and drop that.',
  },
  is_xlsx: {
    zh: '“{file}”是 Excel 工作簿（.xlsx）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: '“{file}” is an Excel workbook (.xlsx). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  is_xls: {
    zh: '“{file}”是旧版 Excel 工作簿（.xls）。请在 Excel 或 WPS 中另存为“CSV UTF-8”再拖入。',
    en: '“{file}” is an old Excel workbook (.xls). Save it as “CSV UTF-8” in Excel or WPS and drop that.',
  },
  is_zip: {
    zh: '“{file}”是 ZIP 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a ZIP archive. Unpack it first and drop the CSV files inside.',
  },
  is_gzip: {
    zh: '“{file}”是 GZIP 压缩文件。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a GZIP archive. Unpack it first and drop the CSV file inside.',
  },
  is_7z: {
    zh: '“{file}”是 7z 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a 7z archive. Unpack it first and drop the CSV files inside.',
  },
  is_rar: {
    zh: '“{file}”是 RAR 压缩包。请先解压，再拖入其中的 CSV 文件。',
    en: '“{file}” is a RAR archive. Unpack it first and drop the CSV files inside.',
  },
  is_parquet: {
    zh: '“{file}”是 Parquet 文件，目前还不能读取。请导出为 CSV 再拖入。',
    en: '“{file}” is a Parquet file, which cannot be read yet. Export it as CSV and drop that.',
  },
  is_html: {
    zh: '“{file}”是网页，不是数据表，多半是登录失效后下载到的页面。请重新登录原系统，再导出一次。',
    en: '“{file}” is a web page, not a table: most likely the sign-in page of an expired session. Sign in again and repeat the export.',
  },
  is_json: {
    zh: '“{file}”是 JSON，不是表格。请导出为 CSV 再拖入。',
    en: '“{file}” is JSON, not a table. Export it as CSV and drop that.',
  },
  unreadable: {
    zh: '无法读取“{file}”：它是文件夹，或文件已被移动、删除，或尚未从云盘下载。请选择文件夹里的文件，确认能在本机打开后重新拖入。',
    en: '“{file}” cannot be read: it is a folder, or it was moved, deleted or not yet downloaded from a cloud drive. Choose the files inside the folder, make sure they open on this device, and drop them again.',
  },
  empty: {
    zh: '“{file}”是空文件（0 字节）。请重新导出后再拖入。',
    en: '“{file}” is empty (0 bytes). Export it again and drop it here.',
  },
} as const satisfies Record<string, Text>;
