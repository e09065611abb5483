import { NOT_RECEIVED } from '#contract/intake/upload.ts';

/** A file that a person handed over, and what the ledger will call it. */
export interface DroppedFile {
  /** With the folders that it was dropped in, `/` between them. */
  path: string;
  file: File;
}

/** What was dropped, with all that is in folders. Must be called while the drop event is handled. */
export async function listDroppedFiles(dropped: DataTransfer): Promise<DroppedFile[]> {
  // Taken before the first wait: after the event the browser empties the list.
  const entries = [...(dropped.items ?? [])].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  if (entries.length === 0) return listChosenFiles(dropped.files);
  const files: DroppedFile[] = [];
  for (const entry of entries) await addEntry(entry, files);
  return sortByPath(files);
}

/** What was chosen in the browser's dialog, files or a folder. */
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

/** The browser gives a folder in parts, and an empty part at its end. */
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
