import type { Canvas } from '@napi-rs/canvas';
import { takeRgb } from './draw-plan.ts';
import { HEIGHT, listPlaces, listWords, type PagePlan, type PointRect, WIDTH } from './page-plan.ts';
import { RawPdf } from './raw-pdf.ts';

/** A file with one page whose hidden and visible words are known from how it was made. */
export interface HiddenVariant {
  /** Unique; also its file name without the extension. */
  name: string;
  /** Words that are invisible on the page. */
  hidden: string[];
  visible: string[];
  /**
   * The places of the hidden words, in points from the top left of the page; empty if they have no place on
   * it.
   */
  places: PointRect[];
  /**
   * The number of covers that a reader sees, each of which must be found as a box; 0 if nothing shows that
   * words are missing.
   */
  boxes: number;
  /** Its words can only be read from pixels. */
  isScan: boolean;
  build: () => Promise<Buffer>;
}

/** The parts of a page; all are optional except the content. */
export interface PageParts {
  content: string;
  /** Entries of the resource dictionary other than the font. */
  resources?: string;
  /** Fonts other than the page's own, which is `/F1`. */
  fonts?: string;
  /** Entries of the page's dictionary. */
  page?: string;
  catalog?: string;
  mediaBox?: string;
  trailer?: string;
}

/** A variant of a plan; `make` adds what its page needs to the file. */
export function toVariant(
  about: Pick<HiddenVariant, 'name'> & Partial<HiddenVariant>,
  plan: PagePlan,
  make: (pdf: RawPdf) => PageParts | Promise<PageParts>,
): HiddenVariant {
  return {
    hidden: listWords(plan, true),
    visible: listWords(plan, false),
    places: listPlaces(plan),
    boxes: 0,
    isScan: false,
    build: async () => {
      const pdf = new RawPdf();
      return assemble(pdf, await make(pdf));
    },
    ...about,
  };
}

/** Writes a file of one page. */
export function assemble(pdf: RawPdf, parts: PageParts): Buffer {
  const { root, trailer } = addPage(pdf, parts);
  return pdf.save(root, trailer);
}

export function addPage(
  pdf: RawPdf,
  parts: PageParts,
): { root: number; page: number; contents: number; trailer: string } {
  const contents = pdf.addStream('', parts.content);
  const pages = pdf.reserve();
  const page = pdf.add(
    `<< /Type /Page /Parent ${pages} 0 R /MediaBox [${parts.mediaBox ?? `0 0 ${WIDTH} ${HEIGHT}`}] ` +
      `/Resources << /Font << /F1 ${addFont(pdf)} 0 R ${parts.fonts ?? ''} >> ${parts.resources ?? ''} >> ` +
      `/Contents ${contents} 0 R ${parts.page ?? ''} >>`,
  );
  pdf.set(pages, `<< /Type /Pages /Kids [${page} 0 R] /Count 1 >>`);
  const root = pdf.add(`<< /Type /Catalog /Pages ${pages} 0 R ${parts.catalog ?? ''} >>`);
  return { root, page, contents, trailer: parts.trailer ?? '' };
}

export function addFont(pdf: RawPdf): number {
  return pdf.add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
}

/** An image of the canvas. */
export function addImage(pdf: RawPdf, canvas: Canvas, more = ''): number {
  const size = `/Width ${canvas.width} /Height ${canvas.height}`;
  const entries = `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 ${more}`;
  return pdf.addStream(entries, takeRgb(canvas));
}

/** A form XObject that covers the whole page. */
export function addForm(pdf: RawPdf, content: string, more = ''): number {
  const entries = `/Type /XObject /Subtype /Form /BBox [0 0 ${WIDTH} ${HEIGHT}] ${more}`;
  return pdf.addStream(entries, content);
}

/** Operators that paint the image `key` over the whole page. */
export function paintWhole(key: string): string {
  return `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /${key} Do Q\n`;
}
