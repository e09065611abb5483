import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';
import { toTurn } from '#contract/values/turn.ts';
import { cleanContent } from './clean-content.ts';
import { CannotCopy, decodeContent } from './decode-content.ts';
import type { PageBox } from './displayed-page.ts';
import { keepWhatShows } from './keep-what-shows.ts';
import { type ContentScan, scanContent } from './scan-content.ts';

/** A received PDF from which pages can be taken. */
export type TakableDocument = PDFDocument;

/** What a page shows, still in its own file, ready to be copied. */
export interface TakenPage {
  document: TakableDocument;
  /** The displayed part. */
  box: PageBox;
  resources: PDFDict;
  contents: PDFObject[];
  /** The page's transparency group, if it has one. */
  group: PDFObject | undefined;
  scan: ContentScan;
}

const name = (text: string) => PDFName.of(text);
/** Hidden, and not to be viewed (PDF 32000-1, table 165). */
const UNSEEN_FLAGS = 0b100010;
type Box = [x0: number, y0: number, x1: number, y1: number];
const LETTER: Box = [0, 0, 612, 792];

/** @throws CannotCopy if no page of the file can be taken out unchanged */
export async function openForTaking(bytes: Uint8Array): Promise<TakableDocument> {
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
      ignoreEncryption: true,
    });
    if (document.isEncrypted) throw new CannotCopy('the source file is encrypted');
    if (hasSwitchedOffLayers(document)) {
      throw new CannotCopy('the source file has layers that are switched off');
    }
    return document;
  } catch (cause) {
    if (cause instanceof CannotCopy) throw cause;
    // Encrypted objects often look like damaged ones.
    const what = Buffer.from(bytes).includes('/Encrypt') ? 'encrypted' : 'damaged';
    throw new CannotCopy(`the source file is ${what}`, { cause });
  }
}

/**
 * Takes what the page shows. Its actions, thumbnails and private data are left out.
 *
 * @throws CannotCopy if its content alone would not look like the page
 */
export function takePage(document: TakableDocument, pageIndex: number): TakenPage {
  try {
    return takeSoundPage(document, document.getPage(pageIndex).node);
  } catch (cause) {
    if (cause instanceof CannotCopy) throw cause;
    throw new CannotCopy('the page is damaged', { cause });
  }
}

function takeSoundPage(document: PDFDocument, page: PDFPageLeaf): TakenPage {
  if (listAnnotations(page).some(isDrawn)) {
    throw new CannotCopy('the page has notes, stamps, links or form fields drawn over it');
  }
  const contents = listContents(page);
  const whole = contents.map((part) => decodeContent(document.context.lookup(part))).join('\n');
  const cleaned = cleanContent(whole);
  const scan = scanContent(cleaned ?? whole);
  const resources = document.context.lookup(page.getInheritableAttribute(PDFName.Resources));
  return {
    document,
    box: findVisibleBox(page),
    resources: keepWhatShows(resources instanceof PDFDict ? resources : document.context.obj({}), scan.names),
    contents: cleaned === undefined ? contents : [addStream(document, cleaned)],
    group: page.get(name('Group')),
    scan,
  };
}

function addStream(document: PDFDocument, content: string): PDFObject {
  return document.context.register(document.context.flateStream(Buffer.from(content, 'latin1')));
}

function listContents(page: PDFPageLeaf): PDFObject[] {
  const contents = page.Contents();
  if (contents === undefined) return [];
  if (contents instanceof PDFArray) return contents.asArray();
  const whole = page.get(PDFName.Contents);
  return whole === undefined ? [] : [whole];
}

function listAnnotations(page: PDFPageLeaf): PDFDict[] {
  const annotations = page.Annots();
  if (annotations === undefined) return [];
  return annotations.asArray().flatMap((item) => {
    const annotation = page.context.lookup(item);
    return annotation instanceof PDFDict ? [annotation] : [];
  });
}

/** Links without a frame and closed notes' windows leave no mark on the page, so they can be dropped. */
function isDrawn(annotation: PDFDict): boolean {
  const flags = annotation.lookup(name('F'));
  if (flags instanceof PDFNumber && (flags.asNumber() & UNSEEN_FLAGS) !== 0) return false;
  const kind = annotation.lookup(name('Subtype'));
  if (kind === name('Popup')) return false;
  return kind !== name('Link') || annotation.has(name('AP')) || readFrameWidth(annotation) > 0;
}

function readFrameWidth(annotation: PDFDict): number {
  const style = annotation.lookup(name('BS'));
  const border = annotation.lookup(name('Border'));
  const width =
    style instanceof PDFDict
      ? style.lookup(name('W'))
      : border instanceof PDFArray
        ? border.lookup(2)
        : undefined;
  return width instanceof PDFNumber ? width.asNumber() : 1;
}

function hasSwitchedOffLayers(document: PDFDocument): boolean {
  const layers = document.catalog.lookup(name('OCProperties'));
  const usual = layers instanceof PDFDict ? layers.lookup(name('D')) : undefined;
  if (!(usual instanceof PDFDict)) return false;
  const off = usual.lookup(name('OFF'));
  return usual.lookup(name('BaseState')) === name('OFF') || (off instanceof PDFArray && off.size() > 0);
}

/** The box that viewers display: the crop box within the media box, or the media box if they do not meet. */
function findVisibleBox(page: PDFPageLeaf): PageBox {
  const media = readBox(page, 'MediaBox') ?? LETTER;
  const crop = readBox(page, 'CropBox') ?? media;
  const meet: Box = [
    Math.max(media[0], crop[0]),
    Math.max(media[1], crop[1]),
    Math.min(media[2], crop[2]),
    Math.min(media[3], crop[3]),
  ];
  const [x0, y0, x1, y1] = meet[0] < meet[2] && meet[1] < meet[3] ? meet : media;
  const turned = page.context.lookup(page.getInheritableAttribute(PDFName.Rotate));
  const unit = page.lookup(name('UserUnit'));
  return {
    x0,
    y0,
    x1,
    y1,
    rotate: toTurn(turned instanceof PDFNumber ? turned.asNumber() : 0),
    userUnit: unit instanceof PDFNumber && unit.asNumber() > 0 ? unit.asNumber() : 1,
  };
}

function readBox(page: PDFPageLeaf, key: string): Box | null {
  const array = page.context.lookup(page.getInheritableAttribute(name(key)));
  if (!(array instanceof PDFArray) || array.size() !== 4) return null;
  const sides = [0, 1, 2, 3].map((index) => array.lookup(index, PDFNumber).asNumber());
  const [a = 0, b = 0, c = 0, d = 0] = sides;
  const box: Box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
  return box[0] < box[2] && box[1] < box[3] ? box : null;
}
