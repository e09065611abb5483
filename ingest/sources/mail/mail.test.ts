import { describe, expect, it } from 'vitest';
import { buildOutlook } from '../../testing/builders/build-outlook.ts';
import { openInWork } from '../../testing/open-in-work.ts';
import { htmlToText } from './html-to-text.ts';

const HEADER = `From: "Smith, Ann" <ann@ice.example>
To: bob@dhs.example, Counties: cook@il.example;
Cc: Carol <carol@dhs.example>
Subject: =?utf-8?Q?Opt=2Dout_caf=C3=A9?=
Date: Mon, 17 Jan 2011 12:00:00 -0500
MIME-Version: 1.0
`;
const plain = (body: string) => `${HEADER}Content-Type: text/plain; charset=utf-8\n\n${body}`;
const mixed = (...parts: string[]) =>
  `${HEADER}Content-Type: multipart/mixed; boundary=xx\n\n${parts.map((part) => `--xx\n${part}\n`).join('')}--xx--\n`;

describe('an e-mail', () => {
  it('becomes pages that show who wrote what to whom and when, then the text', async () => {
    const { pages, pageCount } = await openInWork(plain('No county may opt out.\n\nAnn'));
    expect(pageCount).toBe(1);
    expect(pages?.[0]).toEqual([
      'From: Smith, Ann <ann@ice.example>',
      'To: bob@dhs.example; Counties: cook@il.example',
      'Cc: Carol <carol@dhs.example>',
      'Date: Mon, 17 Jan 2011 12:00:00 -0500',
      'Subject: Opt-out café',
      'No county may opt out.',
      'Ann',
    ]);
  });

  it('keeps a subject that is longer than its lines, letter for letter', async () => {
    const subject = `${'whether a county may opt out of Secure Communities '.repeat(5)}${'x'.repeat(200)} end`;
    const { pages } = await openInWork(`Subject: ${subject}\nDate: Mon, 17 Jan 2011 12:00:00 -0500\n\nBody.`);
    const shown = pages?.[0]?.join('') ?? '';
    expect(shown.replace(/\s/g, '')).toContain(`Subject:${subject}`.replace(/\s/g, ''));
  });

  it('has its attachments as files, including a mail inside it, under names safe to display', async () => {
    const { pages, files } = await openInWork(
      mixed(
        'Content-Type: text/plain\n\nSee attached.',
        'Content-Type: text/plain; name=a.txt\nContent-Disposition: attachment; filename="../a.txt"\n\nthe attached text',
        `Content-Type: message/rfc822\n\n${plain('the inner mail')}`,
        'Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\nJVBERi0xLjQK',
      ),
    );
    expect(files.map(({ name }) => name)).toEqual(['a.txt', 'message.eml', 'a.pdf']);
    expect(files.map(({ content }) => content.toString().includes('the'))).toEqual([true, true, false]);
    expect(files[2]?.content.toString()).toBe('%PDF-1.4\n');
    expect(pages?.[0]).toContain('Attachments: a.txt; message.eml; a.pdf');
  });

  it('with only HTML has its words, and nothing of what it would fetch or run', async () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><p>May a county<br>opt out?</p><script>alert(1)</script><img src="https://tracker.example/x.png"><table><tr><td>yes</td><td>no</td></tr></table></body></html>';
    const { pages } = await openInWork(`${HEADER}Content-Type: text/html\n\n${html}`);
    const words = pages?.[0]?.slice(5).join(' / ');
    expect(words).toBe('May a county / opt out? / yes no');
  });

  it('leaves out small inline pictures, says so, and extracts a large one', async () => {
    const picture = (name: string, bytes: number) =>
      `Content-Type: image/png; name=${name}\nContent-Disposition: inline; filename=${name}\nContent-Transfer-Encoding: base64\n\n${Buffer.alloc(bytes, 7).toString('base64')}`;
    const { files, notes, pages } = await openInWork(
      mixed('Content-Type: text/plain\n\nwords', picture('logo.png', 500), picture('scan.png', 20_000)),
    );
    expect(files.map(({ name }) => name)).toEqual(['scan.png']);
    expect(notes.join()).toMatch(/1 small inline picture of its layout is in the e-mail only/);
    expect(pages?.[0]).toContain('Inline pictures not shown: 1');
  });
});

