import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FieldsData } from '@kenjiuno/msgreader';
import { CannotOpen } from '../cannot-open.ts';
import { decodeText } from '../decode-text.ts';
import type { OpenedSource, Opening } from '../open-source.ts';
import { htmlToText } from './html-to-text.ts';
import { type Mail, type MailAttachment, writeMail } from './write-mail.ts';

/** An old kind of package, whose default export Node and vitest find in two places: asked for as it was made to be. */
const { default: MsgReader } = createRequire(import.meta.url)(
  '@kenjiuno/msgreader',
) as typeof import('@kenjiuno/msgreader', { with: { 'resolution-mode': 'require' }});

/** The one file that knows msgreader: a message as Outlook saves it ([MS-OXMSG]). */
export async function openOutlook(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  return writeMail(parse(await readFile(opening.path)), opening, to);
}

function parse(bytes: Buffer): Mail {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const reader = new MsgReader(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);
    const fields = reader.getFileData();
    if (fields.error) throw new Error(fields.error);
    const attachments = (fields.attachments ?? []).map((attachment): MailAttachment => {
      const { fileName, content } = reader.getAttachment(attachment);
      const name = attachment.innerMsgContent ? `${attachment.name ?? 'message'}.msg` : fileName;
      return { name: name || 'attachment', inline: attachment.attachmentHidden === true, content };
    });
    return { headers: listHeaders(fields), text: textOf(fields), attachments };
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new CannotOpen(
      {
        cause: 'damaged',
        message: `The Outlook message can't be taken apart (${detail}). Open it with Outlook and add its pages as a PDF.`,
      },
      cause,
    );
  }
}

function listHeaders(fields: FieldsData): Mail['headers'] {
  const to = (kind: string) =>
    (fields.recipients ?? [])
      .filter(({ recipType }) => recipType === kind)
      .map((person) => sayPerson(person.name, person.smtpAddress ?? person.email))
      .join('; ');
  return [
    { name: 'From', value: sayPerson(fields.senderName, fields.senderSmtpAddress ?? fields.senderEmail) },
    { name: 'To', value: to('to') },
    { name: 'Cc', value: to('cc') },
    { name: 'Bcc', value: to('bcc') },
    { name: 'Sent', value: fields.clientSubmitTime ?? fields.messageDeliveryTime ?? '' },
    { name: 'Subject', value: fields.subject ?? '' },
  ];
}

function sayPerson(name = '', address = ''): string {
  if (name === '' || address === '' || name === address) return name || address;
  // An address inside the sender's own organisation is a path of its directory: noise.
  return address.includes('@') ? `${name} <${address}>` : name;
}

function textOf({ body, bodyHtml, html, compressedRtf }: FieldsData): string {
  if (body?.trim()) return body;
  if (bodyHtml) return htmlToText(bodyHtml);
  if (html) return htmlToText(decodeText(html).text);
  return compressedRtf
    ? '[The text of this message is kept in a form that is read by Outlook only (RTF). Open the file as received with Outlook.]'
    : '';
}
