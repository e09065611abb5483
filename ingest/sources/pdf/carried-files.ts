import { inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from '@cantoo/pdf-lib';

export interface CarriedFile {
  name: string;
  content: Uint8Array;
}

/**
 * Every file that a PDF carries, wherever it is attached: to the document, a page, an annotation (a
 * paperclip), or rich media. All of these refer to it by a file specification that contains the file (ISO
 * 32000-2, 7.11), so all objects are searched for those. Each file once, in the order of the objects. A file
 * that cannot be decompressed, or that has more than `mostBytes`, is empty.
 */
export function listCarriedFiles(document: PDFDocument, mostBytes: number): CarriedFile[] {
  const files = new Map<string, CarriedFile>();
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    for (const specification of findSpecifications(object, MOST_DEPTH)) {
      const file = embeddedFile(specification, document);
      if (file && !files.has(file.key)) {
        files.set(file.key, {
          name: nameOf(specification, document),
          content: unpack(file.stream, mostBytes),
        });
      }
    }
  }
  return [...files.values()];
}

/** Nested dictionaries that are searched: deeper nesting is damage. */
const MOST_DEPTH = 8;
/** The same file under several names; the first that exists counts. */
const FILE_KEYS = ['UF', 'F', 'Unix', 'Mac', 'DOS'];

/** Indirect objects are visited separately. */
function* findSpecifications(object: PDFObject, depth: number): Generator<PDFDict> {
  if (depth === 0) return;
  if (object instanceof PDFDict) {
    if (object.has(PDFName.of('EF'))) yield object;
    for (const value of object.values()) yield* findSpecifications(value, depth - 1);
  } else if (object instanceof PDFArray) {
    for (const value of object.asArray()) yield* findSpecifications(value, depth - 1);
  }
}

function embeddedFile(
  specification: PDFDict,
  { context }: PDFDocument,
): { key: string; stream: PDFRawStream } | undefined {
  const embedded = context.lookup(specification.get(PDFName.of('EF')));
  if (!(embedded instanceof PDFDict)) return undefined;
  for (const key of FILE_KEYS) {
    const reference = embedded.get(PDFName.of(key));
    const stream = context.lookup(reference);
    if (reference instanceof PDFRef && stream instanceof PDFRawStream)
      return { key: reference.toString(), stream };
  }
  return undefined;
}

function nameOf(specification: PDFDict, { context }: PDFDocument): string {
  for (const key of FILE_KEYS) {
    const name = context.lookup(specification.get(PDFName.of(key)));
    if (name instanceof PDFString || name instanceof PDFHexString) return name.decodeText();
  }
  return 'attachment';
}

function unpack(stream: PDFRawStream, mostBytes: number): Uint8Array {
  try {
    const filter = stream.dict.context.lookup(stream.dict.get(PDFName.of('Filter')));
    // The usual filter has a limit, so that a small file cannot fill the memory.
    const isPlainFlate = filter === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'));
    if (isPlainFlate) return inflateSync(stream.contents, { maxOutputLength: mostBytes });
    return filter === undefined ? stream.contents : decodePDFRawStream(stream).decode();
  } catch {
    // zlib and the package throw plain errors of many kinds for damaged data; the ledger shows an empty file.
    return new Uint8Array();
  }
}
