import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotOpen } from '../cannot-open.ts';
import { InnerNames } from '../inner-names.ts';
import type { InnerFile, OpenedSource, Opening } from '../open-source.ts';
import type { PdfDocument } from './open-pdf.ts';
import { unlockPdf } from './unlock-pdf.ts';

/** Counts a PDF's pages and takes out the files attached to it; one that is locked is copied open. Throws `CannotOpen`. */
export async function openWholePdf(opening: Opening): Promise<Partial<OpenedSource>> {
  const { path, work, passwords, limits } = opening;
  const document = await opening.openDocument(path).catch((error: unknown) => asLocked(error));
  if (document instanceof CannotOpen) {
    const rendition = join(work, 'rendition.pdf');
    const unlocked = await unlockPdf(path, rendition, passwords);
    if (!unlocked)
      throw wantsPassword(document) && passwords.length > 0 ? sayNoneFits(passwords.length) : document;
    return { ...unlocked, rendition };
  }
  const most = limits.depth < 1 ? 0 : Math.max(0, limits.files);
  const attached = await document.listAttachments();
  const files = await takeOut(attached.slice(0, most), work);
  return { pageCount: document.pageCount, files, note: sayLeftOut(attached.length - files.length) };
}

type Attached = Awaited<ReturnType<PdfDocument['listAttachments']>>[number];

async function takeOut(attached: readonly Attached[], work: string): Promise<InnerFile[]> {
  const names = new InnerNames();
  return Promise.all(
    attached.map(async ({ name, content }, index) => {
      const path = join(work, `inner-${index}`);
      await writeFile(path, content);
      return { name: names.give(name), path, quarantine: null };
    }),
  );
}

/** Its pages count whatever is attached to them; what is past the limits is told of. */
function sayLeftOut(count: number): string | null {
  if (count === 0) return null;
  const files = count === 1 ? '1 file attached to it is' : `${count} files attached to it are`;
  return `${files} not listed, because they would be more, or deeper inside one another, than allowed. Open it with a PDF reader to take them out.`;
}

/** Else no password would help: it is locked in a way that nothing here opens. */
function wantsPassword({ cause }: CannotOpen): boolean {
  return cause instanceof Error && cause.name === 'PasswordException';
}

function sayNoneFits(tried: number): CannotOpen {
  const none =
    tried === 1 ? 'The password given does not open it' : `None of the ${tried} passwords given opens it`;
  return new CannotOpen({
    cause: 'encrypted',
    message: `The PDF is locked with a password. ${none}. Check capital letters and spaces, and try again; or ask the agency for an open copy.`,
  });
}

function asLocked(error: unknown): CannotOpen {
  if (error instanceof CannotOpen && error.quarantine.cause === 'encrypted') return error;
  throw error;
}
