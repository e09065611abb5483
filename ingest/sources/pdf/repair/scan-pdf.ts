import { createReadStream } from 'node:fs';

/** What the bytes of a PDF show without parsing it. Compressed objects are not seen. */
export interface PdfScan {
  /** It carries files somewhere. */
  carriesFiles: boolean;
  /** Number of page objects, including those of earlier revisions. */
  pageObjects: number;
}

const FILE = '/EmbeddedFile';
const PAGE = /\/Type\s{0,4}\/Page(?![A-Za-z])/g;
/** A match may lie across two chunks. */
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
