import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotOpen } from '../cannot-open.ts';
import { InnerNames } from '../inner-names.ts';
import type { InnerFile, OpenedSource, Opening } from '../opened-source.ts';
import { writeTextPages } from '../text/write-text-pages.ts';

/** An e-mail, whatever program stored it. */
export interface Mail {
  /** In the order in which they are shown at the top; empty ones are left out. */
  headers: { name: string; value: string }[];
  text: string;
  attachments: MailAttachment[];
  /** What the pages do not show of the message, in sentences. */
  notes: string[];
}

export interface MailAttachment {
  name: string;
  /** A picture that belongs to the layout of the body, such as a logo. */
  inline: boolean;
  content: Uint8Array;
}

/** Smaller inline pictures are logos and dots, larger ones may be a pasted scan. */
const LEAST_INLINE_BYTES = 10_000;

/** Writes a mail as pages (header, list of attachments and body), and its attachments as files. */
export async function writeMail(mail: Mail, opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const { work, limits, onStep } = opening;
  const kept = mail.attachments.filter(
    ({ inline, content }) => !inline || content.length >= LEAST_INLINE_BYTES,
  );
  if (kept.length > limits.files) throw new CannotOpen(tooMany(limits.files));
  const names = new InnerNames();
  const files: InnerFile[] = [];
  for (const [index, { name, content }] of kept.entries()) {
    const path = join(work, `inner-${index}`);
    await writeFile(path, content);
    files.push({ name: names.give(name), path, quarantine: null });
    onStep();
  }
  const small = mail.attachments.length - kept.length;
  const text = compose(mail, files, small);
  return {
    pageCount: await writeTextPages(text, to, onStep),
    files,
    notes: [...mail.notes, ...describeLeftOut(small)],
  };
}

const tooMany = (most: number) =>
  ({
    cause: 'bomb',
    message: `The e-mail has more attachments than the ${Math.max(0, most)} files that are still allowed to come out of what was received with it. Allow more: ingest --retry --most-files N.`,
  }) as const;

function describeLeftOut(small: number): string[] {
  if (small === 0) return [];
  return [
    `${small} small inline ${small === 1 ? 'picture of its layout is' : 'pictures of its layout are'} in the e-mail only.`,
  ];
}

function compose({ headers, text }: Mail, files: readonly InnerFile[], small: number): string {
  const attached = files.map(({ name }) => name).join('; ');
  const lines = [
    ...headers,
    { name: 'Attachments', value: attached },
    { name: 'Inline pictures not shown', value: small > 0 ? String(small) : '' },
  ]
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}: ${value.replace(/\s+/g, ' ')}`);
  return `${lines.join('\n')}\n\n${text}`;
}
