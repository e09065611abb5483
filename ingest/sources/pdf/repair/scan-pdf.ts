import { createReadStream } from 'node:fs';

/** What the bytes of a PDF show without taking it apart. What lies in packed objects is not seen. */
export interface PdfScan {
  /** It carries files somewhere. */
  carriesFiles: boolean;
  /** Objects that are pages, those of earlier revisions included. */
  pageObjects: number;
}

const FILE = '/EmbeddedFile';
const PAGE = /\/Type\s{0,4}\/Page(?![A-Za-z])/g;
/** A mark may lie across two chunks. */
const OVERLAP = 32;

export async function scanPdf(path: string): Promise<PdfScan> {
  const scan = { carriesFiles: false, pageObjects: 0 };
  let held = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024, encoding: 'latin1' })) {
    const text = held + chunk;
    scan.carriesFiles ||= text.includes(FILE);
    for (const { index } of text.matchAll(PAGE)) if (index < text.length - OVERLAP) scan.pageObjects += 1;
    held = text.slice(-OVERLAP);
  }
  scan.pageObjects += [...held.matchAll(PAGE)].length;
  return scan;
}
