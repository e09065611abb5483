import { readFile, writeFile } from 'node:fs/promises';
import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFParser,
  PDFRawStream,
  PDFRef,
  PDFWriter,
} from '@cantoo/pdf-lib';
import { rethrowMachineError } from '../../../machine-error.ts';
import { openPdf } from '../open-pdf.ts';

/** A copy of a PDF with a new list of its pages, for reading and display; the original is not changed. */
export interface RepairedPdf {
  pageCount: number;
  /** Number of pages of which something is lost; they are not in the copy. */
  incomplete: number;
}

/** A page inherits these from the nodes above it if it has none of its own (ISO 32000-2, table 31). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
/** Depth of the page tree: more is a cycle. */
const MOST_DEPTH = 50;
const END = Buffer.from('endobj');

/**
 * Writes a copy that lists every complete page: for a file that was truncated before its cross-reference
 * table, and for one whose own count leaves pages out. Undefined if nothing can be recovered, or if the file
 * is encrypted.
 */
export async function repairPdf(path: string, to: string): Promise<RepairedPdf | undefined> {
  const context = await parse(await readFile(path));
  if (!context || context.trailerInfo.Encrypt) return undefined;
  const pages = listPages(context);
  const whole = pages.filter((page) => isWhole(page, context));
  if (whole.length === 0) return undefined;
  listAnew(whole, context);
  await writeFile(to, await PDFWriter.forContext(context, Number.POSITIVE_INFINITY).serializeToBuffer());
  const copy = await openPdf(to).catch((error: unknown) => {
    rethrowMachineError(error);
    return undefined;
  });
  await copy?.close();
  return copy && { pageCount: copy.pageCount, incomplete: pages.length - whole.length };
}

/** Whatever follows the last complete object was truncated. */
async function parse(bytes: Buffer): Promise<PDFContext | undefined> {
  const end = bytes.lastIndexOf(END);
  const tail = bytes.includes('startxref', end < 0 ? 0 : end) ? bytes : bytes.subarray(0, end + END.length);
  try {
    return await PDFParser.forBytesWithOptions(tail).parseDocument();
  } catch {
    // The package throws plain errors for whatever is wrong with a file; the caller has its own message.
    return undefined;
  }
}

/**
 * In the order of the file's own page tree, as far as it goes; pages outside it follow in the order of their
 * objects.
 */
function listPages(context: PDFContext): PDFRef[] {
  const pages = new Map<string, PDFRef>();
  const catalog = context.lookup(context.trailerInfo.Root);
  if (catalog instanceof PDFDict) walk(catalog.get(PDFName.of('Pages')), context, pages, MOST_DEPTH);
  for (const [reference, object] of context.enumerateIndirectObjects()) {
    if (isOf('Page', object) && hasParent(object, context)) pages.set(reference.toString(), reference);
  }
  return [...pages.values()];
}

function walk(
  node: PDFObject | undefined,
  context: PDFContext,
  pages: Map<string, PDFRef>,
  depth: number,
): void {
  if (!(node instanceof PDFRef) || depth === 0) return;
  const object = context.lookup(node);
  if (!(object instanceof PDFDict)) return;
  const kids = context.lookup(object.get(PDFName.of('Kids')));
  if (kids instanceof PDFArray) for (const kid of kids.asArray()) walk(kid, context, pages, depth - 1);
  else if (isOf('Page', object)) pages.set(node.toString(), node);
}

function isOf(type: string, object: PDFObject): object is PDFDict {
  return object instanceof PDFDict && object.get(PDFName.of('Type')) === PDFName.of(type);
}

/** A page that a later change removed from the document may still be in the file, outside its page tree. */
function hasParent(page: PDFDict, context: PDFContext): boolean {
  const parent = page.get(PDFName.of('Parent'));
  const list = context.lookup(parent);
  if (!(list instanceof PDFDict)) return true;
  const kids = context.lookup(list.get(PDFName.of('Kids')));
  return !(kids instanceof PDFArray);
}

/** Whether all of its content is in the file; a page without content is complete too. */
function isWhole(reference: PDFRef, context: PDFContext): boolean {
  const page = context.lookup(reference);
  if (!(page instanceof PDFDict)) return false;
  const contents = page.get(PDFName.of('Contents'));
  if (contents === undefined) return true;
  const resolved = context.lookup(contents);
  const parts =
    resolved instanceof PDFArray ? resolved.asArray().map((part) => context.lookup(part)) : [resolved];
  return parts.every((part) => part instanceof PDFRawStream);
}

function listAnew(pages: readonly PDFRef[], context: PDFContext): void {
  const list = context.obj({ Type: 'Pages', Count: pages.length });
  const reference = context.register(list);
  list.set(PDFName.of('Kids'), context.obj([...pages]));
  for (const page of pages) {
    const dict = context.lookup(page, PDFDict);
    for (const name of INHERITED) {
      const value = findInherited(dict, PDFName.of(name), context);
      if (value !== undefined) dict.set(PDFName.of(name), value);
    }
    if (!dict.has(PDFName.of('MediaBox'))) dict.set(PDFName.of('MediaBox'), context.obj(US_LETTER));
    dict.set(PDFName.of('Parent'), reference);
  }
  const known = context.lookup(context.trailerInfo.Root);
  const catalog = known instanceof PDFDict ? known : context.obj({ Type: 'Catalog' });
  catalog.set(PDFName.of('Pages'), reference);
  if (catalog !== known) context.trailerInfo.Root = context.register(catalog);
}

const US_LETTER = [0, 0, 612, 792].map((points) => PDFNumber.of(points));

function findInherited(page: PDFDict, name: PDFName, context: PDFContext): PDFObject | undefined {
  let at: PDFObject | undefined = page;
  for (let depth = 0; depth < MOST_DEPTH && at instanceof PDFDict; depth += 1) {
    const value: PDFObject | undefined = at.get(name);
    if (value !== undefined) return value;
    at = context.lookup(at.get(PDFName.of('Parent')));
  }
  return undefined;
}
