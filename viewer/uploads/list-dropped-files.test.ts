// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { listChosenFiles, listDroppedFiles } from './list-dropped-files.ts';

/** Entries as a browser gives them: folders in parts, with an empty part at the end. */
function buildFolder(fullPath: string, parts: FileSystemEntry[][]): FileSystemEntry {
  const left = [...parts];
  const createReader = () => ({
    readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(left.shift() ?? []),
  });
  const name = fullPath.split('/').at(-1);
  return { isDirectory: true, name, fullPath, createReader } as unknown as FileSystemEntry;
}

function buildFile(fullPath: string): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const file = (resolve: (file: File) => void) => resolve(new File(['x'], name));
  return { isDirectory: false, name, fullPath, file } as unknown as FileSystemEntry;
}

function buildDrop(entries: FileSystemEntry[]): DataTransfer {
  const items = entries.map((entry) => ({ webkitGetAsEntry: () => entry }));
  return { items, files: [] } as unknown as DataTransfer;
}

describe('dropped items', () => {
  it('are listed as files with their folders, sorted by path, without files that systems add', async () => {
    const images = buildFolder('/VOL/IMAGES', [
      [buildFile('/VOL/IMAGES/2.tif')],
      [buildFile('/VOL/IMAGES/1.tif')],
    ]);
    const volume = buildFolder('/VOL', [[buildFile('/VOL/Thumbs.db'), images], [buildFile('/VOL/load.dat')]]);
    const files = await listDroppedFiles(buildDrop([volume, buildFile('/letter.pdf')]));
    expect(files.map(({ path }) => path)).toEqual([
      'VOL/IMAGES/1.tif',
      'VOL/IMAGES/2.tif',
      'VOL/load.dat',
      'letter.pdf',
    ]);
  });

  it('cause an error if a folder cannot be read, instead of being skipped', async () => {
    const locked = {
      isDirectory: true,
      createReader: () => ({
        readEntries: (_: unknown, reject: (error: Error) => void) => reject(new Error('locked')),
      }),
    } as unknown as FileSystemEntry;
    await expect(listDroppedFiles(buildDrop([locked]))).rejects.toThrow('locked');
  });

  it('keep the name of the folder if a folder was chosen', () => {
    const file = new File(['x'], 'a.pdf');
    Object.defineProperty(file, 'webkitRelativePath', { value: 'VOL/a.pdf' });
    const chosen = [file, new File(['x'], '.DS_Store'), new File(['x'], 'b.pdf')];
    expect(listChosenFiles(chosen).map(({ path }) => path)).toEqual(['VOL/a.pdf', 'b.pdf']);
  });
});
