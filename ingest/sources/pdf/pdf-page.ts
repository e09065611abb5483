import { createCanvas } from '@napi-rs/canvas';
import { ImageKind, type PageViewport, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfObject } from '../../page-record.ts';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { grayFromRows, pasteGray } from '../../pixels/gray-image.ts';
import type { PictureFault } from '../rendition/picture-fault.ts';
import type { IsSwitchedOn } from './annotations/list-drawings.ts';
import { type Annotations, readAnnotations } from './annotations/read-annotations.ts';
import type { LayerRun } from './layer-run.ts';
import { type Matrix, multiply } from './matrix.ts';
import { type DrawnArea, findPaintings, type Paintings, type Picture } from './pictures/find-pictures.ts';
import { widenColors } from './pictures/widen-colors.ts';
import { toReach } from './words/font-reach.ts';
import { listPaintedOperators } from './words/painted-operators.ts';
import { partSpaced } from './words/split-spaced.ts';
import { type FontMeasure, listTextOperators } from './words/text-operators.ts';
import { type ColorImage, type ViewedOperator, viewText } from './words/text-views.ts';

/** A page's text by what is visible of it, and the areas drawn, in painting order. */
export interface TextView {
  operators: ViewedOperator[];
  areas: DrawnArea[];
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
  /** Highest resolution of its image in pixels per inch, if it is lower than usual. */
  mostDpi = Number.POSITIVE_INFINITY;
  /** Known once its paintings are. */
  fault: PictureFault | null = null;
  #pictures: Picture[] = [];
  readonly #page: PDFPageProxy;
  readonly #viewport: PageViewport;
  /** Rejects once the file can no longer be read. */
  readonly #failure: Promise<never>;
  readonly #isOn: IsSwitchedOn;
  #annotations: Promise<Annotations> | undefined;

  constructor(page: PDFPageProxy, failure: Promise<never>, needsCatalog: boolean, isOn: IsSwitchedOn) {
    this.pdfObject = page.ref && !needsCatalog ? { number: page.ref.num, generation: page.ref.gen } : null;
    this.#page = page;
    this.#failure = failure;
    this.#isOn = isOn;
    this.#viewport = page.getViewport({ scale: 1 });
    this.width = this.#viewport.width;
    this.height = this.#viewport.height;
  }

  /** The page's own text, then what annotations draw over it. */
  async getText(): Promise<LayerRun[]> {
    const own = await this.getOwnText();
    const { runs } = await this.getAnnotations();
    return [...own, ...runs];
  }

