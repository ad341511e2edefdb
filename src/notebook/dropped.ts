/** The files of a drop and of the folders in it. */
export interface Dropped {
  files: File[];
  /** Names of folders in which nothing was found. */
  empty: string[];
  /** Whether there were more files in the folders than are taken. */
  isCut: boolean;
}

/** The part of a file system entry that is used. */
type Entry = Pick<FileSystemEntry, 'isFile' | 'isDirectory' | 'name'>;

/** More files than these in the folders of a drop are left: someone dropped a whole disk. */
const most = 200;

/**
 * The files of a drop; folders are walked. The list must be read in the event: the browser empties
 * it afterwards. A file out of a folder is named by its path, since months share file names.
 */
export function droppedFiles(transfer: DataTransfer): Promise<Dropped> {
  const entries = [...transfer.items].map((item) =>
    item.kind === 'file' ? item.webkitGetAsEntry() : null,
  );
  const folders = entries.filter((entry) => entry !== null && isDirectory(entry));
  const names = new Set(folders.map(({ name }) => name));
  return withFolders(
    [...transfer.files].filter((file) => !names.has(file.name)),
    folders,
  );
}

/** The files and what is in the folders, at most 200 files; hidden files are none. */
export async function withFolders(
  files: readonly File[],
  folders: readonly FileSystemDirectoryEntry[],
): Promise<Dropped> {
  const dropped: Dropped = { files: [...files], empty: [], isCut: false };
  for (const folder of folders) {
    let isEmpty = true;
    for await (const file of filesIn(folder, `${folder.name}/`)) {
      isEmpty = false;
      if (dropped.files.length >= most) return { ...dropped, isCut: true };
      dropped.files.push(file);
    }
    if (isEmpty) dropped.empty.push(folder.name);
  }
  return dropped;
}

async function* filesIn(folder: FileSystemDirectoryEntry, path: string): AsyncGenerator<File> {
  const entries = await entriesOf(folder);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    if (isFile(entry)) yield await fileOf(entry, path + entry.name);
    if (isDirectory(entry)) yield* filesIn(entry, `${path}${entry.name}/`);
  }
}

/* A reader gives a part of the entries at a time, in Chromium a hundred, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve) =>
      // An unreadable folder is shown as an empty one.
      reader.readEntries(resolve, () => resolve([])),
    );
    if (part.length === 0) return all;
    all.push(...part);
  }
}

async function fileOf(entry: FileSystemFileEntry, path: string): Promise<File> {
  const file = await new Promise<File>((resolve) =>
    // A file that cannot be opened goes on as an empty one, which the import refuses by name.
    entry.file(resolve, () => resolve(new File([], entry.name))),
  );
  return new File([file], path, { type: file.type, lastModified: file.lastModified });
}

function isFile(entry: Entry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: Entry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
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
