import { createCanvas } from '@napi-rs/canvas';
import { ImageKind, type PageViewport, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfObject } from '../../page-record.ts';
import type { GreyImage } from '../../pixels/grey-image.ts';
import { greyFromRows, pasteGrey } from '../../pixels/grey-image.ts';
import type { PictureFault } from '../rendition/picture-fault.ts';
import { findPaintings, type Paintings, type Picture } from './find-pictures.ts';
import { type Matrix, multiply } from './matrix.ts';

/** A run of text as the PDF draws it. */
export interface LayerRun {
  text: string;
  /** From text space to the page as displayed, in points from the top left. */
  placing: Matrix;
  /** Along the line, in points. */
  width: number;
  /** Of the font, in points. */
  height: number;
  /** Above and below the base line, as a share of the height. */
  ascent: number;
  descent: number;
  /** All letters of its font are as wide, as a typewriter's. */
  monospaced: boolean;
  endsLine: boolean;
}

/** A picture's pixels could not be decoded. */
export class PictureLost extends Error {}

/** One page of an open PDF. `close` frees its pixels, and may be called as soon as they were taken. */
export class PdfPage {
  /** As displayed, rotation applied, in points. */
  readonly width: number;
  readonly height: number;
  readonly pdfObject: PdfObject | null;
  /** The pictures whose pixels were taken or drawn so far. */
  readonly pictureObjects: PdfObject[] = [];
  /** Pixels an inch that its image may have, where that is less than usual. */
  mostDpi = Number.POSITIVE_INFINITY;
  /** Known once its paintings are. */
  fault: PictureFault | null = null;
  #pictures: Picture[] = [];
  readonly #page: PDFPageProxy;
  readonly #viewport: PageViewport;
  /** Rejects when the file can't be read any more. */
  readonly #failure: Promise<never>;

  constructor(page: PDFPageProxy, failure: Promise<never>, needsCatalog: boolean) {
    this.pdfObject = page.ref && !needsCatalog ? { number: page.ref.num, generation: page.ref.gen } : null;
    this.#page = page;
    this.#failure = failure;
    this.#viewport = page.getViewport({ scale: 1 });
    this.width = this.#viewport.width;
    this.height = this.#viewport.height;
  }

  async getText(): Promise<LayerRun[]> {
    const content = await this.#until(this.#page.getTextContent());
    return content.items.flatMap((item) => {
      if (!('str' in item)) return [];
      const style = content.styles[item.fontName];
      return {
        text: item.str,
        placing: multiply(this.#viewport.transform as Matrix, item.transform as Matrix),
        width: item.width,
        height: item.height,
        ascent: sane(style?.ascent, 0.8),
        descent: sane(style?.descent, -0.2),
        monospaced: style?.fontFamily === 'monospace',
        endsLine: item.hasEOL,
      };
    });
  }

  async getPaintings(): Promise<Paintings> {
    const list = await this.#until(this.#page.getOperatorList());
    const paintings = findPaintings(list, this.#viewport.transform as Matrix, this);
    this.fault = paintings.fault;
    this.#pictures = paintings.pictures;
    return paintings;
  }

  /** A picture's pixels as stored, unrotated. Needs `getPaintings` first. Throws `PictureLost`. */
  async getPictureSize(picture: Picture): Promise<{ width: number; height: number }> {
    const { width, height } = await this.#decode(picture);
    return { width, height };
  }

  /**
   * A picture's pixels in grey as stored, unrotated, shrunk while it stays `leastWidth` wide.
   * Needs `getPaintings` first. Throws `PictureLost`.
   */
  async getPixels(picture: Picture, leastWidth: number): Promise<GreyImage> {
    const image = await this.#decode(picture);
    const kind = picture.isMask ? ImageKind.GRAYSCALE_1BPP : image.kind;
    const channels = kind === ImageKind.RGB_24BPP ? 3 : kind === ImageKind.RGBA_32BPP ? 4 : 0;
    return greyFromRows({ ...image, channels }, leastWidth);
  }

  async #decode({ objectId }: Picture): Promise<DecodedImage> {
    if (objectId === null) throw new PictureLost('A picture on the page has no pixels of its own.');
    const objects = objectId.startsWith('g_') ? this.#page.commonObjs : this.#page.objs;
    const image = await this.#until(
      new Promise<Partial<DecodedImage> | null>((resolve) => objects.get(objectId, resolve)),
    );
    if (!image?.data) throw new PictureLost("The page's picture can't be decoded.");
    this.#notePicture(image);
    return image as DecodedImage;
  }

  #notePicture({ ref }: Partial<DecodedImage>): void {
    const [, number, generation] = /^(\d+)R(\d+)?$/.exec(String(ref))?.map(Number) ?? [];
    const isKnown = this.pictureObjects.some((known) => known.number === number);
    if (number !== undefined && !isKnown) this.pictureObjects.push({ number, generation: generation || 0 });
  }

  #noteDrawn(): void {
    for (const { objectId } of this.#pictures) {
      if (objectId === null || !this.#page.objs.has(objectId)) continue;
      const image = this.#page.objs.get(objectId) as Partial<DecodedImage> | null;
      if (image) this.#notePicture(image);
    }
  }

  /** Draws the page as displayed, on white. `scale` is in pixels a point. A large page is drawn part by part. */
  async render(scale: number): Promise<GreyImage> {
    const viewport = this.#page.getViewport({ scale });
    const width = Math.max(1, Math.round(viewport.width));
    const height = Math.max(1, Math.round(viewport.height));
    if (width * height <= MOST_DRAWN && Math.max(width, height) <= MOST_DRAWN_SIDE)
      return this.#renderPart(scale, { left: 0, top: 0, width, height });
    const whole = { width, height, data: new Uint8Array(width * height) };
    for (let top = 0; top < height; top += PART_SIDE) {
      for (let left = 0; left < width; left += PART_SIDE) {
        const size = { width: Math.min(PART_SIDE, width - left), height: Math.min(PART_SIDE, height - top) };
        pasteGrey(await this.#renderPart(scale, { left, top, ...size }), whole, { left, top });
      }
    }
    return whole;
  }

  async #renderPart(
    scale: number,
    { left, top, width, height }: { left: number; top: number; width: number; height: number },
  ): Promise<GreyImage> {
    const viewport = this.#page.getViewport({ scale, offsetX: -left, offsetY: -top });
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    await this.#until(
      // The canvas of @napi-rs does what pdf.js needs of the browser's, but is not its type.
      this.#page.render({ canvas: null, canvasContext: context as never, viewport, intent: 'print' }).promise,
    );
    this.#noteDrawn();
    const { data } = context.getImageData(0, 0, width, height);
    return greyFromRows({ width, height, data, channels: 4 });
  }

  close(): void {
    this.#page.cleanup();
  }

  #until<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#failure]);
  }
}

interface DecodedImage {
  /** What the PDF calls it, such as `12R`, or `12R1` of another generation. */
  ref?: string;
  width: number;
  height: number;
  kind: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Pixels: four bytes each while they are drawn. */
const MOST_DRAWN = 26_000_000;
const MOST_DRAWN_SIDE = 16_000;
const PART_SIDE = 2000;

/** Fonts lie about their ascent: zero, or many times the height. */
function sane(share: number | undefined, usual: number): number {
  return share && Number.isFinite(share) && Math.abs(share) <= 1.5 ? share : usual;
}
