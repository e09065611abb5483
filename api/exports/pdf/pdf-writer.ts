import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as fontkit from '@cantoo/fontkit';
import {
  PDFDict,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  type PDFPage,
  type PDFRef,
} from '@cantoo/pdf-lib';
import type { Picture } from '../exhibits/pages/encode-picture.ts';
import { type Matrix, type PageBox, toUserSpace } from './displayed-page.ts';
import type { Drawing, MeasureText } from './drawing.ts';
import { HiddenFont } from './hidden-font.ts';
import type { TakenPage } from './take-page.ts';

/** Builds one PDF. Only the files of this folder use pdf-lib. */
export interface PdfWriter {
  measure: MeasureText;
  /** A page taken from its file, showing `box` of it, with `drawings` on top. */
  addCopy(taken: TakenPage, box: PageBox, drawings: Drawing[]): void;
  /** A page of `width` × `height` points; the picture leaves `strip` points free below it. */
  addPicture(
    picture: Picture,
    size: { width: number; height: number; strip: number },
    drawings: Drawing[],
  ): void;
  addSheet(size: { width: number; height: number }, drawings: Drawing[]): void;
  /** The finished file, with one bookmark per page; those after the first are nested in the first. */
  finish(about: { title: string; program: string; now: Date; bookmarks: string[] }): Promise<Uint8Array>;
}

interface Fonts {
  regular: PDFFont;
  bold: PDFFont;
  hidden: HiddenFont;
}

const name = (text: string) => PDFName.of(text);

export async function createPdf(): Promise<PdfWriter> {
  const document = await PDFDocument.create({ updateMetadata: false });
  document.registerFontkit(fontkit);
  const fonts: Fonts = {
    regular: await document.embedFont(await readFont('400Regular/Tinos_400Regular.ttf'), { subset: true }),
    bold: await document.embedFont(await readFont('700Bold/Tinos_700Bold.ttf'), { subset: true }),
    hidden: new HiddenFont(document),
  };
  const copiers = new Map<PDFDocument, PDFObjectCopier>();
  const copierFor = (source: PDFDocument) => {
    const known = copiers.get(source) ?? PDFObjectCopier.for(source.context, document.context);
    copiers.set(source, known);
    return known;
  };
  return {
    measure: (text, size, bold) => (bold ? fonts.bold : fonts.regular).widthOfTextAtSize(text, size),
    addCopy: (taken, box, drawings) =>
      addCopy(document, fonts, copierFor(taken.document), taken, box, drawings),
    addPicture: (picture, size, drawings) => addPicture(document, fonts, picture, size, drawings),
    addSheet: ({ width, height }, drawings) => {
      const page = document.addPage([width, height]);
      const resources = document.context.obj({});
      finishPage(page, resources, [stream(document, draw(drawings, resources, fonts))]);
    },
    finish: (about) => finish(document, fonts, about),
  };
}

