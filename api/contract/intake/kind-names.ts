import type { FileKind } from './production.ts';

/** The kind of a file in a sentence. */
export const kindNames: Record<FileKind, string> = {
  pdf: 'a PDF',
  tiff: 'a TIFF image',
  jpeg: 'a JPEG image',
  png: 'a PNG image',
  zip: 'a ZIP archive',
  email: 'an e-mail',
  mailbox: 'a mailbox',
  outlook: 'an Outlook message',
  tnef: 'an Outlook package (winmail.dat)',
  text: 'plain text',
  word: 'a Word document',
  excel: 'an Excel workbook',
  powerpoint: 'a PowerPoint presentation',
  'load-file': 'a load file',
  empty: 'an empty file',
  other: 'of a kind that is not known',
};

/** The same for a column or a list, without the article. */
export function formatKind(kind: FileKind): string {
  return kind === 'other' ? 'not known' : kindNames[kind].replace(/^an? /, '');
}

/** Kinds that are only containers, without pages of their own: the files extracted from one are no family. */
export function isArchive(kind: FileKind): boolean {
  return kind === 'zip' || kind === 'mailbox';
}

/** Kinds that contain one message with its attachments. */
export function isMessage(kind: FileKind): boolean {
  return kind === 'email' || kind === 'outlook' || kind === 'tnef';
}

/** Kinds that contain other files, which the ledger lists below them. */
export function holdsFiles(kind: FileKind): boolean {
  return isArchive(kind) || isMessage(kind);
}

/** Kinds whose pages are laid out from their text, so that the text layer is exactly the file's content. */
export function isSetFromText(kind: FileKind): boolean {
  return kind === 'text' || isMessage(kind);
}

/** How the pages of a file were converted to PDF; null if it is a PDF. */
export function describeConverted({ kind, rendition }: { kind: FileKind; rendition: number }): string | null {
  if (rendition === 0) return null;
  if (kind === 'pdf') return 'shown from an unlocked or repaired copy of the PDF';
  return `shown from a PDF made of the ${formatKind(kind)}`;
}