describe('an Outlook message', () => {
  it('becomes pages as an e-mail does, with its attachments and the message inside it', async () => {
    const { pages, files } = await openInWork(
      buildOutlook({
        subject: 'Opt-out talking points',
        body: 'Participation is mandatory.\r\nAnn',
        to: [{ name: 'Bob Jones', email: 'bob@dhs.example' }],
        attachments: [{ name: 'points.txt', content: Buffer.from('the points') }],
        inner: { subject: 'An earlier message', body: 'Participation is voluntary.' },
      }),
    );
    expect(pages?.[0]).toEqual([
      'From: Ann Smith <ann@ice.example>',
      'To: Bob Jones <bob@dhs.example>',
      'Subject: Opt-out talking points',
      'Attachments: points.txt; An earlier message.msg',
      'Participation is mandatory.',
      'Ann',
    ]);
    expect(files[0]?.content.toString()).toBe('the points');
    const inner = await openInWork(files[1]?.content ?? '');
    expect(inner.pages?.[0]).toContain('Participation is voluntary.');
  });

  it('with only HTML has its words', async () => {
    const { pages } = await openInWork(buildOutlook({ subject: 'x', html: '<p>Opt&nbsp;out &amp; in</p>' }));
    expect(pages?.[0]).toContain('Opt out & in');
  });

  it('has the fields of an appointment and a contact beside a message', async () => {
    const appointment = await openInWork(
      buildOutlook({
        subject: 'Meeting with the county',
        appointment: {
          '8208': 'Room 12, under the clock',
          '820D': new Date('2010-10-04T18:30:00Z'),
          '820E': new Date('2010-10-04T19:00:00Z'),
        },
      }),
    );
    expect(appointment.pages?.[0]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^Start: .*2010 18:30/),
        expect.stringMatching(/^End: .*2010 19:00/),
        'Place: Room 12, under the clock',
      ]),
    );
    const contact = await openInWork(
      buildOutlook({
        subject: 'Bob Jones',
        texts: { '3A16': 'County of Arlington', '3A08': '703 555 0100' },
      }),
    );
    expect(contact.pages?.[0]).toEqual(
      expect.arrayContaining(['Company: County of Arlington', 'Business phone: 703 555 0100']),
    );
  });

  it.each([
    [1252, Buffer.from('\x93County\x92s opt\x96out\x94', 'latin1'), '“County’s opt–out”'],
    [1251, Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]), 'Привет'],
    [950, Buffer.from([0xa4, 0xa4, 0xa4, 0xe5]), '中文'],
    [932, Buffer.from([0x93, 0xfa, 0x96, 0x7b]), '日本'],
  ])('has its words in the code page that it names: %i', async (codePage, body, words) => {
    const { pages } = await openInWork(buildOutlook({ subject: 'x', inCodePage: { codePage, body } }));
    expect(pages?.[0]).toContain(words);
  });

  it('that is damaged is quarantined', async () => {
    const message = buildOutlook({ subject: 'x', body: 'y'.repeat(10_000) });
    expect(await openInWork(message.subarray(0, 2048))).toMatchObject({
      cause: expect.stringMatching(/damaged|empty/),
    });
  });
});

describe('htmlToText', () => {
  it.each([
    ['a < b and c > d', 'a < b and c > d'],
    ['<p>unclosed <b>bold', 'unclosed bold'],
    ['<!-- hidden -->shown', 'shown'],
    ['<!-- never ends', ''],
    ['<ul><li>one<li>two</ul>', '- one\n- two'],
    ['&#8220;x&#x201d; &unknown; &#99999999;', '“x” &unknown; \ufffd'],
    ['&toString; &constructor; caf&eacute vol&shy;untary', '&toString; &constructor; café voluntary'],
    ['<table><tr><td>a<td>b<tr><td>c</td><td>d</td></table>', 'a\tb\nc\td'],
    ['x<script>"</p>"</script>y<pre>a\n  b</pre>', 'xy\na\n  b'],
    ['<style>never ends', ''],
  ])('reads %j as %j', (html, words) => {
    expect(htmlToText(html)).toBe(words);
  });
});