async function readFont(path: string): Promise<Uint8Array> {
  return readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${path}`)));
}

function addCopy(
  document: PDFDocument,
  fonts: Fonts,
  copier: PDFObjectCopier,
  taken: TakenPage,
  box: PageBox,
  drawings: Drawing[],
): void {
  const page = document.addPage([1, 1]);
  const sides = document.context.obj([box.x0, box.y0, box.x1, box.y1]);
  page.node.set(PDFName.MediaBox, sides);
  page.node.set(PDFName.Rotate, document.context.obj(box.rotate));
  if (box.userUnit !== 1) page.node.set(name('UserUnit'), document.context.obj(box.userUnit));
  if (taken.group) page.node.set(name('Group'), copier.copy(taken.group));
  const resources = copier.copy(taken.resources);
  const copied = taken.contents.map((part) => copier.copy(part));
  // The page's own content may leave states open or close too many; ours must start from a clean one.
  const open = 'q\n'.repeat(taken.scan.unopened + 1);
  const close = '\nQ'.repeat(taken.scan.unclosed + 1);
  const over = drawOver(drawings, toUserSpace(taken.box), resources, fonts);
  finishPage(page, resources, [stream(document, open), ...copied, stream(document, `${close}\n${over}`)]);
}

function addPicture(
  document: PDFDocument,
  fonts: Fonts,
  picture: Picture,
  size: { width: number; height: number; strip: number },
  drawings: Drawing[],
): void {
  const page = document.addPage([size.width, size.height + size.strip]);
  const image = document.context.stream(picture.data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: picture.width,
    Height: picture.height,
    ColorSpace: picture.color,
    BitsPerComponent: picture.bits,
    Filter: picture.filter,
  });
  const resources = document.context.obj({ XObject: { Page: document.context.register(image) } });
  const shown = `q ${number(size.width)} 0 0 ${number(size.height)} 0 ${number(size.strip)} cm /Page Do Q\n`;
  const over = drawOver(drawings, [1, 0, 0, 1, 0, size.strip], resources, fonts);
  finishPage(page, resources, [stream(document, shown + over)]);
}

function finishPage(page: PDFPage, resources: PDFDict, contents: PDFObject[]): void {
  page.node.set(PDFName.Resources, resources);
  page.node.set(PDFName.Contents, page.doc.context.obj(contents));
}

function stream(document: PDFDocument, content: string): PDFRef {
  return document.context.register(document.context.flateStream(content));
}

function drawOver(drawings: Drawing[], matrix: Matrix, resources: PDFDict, fonts: Fonts): string {
  return `q ${matrix.map(number).join(' ')} cm\n${draw(drawings, resources, fonts)}Q\n`;
}

function draw(drawings: Drawing[], resources: PDFDict, fonts: Fonts): string {
  return drawings.map((drawing) => drawOne(drawing, resources, fonts)).join('');
}

function drawOne(drawing: Drawing, resources: PDFDict, fonts: Fonts): string {
  switch (drawing.kind) {
    case 'text': {
      const font = drawing.bold ? fonts.bold : fonts.regular;
      const key = addFont(resources, font.ref);
      const at = `${number(drawing.x)} ${number(drawing.y)} Td`;
      return `0 g BT ${key} ${number(drawing.size)} Tf ${at} ${font.encodeText(drawing.text)} Tj ET\n`;
    }
    case 'box': {
      const sides = [drawing.x, drawing.y, drawing.width, drawing.height].map(number).join(' ');
      return drawing.line === 0 ? `1 g ${sides} re f\n` : `1 g 0 G ${number(drawing.line)} w ${sides} re B\n`;
    }
    case 'rule':
      return `0 G ${number(drawing.line)} w ${number(drawing.x)} ${number(drawing.y)} m ${number(drawing.x + drawing.width)} ${number(drawing.y)} l S\n`;
    case 'hidden':
      return drawing.words.length === 0
        ? ''
        : fonts.hidden.draw(drawing.words, addFont(resources, fonts.hidden.ref));
  }
}

/** The font's name among the page's own resources, different from all their names. */
function addFont(resources: PDFDict, font: PDFRef): string {
  const known = resources.lookup(name('Font'));
  const fonts = known instanceof PDFDict ? known : resources.context.obj({});
  resources.set(name('Font'), fonts);
  const present = fonts.entries().find(([, value]) => value === font);
  if (present) return present[0].asString();
  let count = 0;
  while (fonts.has(name(`Exhibit${count}`))) count += 1;
  fonts.set(name(`Exhibit${count}`), font);
  return `/Exhibit${count}`;
}

async function finish(
  document: PDFDocument,
  fonts: Fonts,
  about: { title: string; program: string; now: Date; bookmarks: string[] },
): Promise<Uint8Array> {
  fonts.hidden.finish();
  document.setTitle(about.title, { showInWindowTitleBar: true });
  document.setProducer(about.program);
  document.setCreator(about.program);
  document.setCreationDate(about.now);
  document.setModificationDate(about.now);
  document.setLanguage('en-US');
  document.catalog.set(name('PageMode'), name('UseOutlines'));
  document.catalog.set(name('Outlines'), addBookmarks(document, about.bookmarks));
  return document.save({ addDefaultPage: false, updateFieldAppearances: false });
}

function addBookmarks(document: PDFDocument, titles: string[]): PDFRef {
  const { context } = document;
  const root = context.nextRef();
  const refs = titles.map(() => context.nextRef());
  const [cover, ...rest] = refs;
  const pages = document.getPages();
  refs.forEach((ref, index) => {
    const page = pages[index];
    const isCover = index === 0;
    const item = context.obj({ Parent: isCover ? root : (cover as PDFRef) });
    item.set(name('Title'), PDFHexString.fromText(titles[index] ?? ''));
    if (page) item.set(name('Dest'), context.obj([page.ref, 'Fit']));
    const before = refs[index - 1];
    const after = refs[index + 1];
    if (index > 1 && before) item.set(name('Prev'), before);
    if (!isCover && after) item.set(name('Next'), after);
    if (isCover) setEnds(item, rest);
    context.assign(ref, item);
  });
  const outline = context.obj({ Type: 'Outlines' });
  setEnds(outline, cover ? [cover] : []);
  outline.set(name('Count'), context.obj(refs.length));
  context.assign(root, outline);
  return root;
}

function setEnds(parent: PDFDict, children: PDFRef[]): void {
  const first = children[0];
  const last = children.at(-1);
  if (!first || !last) return;
  parent.set(name('First'), first);
  parent.set(name('Last'), last);
  parent.set(name('Count'), parent.context.obj(children.length));
}

/** PDF has no exponents. */
function number(value: number): string {
  return String(Number(value.toFixed(3)));
}
