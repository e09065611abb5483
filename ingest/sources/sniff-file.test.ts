import { describe, expect, it } from 'vitest';
import { saveFile } from '../testing/builders/build-pdf.ts';
import { sniffFile } from './sniff-file.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const MEMO = 'From: the director\nTo: all field offices\nSubject: opting out\n\nNobody may.\n';

describe('sniffFile', () => {
  it.each([
    ['pdf', Buffer.from('%PDF-1.4\n')],
    ['pdf', Buffer.from('junk before the header\n%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\n')],
    ['pdf', Buffer.from('1 0 obj <</Type/Catalog>>\nendobj\n')],
    ['pdf', Buffer.from('a damaged start\0\x01\nstartxref\n116\n%%EOF\n')],
    ['text', Buffer.from('A PDF starts with the marker %PDF-1.4 and ends with a trailer.\nNobody may.\n')],
    ['text', Buffer.from('Notes on objects:\n12 0 obj is how one begins.\n')],
    ['text', Buffer.from('county,pages\nCook,12\n%%EOF\n')],
    ['text', Buffer.from('error in 12 0 obj << /Type /Page >>\nstartxref\n116\n%%EOF\n')],
    ['tiff', Buffer.from('II*\0....', 'latin1')],
    ['jpeg', hex('ffd8ffe0')],
    ['png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')],
    ['zip', Buffer.from('PK\x03\x04....', 'latin1')],
    ['zip', Buffer.from('PK\x03\x04..stored as it is: %PDF-1.4', 'latin1')],
    ['word', Buffer.from('{\\rtf1\\ansi }')],
    ['email', Buffer.from('Received: from mail.example.gov\r\nSubject: a mail\r\n\r\nwords')],
    ['email', Buffer.from(`Date: Mon, 17 Jan 2011 12:00:00 -0500\n${MEMO}`)],
    [
      'mailbox',
      Buffer.from('From sender Mon Jan 17\nFrom: a@b.gov\nMIME-Version: 1.0\n\nit mentions %PDF-1.4'),
    ],
    ['text', Buffer.from(MEMO)],
    ['text', Buffer.from('From: one line is no mail')],
    ['text', Buffer.from('BM is how this memorandum begins')],
    ['text', Buffer.from('county,pages\nCook,12\n')],
    ['text', Buffer.from('\ufeffUTF-16 with its mark', 'utf16le')],
    ['text', Buffer.from('UTF-16 without its mark', 'utf16le')],
    ['text', Buffer.from('Se\xf1or \x93quoted\x94', 'latin1')],
    ['empty', Buffer.alloc(0)],
    ['other', hex('00010203040506070809')],
  ] as const)('knows %s by its content', async (kind, bytes) => {
    expect(await sniffFile(await saveFile(bytes, 'pdf'))).toEqual({ kind, bytes: bytes.length });
  });

  it.each([
    ['a 7-Zip archive', hex('377abcaf271c0004')],
    ['a RAR archive', hex('526172211a0700cf')],
    ['a gzip archive', hex('1f8b080000000000')],
    ['a tar archive', Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.alloc(300)])],
    ['a GIF image', Buffer.from('GIF89a....')],
    ['a PostScript document', Buffer.from('%!PS-Adobe-3.0\n(words) show\n%%EOF\n')],
    ['a PostScript document', Buffer.from('\x04%!PS-Adobe-3.0\nshowpage\n')],
    [
      'a PostScript document',
      Buffer.from('\x1b%-12345X@PJL JOB\n@PJL ENTER LANGUAGE = POSTSCRIPT\n%!PS-Adobe-3.0\nshowpage\n'),
    ],
    ['an old Office file of another kind', Buffer.concat([hex('d0cf11e0a1b11ae1'), Buffer.alloc(600)])],
  ])('says what it is where it can’t be read: %s', async (what, bytes) => {
    expect(await sniffFile(await saveFile(bytes))).toMatchObject({ kind: 'other', what });
  });
});
