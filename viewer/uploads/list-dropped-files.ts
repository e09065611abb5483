import { NOT_RECEIVED } from '#contract/intake/upload.ts';

/** A file that a person added, and its name in the ledger. */
export interface DroppedFile {
  /** With the folders that it was dropped in, separated by `/`. */
  path: string;
  file: File;
}

/** The dropped files, including all files in folders. Must be called while the drop event is handled. */
export async function listDroppedFiles(dropped: DataTransfer): Promise<DroppedFile[]> {
  // Copied before the first `await`: after the event the browser clears the list.
  const entries = [...(dropped.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return listChosenFiles(dropped.files);
  const files: DroppedFile[] = [];
  for (const entry of entries) await addEntry(entry, files);
  return sortByPath(files);
}

/** The files or the folder chosen in the browser's dialog. */
export function listChosenFiles(chosen: Iterable<File>): DroppedFile[] {
  const files = [...chosen].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  return sortByPath(files.filter(({ file }) => !NOT_RECEIVED.has(file.name)));
}

async function addEntry(entry: FileSystemEntry, files: DroppedFile[]): Promise<void> {
  if (entry.isDirectory) {
    for (const inner of await listEntries(entry as FileSystemDirectoryEntry)) await addEntry(inner, files);
  } else if (!NOT_RECEIVED.has(entry.name)) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    files.push({ path: entry.fullPath.replace(/^\//, ''), file });
  }
}

/** The browser returns a folder in parts, with an empty part at the end. */
async function listEntries(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  while (true) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (part.length === 0) return entries;
    entries.push(...part);
  }
}

function sortByPath(files: DroppedFile[]): DroppedFile[] {
  return files.sort((one, other) => (one.path < other.path ? -1 : 1));
}
