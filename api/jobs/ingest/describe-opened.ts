import { extname } from 'node:path';
import { isArchive, kindNames } from '#contract/intake/kind-names.ts';
import type { FileKind } from '#contract/intake/production.ts';
import { counted } from '#contract/values/counted.ts';
import type { OpenedSource } from '#ingest';

/**
 * File name extensions of each kind; the ledger mentions a file with another kind's extension, but not one
 * without any.
 */
const ENDINGS: Partial<Record<FileKind, string[]>> = {
  pdf: ['.pdf'],
  tiff: ['.tif', '.tiff'],
  jpeg: ['.jpg', '.jpeg', '.jpe'],
  png: ['.png'],
  zip: ['.zip'],
  email: ['.eml', '.emlx', '.mht', '.mhtml'],
  mailbox: ['.mbox', '.mbx'],
  outlook: ['.msg', '.oft'],
  text: ['.txt', '.csv', '.log', '.htm', '.html', '.xml', '.json', '.tsv'],
  word: ['.doc', '.docx', '.docm', '.dot', '.dotx', '.rtf', '.odt'],
  excel: ['.xls', '.xlsx', '.xlsm', '.xlsb', '.ods'],
  powerpoint: ['.ppt', '.pptx', '.pptm', '.pps', '.ppsx', '.odp'],
};
const ENDINGS_OF_OTHERS = [
  '.gif',
  '.bmp',
  '.webp',
  '.rar',
  '.7z',
  '.gz',
  '.tar',
  '.mp3',
  '.mp4',
  '.wav',
  '.exe',
];

/** The ledger's note on an opened file, besides its pages; null if there is nothing to report. */
export function describeOpened(path: string, kind: FileKind, opened: OpenedSource): string | null {
  const said = [
    describeWrongName(path, kind),
    opened.note,
    describeSeparateFiles(kind, opened),
    describeRendition(kind, opened),
  ];
  return said.filter((each) => each !== null).join(' ') || null;
}

function describeWrongName(path: string, kind: FileKind): string | null {
  const ending = extname(path).toLowerCase();
  const others = Object.entries(ENDINGS).some(
    ([other, endings]) => other !== kind && endings.includes(ending),
  );
  if (ENDINGS[kind]?.includes(ending) || !(others || ENDINGS_OF_OTHERS.includes(ending))) return null;
  return `Named ${ending}, but it is ${kindNames[kind]}.`;
}

function describeSeparateFiles(kind: FileKind, { files }: OpenedSource): string | null {
  const count = files.length;
  const are = count === 1 ? 'is' : 'are';
  if (kind === 'mailbox') return `A mailbox; its ${counted(count, 'message')} ${are} listed below it.`;
  if (isArchive(kind)) return `An archive; its ${counted(count, 'file')} ${are} listed below it.`;
  return count === 0 ? null : `Its ${counted(count, 'attachment')} ${are} listed below it.`;
}

function describeRendition(kind: FileKind, { rendition }: OpenedSource): string | null {
  return rendition === null || kind === 'pdf' ? null : `Shown from a PDF made of it.`;
}
