import { describe, expect, it } from 'vitest';
import { buildEncrypted, buildSigned } from '../../testing/builders/build-cms.ts';
import { saveFile } from '../../testing/builders/build-pdf.ts';
import { buildTnef } from '../../testing/builders/build-tnef.ts';
import { packRtf } from '../../testing/builders/pack-rtf.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { sniffFile } from '../sniff-file.ts';
import { compressedRtfToText, rtfToText } from './rtf-to-text.ts';

const PEOPLE = `From: Ann Lee <ann@dhs.example>
To: Bo Fox <bo@dhs.example>
Date: Mon, 01 Jun 2009 10:00:00 -0400
Subject: opting out
`;
const kindOf = async (text: string | Buffer) => (await sniffFile(await saveFile(text, 'received'))).kind;
const bodyOf = async (mail: string | Buffer) => (await openInWork(mail)).pages?.[0]?.slice(4).join(' / ');

describe('an e-mail is recognized by its header block', () => {
  it.each([
    'Bcc: c@dhs.example',
    'DKIM-Signature: v=1; a=rsa-sha256;\n\tbh=abc=;\n b=def',
    'ARC-Seal: i=1; cv=none',
    'Authentication-Results: mx.example; spf=pass',
    'Thread-Topic: opting out',
    'References: <1@dhs.example>',
    'In-Reply-To: <1@dhs.example>',
    'Resent-From: c@dhs.example',
    'Status: RO',
    'Return-Path: <>',
    'A-Field-That-Nobody-Knows: of some program',
    '',
    '\ufeffMIME-Version: 1.0',
    'Microsoft Mail Internet Headers Version 2.0',
    '>From ann@dhs.example Mon Jun  1 10:00:00 2009',
  ])('whatever field comes first: %j', async (first) => {
    expect(await kindOf(`${first}\n${PEOPLE}\nNo county may.\n`)).toBe('email');
    expect(await bodyOf(`${first}\n${PEOPLE}\nNo county may.\n`)).toContain('No county may.');
  });

  it.each([
    [
      'with returns only at the ends of its lines',
      Buffer.from(`${PEOPLE}\nNo county may.\n`.replaceAll('\n', '\r')),
    ],
    ['in wide letters', Buffer.from(`\ufeff${PEOPLE}\nNo county may.\n`, 'utf16le')],
  ])('also %s', async (_, mail) => {
    expect(await kindOf(mail)).toBe('email');
    expect(await bodyOf(mail)).toBe('No county may.');
  });

  it.each([
    ['a memorandum', 'From: the director\nTo: all field offices\nSubject: opting out\n\nNobody may.\n'],
    ['a list of settings', 'name: uncover\nversion: 1\nprivate: true\n\nmore text\n'],
    ['a transcript', 'Q: Did you opt out?\nA: No.\nQ: Date: which?\n\n'],
    ['minutes with hours', 'Place: Chicago\nDate: Monday, 10:00\n\nAll were there.\n'],
  ])('which %s has not', async (_what, text) => {
    expect(await kindOf(text)).toBe('text');
  });

  it('and read to its own end in Apple Mail’s format, with a count before it and a list behind it', async () => {
    const mail = `${PEOPLE}\nNo county may.\n`;
    const kept = `${Buffer.byteLength(mail)}\n${mail}<?xml version="1.0"?>\n<plist><dict/></plist>\n`;
    expect(await kindOf(kept)).toBe('email');
    expect(await bodyOf(kept)).toBe('No county may.');
  });
});

