import { BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';
import { describe, expect, it } from 'vitest';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import { buildZip, zipOf } from '../../testing/builders/build-zip.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { sniffFile } from '../sniff-file.ts';

const sniff = async (bytes: Buffer) => sniffFile(await saveFile(bytes, 'received'));
const SOUND = zipOf({ 'a.txt': 'the words of a', 'b.txt': 'the words of b' });

/** `AES` is WinZip's encryption, which newer programs use; the other is as old as ZIP. */
async function lock(files: Record<string, string>, password: string, isAes: boolean): Promise<Buffer> {
  const writer = new ZipWriter(new BlobWriter());
  for (const [name, words] of Object.entries(files)) {
    await writer.add(name, new TextReader(words), { password, zipCrypto: !isAes });
  }
  return Buffer.from(await (await writer.close()).arrayBuffer());
}

describe('an archive that is slightly malformed', () => {
  it('has its names read as UTF-8 even if it does not declare them so', async () => {
    const names = ['Petición 2010.txt', 'Sen\u0303or.txt', '“opt out”.txt'];
    const zip = buildZip(names.map((name) => ({ name: Buffer.from(name), data: 'x' })));
    const { files } = await openInWork(zip);
    expect(files.map(({ name }) => name).sort()).toEqual([...names].sort());
  });

  it.each([1, 300, 70_000])('is complete with %d bytes after it, which are reported', async (bytes) => {
    const { files, notes } = await openInWork(Buffer.concat([SOUND, Buffer.alloc(bytes)]));
    expect(files.map(({ content }) => content.toString())).toEqual(['the words of a', 'the words of b']);
    expect(notes.join()).toContain(`${bytes.toLocaleString('en-US')} bytes behind`);
  });

  it('is not one of several parts if its comment contains what looks like the end of another', async () => {
    const comment = Buffer.from('a comment PK\x05\x06\x07\x07 and more of it than an end has', 'latin1');
    const zip = Buffer.concat([SOUND, comment]);
    zip.writeUInt16LE(comment.length, SOUND.length - 2);
    expect((await sniff(zip)).kind).toBe('zip');
    expect((await openInWork(zip)).files.map(({ name }) => name)).toEqual(['a.txt', 'b.txt']);
  });

  it('is extracted from its self-extracting program, which is not run', async () => {
    const program = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(5000, 0x90)]);
    const file = Buffer.concat([program, SOUND]);
    expect((await sniff(file)).kind).toBe('zip');
    const { files, note } = await openInWork(file);
    expect(files).toHaveLength(2);
    expect(note).toMatch(/program before the archive was not run/);
    expect(await sniff(program)).toMatchObject({ kind: 'other', what: 'a Windows program' });
  });

  it('is reported if it is one part of several', async () => {
    const last = Buffer.from(SOUND);
    last.writeUInt16LE(1, last.length - 22 + 4);
    expect((await sniff(last)).what).toMatch(/last part of a split ZIP/);
    expect((await sniff(last.subarray(40))).what).toMatch(/last part of a split ZIP/);
    const first = Buffer.concat([Buffer.from('504b0708', 'hex'), SOUND.subarray(0, 60)]);
    expect((await sniff(first)).what).toMatch(/part of a split ZIP/);
  });

  it.each([
    [
      'an XPS document',
      { '[Content_Types].xml': '', 'FixedDocSeq.fdseq': '', 'Documents/1/Pages/1.fpage': '' },
    ],
    ['a Visio document', { '[Content_Types].xml': '', 'visio/document.xml': '' }],
    ['an iWork document', { 'Index/Document.iwa': '', 'preview.jpg': '' }],
    ['an EPUB book document', { mimetype: 'application/epub+zip', 'META-INF/container.xml': '' }],
  ])('is named where it is %s', async (what, files) => {
    expect(await sniff(zipOf(files))).toMatchObject({ kind: 'other', what });
  });

  it('is a Word document even if that is truncated', async () => {
    const document = zipOf({ '[Content_Types].xml': '<x/>', 'word/document.xml': 'the words '.repeat(50) });
    expect((await sniff(document)).kind).toBe('word');
    expect((await sniff(document.subarray(0, document.length - 60))).kind).toBe('word');
    expect((await sniff(SOUND.subarray(0, 70))).kind).toBe('zip');
  });
});

describe.each([
  ['the old way', false],
  ['WinZip’s way', true],
])('an archive locked in %s', (_way, isAes) => {
  it('is unpacked with the password that fits', async () => {
    const zip = await lock({ 'a.txt': 'locked words', 'b.txt': 'more of them' }, 'opt-out', isAes);
    const { files } = await openInWork(zip, { passwords: ['wrong', 'opt-out'] });
    expect(files.map(({ content, cause }) => [content.toString(), cause])).toEqual([
      ['locked words', undefined],
      ['more of them', undefined],
    ]);
  });

  it('is quarantined as encrypted if no password fits, with what to do', async () => {
    const zip = await lock({ 'a.txt': 'locked words' }, 'opt-out', isAes);
    for (const passwords of [[], ['wrong', 'words']]) {
      const opened = await openInWork(zip, { passwords });
      expect(opened).toMatchObject({ cause: 'encrypted', files: [] });
      expect(opened.message).toMatch(/locked with a password.*--password/);
    }
  });
});
