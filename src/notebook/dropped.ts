/** What a drop or a paste brought. */
export interface Dropped {
  files: File[];
  /** Names of folders; a browser gives no files for them without being asked file by file. */
  folders: string[];
}

/** The files of a drop. Must be called in the event: the browser empties the list afterwards. */
export function droppedFiles(transfer: DataTransfer): Dropped {
  const folders = new Set(
    [...transfer.items]
      .map((item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null))
      .flatMap((entry) => (entry?.isDirectory ? [entry.name] : [])),
  );
  return {
    files: [...transfer.files].filter((file) => !folders.has(file.name)),
    folders: [...folders],
  };
}

/** Whether files are being dragged, and not a text or a link. */
export function carriesFiles(transfer: DataTransfer | null): boolean {
  return transfer?.types.includes('Files') ?? false;
}

/** A pasted table as a file, or null where the text is no table of at least two lines. */
export function pastedTable(text: string, name: string): File | null {
  const lines = text.trim().split(/\r?\n/);
  const isTable = lines.length > 1 && /[\t,;]/.test(lines[0] ?? '');
  if (!isTable) return null;
  const extension = lines[0]?.includes('\t') ? 'tsv' : 'csv';
  return new File([text], `${name}.${extension}`, { type: 'text/plain' });
}
