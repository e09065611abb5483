import { describe, expect, it } from 'vitest';
import { saveFile } from '../testing/build-pdf.ts';
import { sniffFile } from './sniff-file.ts';

describe('sniffFile', () => {
  it.each([
    ['pdf', Buffer.from('%PDF-1.4\n')],
    ['pdf', Buffer.from('junk before the header\n%PDF-1.4\n')],
    ['tiff', Buffer.from('II*\0....', 'latin1')],
    ['jpeg', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['zip', Buffer.from('PK\x03\x04....', 'latin1')],
    ['office', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['email', Buffer.from('Received: from mail.example.gov\r\n')],
    ['empty', Buffer.alloc(0)],
    ['other', Buffer.from('just words')],
  ] as const)('knows %s by its content', async (kind, bytes) => {
    expect(await sniffFile(await saveFile(bytes, 'pdf'))).toEqual({ kind, bytes: bytes.length });
  });
});
