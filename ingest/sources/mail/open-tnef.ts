import { readFile } from 'node:fs/promises';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenedSource, Opening } from '../opened-source.ts';
import { readTnef, type TnefMessage } from './read-tnef.ts';
import { writeMail } from './write-mail.ts';

/** `winmail.dat`, the file in which some mail programs save what Outlook sent. */
export async function openTnef(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const { subject, text, attachments, isCutOff } = parse(await readFile(opening.path));
  const mail = {
    headers: [{ name: 'Subject', value: subject }],
    text,
    attachments: attachments.map((each) => ({ ...each, inline: false })),
    notes: isCutOff ? ['The package is cut off; there may have been more in it.'] : [],
  };
  return writeMail(mail, opening, to);
}

function parse(bytes: Uint8Array): TnefMessage {
  try {
    return readTnef(bytes);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new CannotOpen(
      {
        cause: 'damaged',
        message:
          'The Outlook package (winmail.dat) can’t be taken apart. Open the e-mail that it came with in Outlook and add its pages as a PDF.',
      },
      cause,
    );
  }
}
