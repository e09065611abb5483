import type { Turn } from '#contract/values/turn.ts';
import { CannotCopy } from '../../pdf/decode-content.ts';
import { displayedSize, extendBelow, type PageBox, turnBox } from '../../pdf/displayed-page.ts';
import type { Drawing } from '../../pdf/drawing.ts';
import { LETTER } from '../../pdf/paper.ts';
import type { PdfReader, Raster } from '../../pdf/pdf-reader.ts';
import type { PdfWriter } from '../../pdf/pdf-writer.ts';
import { type TakenPage, takePage } from '../../pdf/take-page.ts';
import { packText } from '../package/hash-text.ts';
import type { OpenSource } from '../package/open-sources.ts';
import type { ExportWord, PageForExport } from '../package/package-input.ts';
import { chooseTextLayer } from './choose-text-layer.ts';
import { coversPictures } from './compare-pictures.ts';
import { drawPlaceholder } from './draw-placeholder.ts';
import type { Sticker } from './draw-sticker.ts';
import { encodePicture, toGray } from './encode-picture.ts';
import { findStickerPlace } from './find-sticker-place.ts';
import type { GrayImage } from './ink-map.ts';
import { findUnseen } from './judge-copy.ts';
import { placeWords } from './place-words.ts';
import { isSeen } from './see-words.ts';

/** How a page was added to its exhibit. */
export interface WrittenPage {
  image: 'copied' | 'rendered';
  /** Why it was rendered; null for a copy. */
  imageReason: string | null;
  /** The text of the original page's own layer, without white space, which a copy must have too. */
  ownText: string | null;
}

/** A copy would disclose what the boxes hide: anyone could copy it out of the exhibit. */
const HAS_UNSEEN = 'words of its own text lie hidden on it';
const MAY_HAVE_UNSEEN = 'it was read before this program looked for hidden words';

/** Pixels per point when looking for ink: fine enough to detect a hairline. */
const LOOK_SCALE = 2;
const LOOK_PIXELS = 8_000_000;
/** 300 dpi, as agencies scan and courts recommend. */
const PICTURE_SCALE = 300 / 72;
/** 300 dpi of a tabloid page; larger sheets get a lower resolution. */
const PICTURE_PIXELS = 20_000_000;
/** Points by which two readers may differ about a page's size. */
const SIZE_TOLERANCE = 1;

/**
 * Adds one page with its sticker to the exhibit: copied if possible, else as a picture, else as a page that
 * states why it cannot be shown.
 *
 * @param forced why the page must not be copied though it could be; else null
 */
export async function writeExhibitPage(
  writer: PdfWriter,
  source: OpenSource,
  page: PageForExport,
  sticker: Sticker,
  forced: string | null,
): Promise<WrittenPage> {
  try {
    if (forced) throw new CannotCopy(forced);
    if (page.unseenText === 'some') throw new CannotCopy(HAS_UNSEEN);
    return await writeCopy(writer, source, page, sticker);
  } catch (error) {
    if (!(error instanceof CannotCopy)) throw error;
    return writePicture(writer, source, page, sticker, error.message);
  }
}

async function writeCopy(
  writer: PdfWriter,
  source: OpenSource,
  page: PageForExport,
  sticker: Sticker,
): Promise<WrittenPage> {
  if (source.copyable instanceof Error) throw source.copyable;
  if (source.reader instanceof Error)
    throw new CannotCopy(`its appearance could not be checked: ${source.reader.message}`);
  const index = page.pageNumber - 1;
  const asReceived = takePage(source.copyable, index);
  await checkSize(asReceived, source.reader, index);
  // Turned by its rotation entry, so that it is upright and its content stays unchanged.
  const taken = { ...asReceived, box: turnBox(asReceived.box, page.turned) };
  const layer = await source.reader.readText(index, page.turned);
  if (page.unseenText === 'unknown' && packText(layer) !== '') throw new CannotCopy(MAY_HAVE_UNSEEN);
  const look = toGray(await source.reader.render(index, LOOK_SCALE, LOOK_PIXELS, page.turned));
  await refuseUnseen(source.reader, page, look);
  const words = choose(page, layer);
  const size = displayedSize(taken.box);
  const { drawings, strip } = placeSticker(look, size, sticker);
  const box: PageBox = strip === 0 ? taken.box : extendBelow(taken.box, strip);
  writer.addCopy(taken, box, [...drawings, { kind: 'hidden', words: placeWords(words, page.text, size) }]);
  return { image: 'copied', imageReason: null, ownText: packText(layer) };
}

/** Anyone who gets the exhibit can take it apart, so a copy may contain only what is visible on the page. */
async function refuseUnseen(reader: PdfReader, page: PageForExport, look: GrayImage): Promise<void> {
  const index = page.pageNumber - 1;
  const content = await reader.readContent(index, page.turned);
  const reason = findUnseen(content, page.words, look);
  if (reason !== null) throw new CannotCopy(reason);
  if (!content.paintsOverPictures) return;
  const pictures = toGray(await reader.renderPictures(index, LOOK_SCALE, LOOK_PIXELS, page.turned));
  if (coversPictures(content, look, pictures)) throw new CannotCopy('a picture on it is covered in part');
}