describe('the text of an e-mail', () => {
  const alternative = (plain: string, html: string) =>
    `${PEOPLE}MIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n${plain}\n--b\nContent-Type: text/html\n\n${html}\n--b--\n`;

  it('has the words of the HTML part if the plain one is a stub, and notes that they differ', async () => {
    const mail = alternative('This message is in HTML.', '<p>The county wishes to leave: pelican.</p>');
    expect(await bodyOf(mail)).toBe('The county wishes to leave: pelican. / This message is in HTML.');
    expect((await openInWork(mail)).notes).toEqual([expect.stringMatching(/different things/)]);
  });

  it('is shown once if both parts are the same', async () => {
    const mail = alternative('The county may opt out.', '<p>The <b>county</b> may opt&nbsp;out.</p>');
    expect(await bodyOf(mail)).toBe('The county may opt out.');
    expect((await openInWork(mail)).notes).toEqual([]);
  });

  it.each([
    ['Latin-1 bytes and no character set', '', Buffer.from('El niño pidió salir.', 'latin1')],
    ['UTF-8 bytes that are called ASCII', '; charset=us-ascii', Buffer.from('El niño pidió salir.')],
    ['UTF-8 bytes that are called Latin-1', '; charset=iso-8859-1', Buffer.from('El niño pidió salir.')],
    ['Latin-1 bytes that are called UTF-8', '; charset=utf-8', Buffer.from('El niño pidió salir.', 'latin1')],
    ['a character set that nobody knows', '; charset=x-klingon', Buffer.from('El niño pidió salir.')],
    ['a code page of DOS', '; charset=ibm850', Buffer.from('El ni\xa4o pidi\xa2 salir.', 'latin1')],
  ])('is right with %s', async (_what, charset, body) => {
    const mail = Buffer.concat([Buffer.from(`${PEOPLE}Content-Type: text/plain${charset}\n\n`), body]);
    expect(await bodyOf(mail)).toBe('El niño pidió salir.');
  });

  it('can have a header in raw Latin-1', async () => {
    const { pages } = await openInWork(
      Buffer.from(`${PEOPLE.replace('opting out', 'petición')}\nx`, 'latin1'),
    );
    expect(pages?.[0]).toContain('Subject: petición');
  });

  it('is found if the boundary of its parts is missing', async () => {
    const mail = `${PEOPLE}Content-Type: multipart/mixed\n\n--b\nContent-Type: text/plain\n\nText: plover.\n--b--\n`;
    expect(await bodyOf(mail)).toBe('Text: plover.');
  });

  it('is joined where lines were broken for sending', async () => {
    const mail = `${PEOPLE}Content-Type: text/plain; format=flowed\n\nNo county \nmay opt out.\nAnn\n`;
    expect(await bodyOf(mail)).toBe('No county may opt out. / Ann');
  });
});

describe('the files in an e-mail', () => {
  /** `kingfisher` encoded by hand: three bytes become four letters of six bits. */
  const UU = 'begin 644 a.txt\n*:VEN9V9I<VAE<@``\n`\nend';

  it('are decoded from uuencode, as a part and in the text', async () => {
    const part = `${PEOPLE}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; name=b.txt\nContent-Disposition: attachment; filename=b.txt\nContent-Transfer-Encoding: x-uuencode\n\n${UU}\n--b--\n`;
    const { files } = await openInWork(part);
    expect(files).toMatchObject([{ name: 'b.txt', content: Buffer.from('kingfisher') }]);
    const inText = await openInWork(`${PEOPLE}\nbegin 644 or so\nSee below.\n${UU}\nAnn\n`);
    expect(inText.files).toMatchObject([{ name: 'a.txt', content: Buffer.from('kingfisher') }]);
    expect(inText.pages?.[0]?.slice(5)).toEqual(['begin 644 or so', 'See below.', 'Ann']);
  });

  const signed = (content: Buffer) =>
    `${PEOPLE}Content-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\n${content.toString('base64')}\n`;

  it('are extracted from a signature around them', async () => {
    const mail = signed(buildSigned('Content-Type: text/plain\r\n\r\nSigned words: osprey.\r\n'));
    const { pages, notes, files } = await openInWork(mail);
    expect(pages?.[0]?.slice(4)).toEqual(['Signed words: osprey.']);
    expect(notes.join()).toMatch(/digital signature/);
    expect(files).toEqual([]);
  });

  it('are reported as encrypted, with what to do', async () => {
    const { pages, notes } = await openInWork(signed(buildEncrypted()));
    expect(notes.join()).toMatch(/encrypted.*Open it with the mail program/);
    expect(pages?.[0]?.at(-1)).toMatch(/encrypted and is not shown/);
  });

  it('do not include a mere signature', async () => {
    const mail = `${PEOPLE}Content-Type: multipart/signed; boundary=b\n\n--b\nContent-Type: text/plain\n\nSigned.\n--b\nContent-Type: application/pkcs7-signature; name=smime.p7s\nContent-Transfer-Encoding: base64\n\n${buildSigned(undefined).toString('base64')}\n--b--\n`;
    const { files, notes } = await openInWork(mail);
    expect(files).toEqual([]);
    expect(notes.join()).toMatch(/digital signature/);
  });

  const packed = buildTnef({
    body: 'Packed words: heron.',
    attachments: [{ name: 'a long name.txt', content: Buffer.from('the attached') }],
  });

  it('are unpacked if Outlook packed them', async () => {
    const mail = `${PEOPLE}Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n${packed.toString('base64')}\n`;
    const { pages, files } = await openInWork(mail);
    expect(pages?.[0]?.at(-1)).toBe('Packed words: heron.');
    expect(files).toMatchObject([{ name: 'a long name.txt', content: Buffer.from('the attached') }]);
    const alone = await openInWork(packed);
    expect(alone.files.map(({ name }) => name)).toEqual(['a long name.txt']);
    expect((await openInWork(packed.subarray(0, packed.length - 30))).notes.join()).toMatch(/cut off/);
  });
});

