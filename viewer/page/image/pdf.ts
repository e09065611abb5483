/** Sets pdf.js up; the other files that know it are those that import this one. */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { pdfjs } from 'react-pdf';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** One for all files: starting a worker takes longer than opening a file. */
const worker = new pdfjs.PDFWorker();

/** Only what a page needs is fetched: a 3,000-page file must not be loaded to read its page 2,500. */
export const pdfOptions = {
  worker,
  // Bytes. The server adds an index of the pages, so that a page is found in few pieces.
  rangeChunkSize: 128 * 1024,
  disableAutoFetch: true,
  disableStream: true,
  // Decoders, maps, fonts and profiles lie beside the viewer: nothing comes from outside.
  wasmUrl: '/pdfjs/wasm/',
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  iccUrl: '/pdfjs/iccs/',
  isEvalSupported: false,
};

/** More than this makes canvases of a size that gains nothing a reader can see. */
export const sharpest = Math.min(window.devicePixelRatio, 2);

export { pdfjs };
