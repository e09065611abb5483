import { readFile, writeFile } from 'node:fs/promises';
import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { rethrowMachineError } from '../../../machine-error.ts';
import { openPdf } from '../open-pdf.ts';

/** A decrypted copy of an encrypted PDF, for reading and display; the original is not changed. */
export interface UnlockedPdf {
  pageCount: number;
  /** For the ledger. */
  note: string;
}

/** Tries the passwords in turn. Undefined if none fits, or if the copy cannot be opened either. */
export async function unlockPdf(
  path: string,
  to: string,
  passwords: readonly string[],
): Promise<UnlockedPdf | undefined> {
  const bytes = await readFile(path);
  const opened = await openWithPassword(bytes, passwords);
  if (opened) return save(opened, to, 'Opened with a password.');
  const unlocked = await openWithoutLock(bytes);
  return unlocked && save(unlocked, to, 'Its pages are not locked, but files attached to it are.');
}

async function openWithPassword(
  bytes: Uint8Array,
  passwords: readonly string[],
): Promise<PDFDocument | undefined> {
  for (const password of passwords) {
    const document = await PDFDocument.load(bytes, { password, updateMetadata: false }).catch(
      () => undefined,
    );
    if (document) return document;
  }
  return undefined;
}

/** Some files encrypt only their attachments, but readers that ask for the password first reject them. */
async function openWithoutLock(bytes: Uint8Array): Promise<PDFDocument | undefined> {
  const document = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(
    () => undefined,
  );
  const lock = document?.context.lookup(document.context.trailerInfo.Encrypt);
  if (!document || !(lock instanceof PDFDict)) return undefined;
  const open = ['StmF', 'StrF'].every((what) => lock.get(PDFName.of(what)) === PDFName.of('Identity'));
  if (!open) return undefined;
  delete document.context.trailerInfo.Encrypt;
  return document;
}

/** The copy counts only if it can be opened. */
async function save(document: PDFDocument, to: string, how: string): Promise<UnlockedPdf | undefined> {
  await writeFile(to, await document.save({ useObjectStreams: false, addDefaultPage: false }));
  const copy = await openPdf(to).catch((error: unknown) => {
    rethrowMachineError(error);
    return undefined;
  });
  await copy?.close();
  return copy && { pageCount: copy.pageCount, note: `${how} Shown from an unlocked copy.` };
}