describe('a message that is encrypted with PGP', () => {
  const BLOCK = '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n';

  it.each([
    ['in its text', `\nSee below.\n${BLOCK}`],
    [
      'as a part',
      `MIME-Version: 1.0\nContent-Type: multipart/encrypted; protocol="application/pgp-encrypted"; boundary=q\n\n--q\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n\n--q\nContent-Type: application/octet-stream\n\n${BLOCK}--q--\n`,
    ],
  ])('says so: %s', async (_, rest) => {
    expect((await openInWork(`${PEOPLE}${rest}`)).notes).toEqual([expect.stringMatching(/is encrypted/)]);
  });
});

describe('a mailbox', () => {
  const plain = `${PEOPLE}\nThe first speaks of albatross.\n>From here on nothing counts.\nFrom now on it does.\n`;
  const mixed = `${PEOPLE}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nThe second.\n--b\nContent-Type: text/plain; name=n.txt\nContent-Disposition: attachment; filename=n.txt\n\nbarnacle\n--b--\n`;

  it.each([
    ['Unix', 'From MAILER-DAEMON Mon Jun  1 10:00:00 2009'],
    ['Thunderbird', 'From - Mon Jun 01 10:00:00 2009'],
    ['Gmail', 'From 1234567890@xxx Mon Jun 01 10:00:00 +0000 2009'],
    ['readpst', 'From "ann@dhs.example" Mon Jun  1 10:00:00 2009'],
    ['a program that writes no date', 'From ann@dhs.example'],
    ['a program that begins files with a mark', '\ufeffFrom - Mon Jun 01 10:00:00 2009'],
  ])('is taken apart, each message a file: of %s', async (_program, postmark) => {
    const next = postmark.replace('\ufeff', '');
    const box = `${postmark}\n${plain}\n${next}\n${mixed}\n${next}\n${plain}`;
    expect(await kindOf(box)).toBe('mailbox');
    const { files, pageCount } = await openInWork(box);
    expect(pageCount).toBe(0);
    expect(files.map(({ name }) => name)).toEqual([
      'message-000001.eml',
      'message-000002.eml',
      'message-000003.eml',
    ]);
    const first = await openInWork(files[0]?.content ?? '');
    expect(first.pages?.[0]?.slice(4)).toEqual([
      'The first speaks of albatross.',
      'From here on nothing counts.',
      'From now on it does.',
    ]);
    expect((await openInWork(files[1]?.content ?? '')).files).toMatchObject([{ name: 'n.txt' }]);
  });

  it('is split if marks surround each message, as in MMDF', async () => {
    const mark = '\x01\x01\x01\x01\n';
    const box = `${mark}${plain}${mark}${mark}${mixed}${mark}`;
    expect(await kindOf(box)).toBe('mailbox');
    const { files } = await openInWork(box);
    expect(files.map(({ content }) => content.toString())).toEqual([plain.replace('>From', 'From'), mixed]);
  });

  it('stops at the limit on the number of extracted files', async () => {
    const box = `From - Mon Jun 01 10:00:00 2009\n${plain}\n`.repeat(3);
    expect(await openInWork(box, { limits: { files: 2 } })).toMatchObject({ cause: 'bomb' });
  });
});

describe('rich text', () => {
  it('yields its words: in code pages, in Unicode, without layout commands', () => {
    const rtf =
      "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fcharset204 Arial;}}{\\*\\generator x;}{\\info{\\author Nobody}}\\f0 County\\'92s opt\\endash out\\par\\f1 \\'e4\\'e0\\f0\\line\\uc1\\u8220?yes\\u8221?\\~{\\b b}old}";
    expect(rtfToText(rtf)).toBe('County’s opt–out\nда\n“yes”\u00a0bold');
  });

  it('is decompressed to its end, even if it claims to continue for gigabytes', () => {
    const packed = packRtf('{\\rtf1 The county may opt out.}');
    packed.writeUInt32LE(0x7fff_fff0, 0);
    expect(compressedRtfToText(packed)).toBe('The county may opt out.');
  });
});