  async getOwnText(): Promise<LayerRun[]> {
    const content = await this.#until(this.#page.getTextContent());
    const runs = content.items.flatMap((item): LayerRun[] => {
      if (!('str' in item)) return [];
      const style = content.styles[item.fontName];
      return [
        {
          text: item.str,
          placing: multiply(this.#viewport.transform as Matrix, item.transform as Matrix),
          width: item.width,
          height: item.height,
          ascent: toReach(style?.ascent, 0.8),
          descent: toReach(style?.descent, -0.2),
          monospaced: style?.fontFamily === 'monospace',
          endsLine: item.hasEOL,
        },
      ];
    });
    return this.#until(partSpaced(this.#page, this.#viewport, runs));
  }

  getAnnotations(): Promise<Annotations> {
    this.#annotations ??= this.#until(readAnnotations(this.#page, this.#viewport, this.#isOn));
    return this.#annotations;
  }

  async getPaintings(): Promise<Paintings> {
    const list = await this.#until(this.#page.getOperatorList());
    const paintings = findPaintings(list, this.#viewport.transform as Matrix, this);
    this.fault = paintings.fault;
    this.#pictures = paintings.pictures;
    return paintings;
  }

  /** A picture's pixels as stored, unrotated. Requires `getPaintings` first. Throws `PictureLost`. */
  async getPictureSize(picture: Picture): Promise<{ width: number; height: number }> {
    const { width, height } = await this.#decode(picture);
    return { width, height };
  }

  /**
   * A picture's pixels in gray as stored, unrotated, shrunk while it stays `leastWidth` wide. Requires
   * `getPaintings` first. Throws `PictureLost`.
   */
  async getPixels(picture: Picture, leastWidth: number): Promise<GrayImage> {
    const image = await this.#decode(picture);
    const kind = picture.isMask ? ImageKind.GRAYSCALE_1BPP : image.kind;
    const channels = kind === ImageKind.RGB_24BPP ? 3 : kind === ImageKind.RGBA_32BPP ? 4 : 0;
    return grayFromRows({ ...image, channels }, leastWidth);
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

  /**
   * Draws the page as displayed, on white, with the annotations shown on screen. `scale` is in pixels per
   * point. A large page is drawn part by part.
   */
  async render(scale: number): Promise<GrayImage> {
    const { width, height } = this.#sizeAt(scale);
    if (width * height <= MOST_DRAWN && Math.max(width, height) <= MOST_DRAWN_SIDE)
      return toGray(await this.#draw(scale, { left: 0, top: 0, width, height }));
    const whole = { width, height, data: new Uint8Array(width * height) };
    for (let top = 0; top < height; top += PART_SIDE) {
      for (let left = 0; left < width; left += PART_SIDE) {
        const size = { width: Math.min(PART_SIDE, width - left), height: Math.min(PART_SIDE, height - top) };
        pasteGray(toGray(await this.#draw(scale, { left, top, ...size })), whole, { left, top });
      }
    }
    return whole;
  }

  /** Draws the page with its text and without it. `scale` is in pixels per point. */
  async viewText(scale: number): Promise<TextView> {
    const all = { left: 0, top: 0, ...this.#sizeAt(scale) };
    const whole = await this.#draw(scale, all);
    const painted = listPaintedOperators(this.#page);
    const toDisplay = this.#viewport.transform as Matrix;
    const fontOf = (name: string): FontMeasure | undefined => this.#page.commonObjs.get(name) ?? undefined;
    const text = listTextOperators(painted, fontOf, toDisplay, this);
    return {
      operators: await viewText(whole, painted, text, (isDrawn) => this.#draw(scale, all, isDrawn)),
      areas: findPaintings(painted, toDisplay, this).areas,
    };
  }

  #sizeAt(scale: number): { width: number; height: number } {
    const viewport = this.#page.getViewport({ scale });
    return {
      width: Math.max(1, Math.round(viewport.width)),
      height: Math.max(1, Math.round(viewport.height)),
    };
  }

  /**
   * Draws a part of the page, in pixels, as a viewer shows it on the screen: layers and annotations for print
   * only are left out.
   */
  async #draw(
    scale: number,
    { left, top, width, height }: { left: number; top: number; width: number; height: number },
    operationsFilter?: (index: number) => boolean,
  ): Promise<ColorImage> {
    const viewport = this.#page.getViewport({ scale, offsetX: -left, offsetY: -top });
    const canvas = createCanvas(width, height);
    const context = canvas.getContext('2d');
    // The canvas of @napi-rs does what pdf.js needs of the browser's, but has another type.
    const target = { canvas: null, canvasContext: context as never, viewport };
    widenColors(this.#page);
    // The types accept a missing filter only as an absent property.
    const filter = operationsFilter ? { operationsFilter } : {};
    await this.#until(this.#page.render({ ...target, ...filter }).promise);
    this.#noteDrawn();
    return { width, height, data: context.getImageData(0, 0, width, height).data };
  }

  close(): void {
    this.#page.cleanup();
  }

  #until<T>(work: Promise<T>): Promise<T> {
    return Promise.race([work, this.#failure]);
  }
}

interface DecodedImage {
  /** What the PDF calls it, such as `12R`, or `12R1` for another generation. */
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

function toGray({ width, height, data }: ColorImage): GrayImage {
  return grayFromRows({ width, height, data, channels: 4 });
}