/** Two readers may interpret a damaged file differently. */
async function checkSize(taken: TakenPage, reader: PdfReader, index: number): Promise<void> {
  const expected = await reader.readSize(index).catch((cause: unknown) => {
    throw new CannotCopy('the page is damaged', { cause });
  });
  const size = displayedSize(taken.box);
  const apart = Math.max(Math.abs(size.width - expected.width), Math.abs(size.height - expected.height));
  if (taken.document.getPageCount() !== reader.pages || apart > SIZE_TOLERANCE) {
    throw new CannotCopy('the source file is damaged: its pages are read differently by different programs');
  }
}

/** The words to lay over a copy: none if its own layer is the text in use. */
function choose(page: PageForExport, layer: Parameters<typeof chooseTextLayer>[1]): ExportWord[] {
  if (page.textSource === 'layer' || page.textSource === 'none') return [];
  const choice = chooseTextLayer(page.words, layer);
  if (choice.kind === 'stacked') {
    throw new CannotCopy(
      "the page's own text layer is unusable and would stand beside the text that was recognized",
    );
  }
  return choice.words;
}

async function writePicture(
  writer: PdfWriter,
  source: OpenSource,
  page: PageForExport,
  sticker: Sticker,
  reason: string,
): Promise<WrittenPage> {
  const drawn = await drawPage(source, page.pageNumber - 1, page.turned);
  if ('failure' in drawn) return writePlaceholder(writer, page, sticker, drawn.failure);
  const { raster, size } = drawn;
  const look = toGray(raster);
  const { drawings, strip } = placeSticker(look, size, sticker);
  const seen = page.words.filter((word) => isSeen(word, look));
  const words = placeWords(seen, page.text, size);
  writer.addPicture(await encodePicture(raster), { ...size, strip }, [
    ...drawings,
    { kind: 'hidden', words },
  ]);
  return { image: 'rendered', imageReason: `The page is a picture because ${reason}.`, ownText: null };
}

type Drawn = { raster: Raster; size: { width: number; height: number } } | { failure: string };

async function drawPage(source: OpenSource, index: number, turn: Turn): Promise<Drawn> {
  try {
    if (source.reader instanceof Error)
      return { failure: `The source file could not be opened: ${source.reader.message}.` };
    const size = await source.reader.readSize(index, turn);
    return { raster: await source.reader.render(index, PICTURE_SCALE, PICTURE_PIXELS, turn), size };
  } catch (error) {
    // A page that no reader can draw is data: the placeholder page reports it.
    return {
      failure: `The page could not be drawn (${error instanceof Error ? error.message : String(error)}).`,
    };
  }
}

function writePlaceholder(
  writer: PdfWriter,
  page: PageForExport,
  sticker: Sticker,
  failure: string,
): WrittenPage {
  const number = page.bates ?? `${page.controlNumber} (no Bates number)`;
  const paragraphs = [
    `${number}: page ${page.pageNumber} of ${page.file}, ${page.production}.`,
    page.problem ?? failure,
    `This sheet stands in its place so that no page is missing from the count. The file is kept as it was received; its SHA-256 is ${page.fileSha256}.`,
  ];
  const drawings = [
    ...drawPlaceholder(paragraphs, writer.measure),
    ...sticker.drawAt(LETTER.width - 14 - sticker.width, 14),
  ];
  writer.addSheet(LETTER, drawings);
  return {
    image: 'rendered',
    imageReason: `A sheet stands for the page. ${page.problem ?? failure}`,
    ownText: null,
  };
}

/** Points that are added to the sticker's height for the strip below a page without free space. */
const STRIP_PADDING = 12;

/** Puts the sticker where there is no ink, or on a strip added below the page. */
function placeSticker(
  look: GrayImage,
  size: { width: number; height: number },
  sticker: Sticker,
): { drawings: Drawing[]; strip: number } {
  const place = findStickerPlace(look, look.width / size.width, sticker.width, sticker.height);
  if (place) return { drawings: sticker.drawAt(place.x, place.y), strip: 0 };
  const strip = sticker.height + STRIP_PADDING;
  const x = Math.max(0, size.width - sticker.width - STRIP_PADDING / 2);
  return {
    drawings: [
      // Content hidden by a crop box stays hidden.
      { kind: 'box', x: 0, y: -strip, width: size.width, height: strip, line: 0 },
      { kind: 'rule', x: 0, y: 0, width: size.width, line: 0.5 },
      ...sticker.drawAt(x, STRIP_PADDING / 2 - strip),
    ],
    strip,
  };
}
