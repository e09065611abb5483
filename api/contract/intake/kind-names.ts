import type { FileKind } from './production.ts';

/** What a file is, as a person would say it. */
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

/** The same for a column or a list: without the article. */
export function formatKind(kind: FileKind): string {
  return kind === 'other' ? 'not known' : kindNames[kind].replace(/^an? /, '');
}

/** Kinds that are boxes for other files and have no pages of their own: what comes out of one is no family. */
export function isArchive(kind: FileKind): boolean {
  return kind === 'zip' || kind === 'mailbox';
}

/** Kinds that hold one message, with what was attached to it. */
export function isMessage(kind: FileKind): boolean {
  return kind === 'email' || kind === 'outlook' || kind === 'tnef';
}

/** Kinds that hold other files: these stand in the ledger below them. */
export function holdsFiles(kind: FileKind): boolean {
  return isArchive(kind) || isMessage(kind);
}

/** Kinds whose pages are set from their text: what is in the page's text layer is what the file says. */
export function isSetFromText(kind: FileKind): boolean {
  return kind === 'text' || isMessage(kind);
}

/** How a file's pages came to be those of a PDF; null where it is one. */
export function describeConverted({ kind, rendition }: { kind: FileKind; rendition: number }): string | null {
  if (rendition === 0) return null;
  if (kind === 'pdf') return 'shown from an unlocked or repaired copy of the PDF';
  return `shown from a PDF made of the ${formatKind(kind)}`;
}
