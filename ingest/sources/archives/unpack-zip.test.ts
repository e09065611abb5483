import { describe, expect, it } from 'vitest';
import { buildZip, type EntryToBuild } from '../../testing/builders/build-zip.ts';
import { openInWork } from '../../testing/open-in-work.ts';

const open = (entries: EntryToBuild[], limits = {}) => openInWork(buildZip(entries), { limits });
const names = async (entries: EntryToBuild[]) => (await open(entries)).files.map(({ name }) => name);

describe('a ZIP archive', () => {
  it('yields its files in the order of their names, with their content, and no folders', async () => {
    const { files, pageCount } = await open([
      { name: 'letters/b.txt', data: 'second' },
      { name: 'letters/', data: '' },
      { name: 'letters/a.txt', data: 'first', method: 0 },
    ]);
    expect(pageCount).toBe(0);
    expect(files.map(({ name, content, cause }) => [name, content.toString(), cause])).toEqual([
      ['letters/a.txt', 'first', undefined],
      ['letters/b.txt', 'second', undefined],
    ]);
  });

  it('with names that climb, name drives, hide their extension or are far too long yields names safe to display', async () => {
    const given = await names([
      { name: '../../etc/passwd', data: 'x' },
      { name: '/etc/shadow', data: 'x' },
      { name: 'C:\\Windows\\system.ini', data: 'x' },
      { name: 'invoice\u202efdp.exe', data: 'x' },
      { name: 'nul\0byte.pdf', data: 'x' },
      { name: `${'long/'.repeat(800)}end.pdf`, data: 'x' },
      { name: '..', data: 'x' },
    ]);
    expect(given.slice(0, 2)).toEqual(['C/Windows/system.ini', 'etc/passwd']);
    expect(given).toContain('etc/shadow');
    expect(given).toContain('invoice\ufffdfdp.exe');
    expect(given).toContain('nul\ufffdbyte.pdf');
    expect(given).toContain('unnamed');
    expect(given.find((name) => name.endsWith('end.pdf'))?.length).toBeLessThan(300);
  });

  it('lists two files with the same name as two', async () => {
    expect(
      await names([
        { name: 'a.txt', data: '1' },
        { name: 'a.txt', data: '2' },
      ]),
    ).toEqual(['a.txt', 'a.txt (2)']);
  });

  it('reads names written by old programs in their own encoding', async () => {
    const old = Buffer.from([...Buffer.from('se'), 0xa4, ...Buffer.from('or.txt')]);
    expect(await names([{ name: old, data: 'x' }])).toEqual(['señor.txt']);
  });

  it('keeps what it can’t unpack as compressed, each with its cause, and unpacks the rest', async () => {
    const { files } = await open([
      { name: 'good.txt', data: 'good' },
      { name: 'locked.txt', data: 'locked', encrypted: true },
      { name: 'broken.txt', data: 'broken '.repeat(50), damaged: true },
      { name: 'odd.txt', data: 'packed oddly', method: 14 },
      { name: 'link.txt', data: '/etc/passwd', method: 0, mode: 0o120777 },
    ]);
    expect(Object.fromEntries(files.map(({ name, cause }) => [name, cause]))).toEqual({
      'good.txt': undefined,
      'locked.txt': 'encrypted',
      'broken.txt': 'damaged',
      'odd.txt': 'unsupported',
      'link.txt': 'unsupported',
    });
    expect(files.every(({ content }) => content.length > 0)).toBe(true);
  });

  it('reports how many system files it did not list', async () => {
    const { files, note } = await open([
      { name: 'a.txt', data: 'x' },
      { name: '__MACOSX/._a.txt', data: 'x' },
      { name: 'folder/.DS_Store', data: 'x' },
    ]);
    expect(files).toHaveLength(1);
    expect(note).toBe('Not listed: 2 files that a computer left in it (.DS_Store, __MACOSX).');
  });

  it.each([false, true])(
    'that is truncated yields what can be read, with the truncated file quarantined (sizes later: %s)',
    async (sizeLater) => {
      const words = Array.from({ length: 400 }, (_, index) => `word ${index * index}`).join(' ');
      const zip = buildZip(
        ['a.txt', 'b.txt', 'c.txt'].map((name) => ({ name, data: name + words, sizeLater })),
      );
      const third = zip.indexOf('c.txt');
      const { files, notes } = await openInWork(zip.subarray(0, third + 200));
      expect(files.map(({ name, cause }) => [name, cause])).toEqual([
        ['a.txt', undefined],
        ['b.txt', undefined],
        ['c.txt', 'damaged'],
      ]);
      expect(files[1]?.content.toString()).toBe(`b.txt${words}`);
      expect(notes.join()).toContain('there may have been more files');
    },
  );

  it('of which nothing is left, or that is empty, is quarantined by its cause', async () => {
    const zip = buildZip([{ name: 'a.txt', data: 'some words' }]);
    expect(await openInWork(zip.subarray(0, 20))).toMatchObject({ cause: 'damaged', files: [] });
    expect(await open([])).toMatchObject({ cause: 'empty' });
  });
});

describe('an archive that is made to fill a disk', () => {
  const zeros = Buffer.alloc(48 * 2 ** 20);

  it('is detected by its output, whatever its headers claim', async () => {
    const small = { name: 'a.txt', data: 'an honest file' };
    const bomb = await open([small, { name: 'zeros', data: zeros, claimedSize: 100 }]);
    expect(bomb).toMatchObject({ cause: 'bomb', files: [] });
    expect(bomb.message).toContain('--most-ratio');
    expect((await open([{ name: 'zeros', data: zeros }], { ratio: 2000 })).files).toHaveLength(1);
  });

  it('is detected if its files share their bytes', async () => {
    const shared = { name: 'b', data: 'the same bytes', sharedWith: 0 };
    expect(await open([{ ...shared, name: 'a', sharedWith: undefined } as never, shared])).toMatchObject({
      cause: 'bomb',
    });
  });

  it('is stopped at the limits of files, bytes of a file, total bytes, and depth', async () => {
    const two = [
      { name: 'a', data: 'x'.repeat(100) },
      { name: 'b', data: 'y'.repeat(100) },
    ];
    expect(await open(two, { files: 1 })).toMatchObject({ cause: 'bomb' });
    expect(await open(two, { fileBytes: 99 })).toMatchObject({ cause: 'too-large' });
    expect(await open(two, { unpackedBytes: 150 })).toMatchObject({ cause: 'bomb' });
    expect(await open(two, { depth: 0 })).toMatchObject({ cause: 'bomb' });
    expect((await open(two, { files: 2, fileBytes: 100, unpackedBytes: 200, depth: 1 })).files).toHaveLength(
      2,
    );
  });
});
