import { type FileHandle, open } from 'node:fs/promises';
import type { PdfObject } from '#ingest';

/**
 * Builds an appendix to a PDF with which any of its pages is found at once. A PDF reader finds page 2,500 by
 * walking the page tree, and many programs put every page into one flat list: then all page entries before it
 * are fetched from all over the file. The appendix is an incremental update (ISO 32000-1, 7.5.6) that leaves
 * every byte of the original in place. It adds a catalog with its own tree, in which every page hangs from a
 * node that says "1 page", so that a reader counts past the others without reading them. The pages
 * themselves, and what they inherit from their own parents, remain the original's. Returns undefined if the
 * end of the file does not conform to the standard; the file is then read as it is.
 */
export async function makePageIndex(path: string, pages: readonly PdfObject[]): Promise<Buffer | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const trailer = await readTrailer(file, size);
    return trailer && writePageIndex(size, trailer, pages);
  } finally {
    await file.close();
  }
}

/** The parts of the file's own trailer that an update must repeat. */
interface Trailer {
  /** The byte at which the file's last cross-reference section starts. */
  startxref: number;
  /** One more than the highest object number. */
  size: number;
  /** `/Encrypt` and `/ID` as written in the file, for encrypted files. */
  security: string;
}

/**
 * Bytes at the end of the file that must contain `startxref`, as readers that follow the standard search it.
 */
const END_BYTES = 2048;
/** Bytes in which a trailer is searched, including what may precede it in an `xref` table. */
const MOST_XREF_BYTES = 16 * 2 ** 20;

async function readTrailer(file: FileHandle, size: number): Promise<Trailer | undefined> {
  const end = await readText(file, Math.max(0, size - END_BYTES), size);
  const last = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(end);
  const startxref = Number(last?.[1] ?? Number.NaN);
  if (!(startxref < size)) return undefined;
  const section = await readText(file, startxref, Math.min(size, startxref + MOST_XREF_BYTES));
  const dictionary = section.startsWith('xref')
    ? cutBetween(section, 'trailer', 'startxref')
    : cutBetween(section, 'obj', 'stream');
  const objects = /\/Size\s+(\d+)/.exec(dictionary ?? '')?.[1];
  if (!dictionary || !objects) return undefined;
  return { startxref, size: Number(objects), security: readSecurity(dictionary) };
}

/** The dictionary between two keywords. */
function cutBetween(section: string, from: string, to: string): string | undefined {
  const start = section.indexOf('<<', section.indexOf(from));
  const end = section.indexOf(to, start);
  return start < 0 || end < 0 ? undefined : section.slice(start, end);
}

function readSecurity(dictionary: string): string {
  const encrypt = /\/Encrypt\s+\d+\s+\d+\s+R/.exec(dictionary)?.[0];
  const id = /\/ID\s{0,9}\[[^[\]]{0,300}\]/.exec(dictionary)?.[0];
  return encrypt ? `${encrypt}${id ?? ''}` : '';
}

async function readText(file: FileHandle, from: number, to: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.toString('latin1', 0, bytesRead);
}

/** Children of one node: a page is then found within four steps in a file of 60,000 pages. */
const KIDS = 16;

interface TreeNode {
  reference: string;
  pages: number;
}

function writePageIndex(fileSize: number, trailer: Trailer, pages: readonly PdfObject[]): Buffer {
  const firstNew = Math.max(trailer.size, ...pages.map((page) => page.number + 1));
  const bodies: string[] = [];
  const add = (body: string): string => {
    bodies.push(body);
    return `${firstNew + bodies.length - 1} 0 R`;
  };
  const addNode = (kids: readonly TreeNode[]): TreeNode => {
    const count = kids.reduce((sum, kid) => sum + kid.pages, 0);
    const references = kids.map((kid) => kid.reference).join(' ');
    return { reference: add(`<</Type/Pages/Count ${count}/Kids[${references}]>>`), pages: count };
  };
  let level = pages.map(({ number, generation }) =>
    addNode([{ reference: `${number} ${generation} R`, pages: 1 }]),
  );
  while (level.length > 1) level = inGroups(level).map(addNode);
  const catalog = add(`<</Type/Catalog/Pages ${level[0]?.reference}>>`);
  return writeUpdate(
    fileSize,
    firstNew,
    bodies,
    `/Root ${catalog}/Prev ${trailer.startxref}${trailer.security}`,
  );
}

function inGroups(nodes: readonly TreeNode[]): TreeNode[][] {
  return Array.from({ length: Math.ceil(nodes.length / KIDS) }, (_, group) =>
    nodes.slice(group * KIDS, (group + 1) * KIDS),
  );
}

/** The objects, their cross-reference table and the trailer that points back to the original's. */
function writeUpdate(fileSize: number, firstNew: number, bodies: readonly string[], entries: string): Buffer {
  let text = '\n';
  const offsets = bodies.map((body, index) => {
    const offset = fileSize + text.length;
    text += `${firstNew + index} 0 obj\n${body}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const startxref = fileSize + text.length;
  text += `xref\n${firstNew} ${bodies.length}\n${offsets.join('')}`;
  text += `trailer\n<</Size ${firstNew + bodies.length}${entries}>>\nstartxref\n${startxref}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
