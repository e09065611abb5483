/** Configures pdf.js. Only this file and those that import it know pdf.js. */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { pdfjs } from 'react-pdf';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** Shared by all files: starting a worker takes longer than opening a file. */
const worker = new pdfjs.PDFWorker();

/** Fetches only what a page needs: page 2,500 must not require loading a 3,000-page file. */
export const pdfOptions = {
  worker,
  // Bytes. The server adds an index of the pages, so that a page is found with few requests.
  rangeChunkSize: 128 * 1024,
  disableAutoFetch: true,
  disableStream: true,
  // Decoders, maps, fonts and profiles are served beside the viewer: nothing comes from another site.
  wasmUrl: '/pdfjs/wasm/',
  cMapUrl: '/pdfjs/cmaps/',
  standardFontDataUrl: '/pdfjs/standard_fonts/',
  iccUrl: '/pdfjs/iccs/',
  isEvalSupported: false,
};

/** A larger canvas would not show more detail to a reader. */
export const sharpest = Math.min(window.devicePixelRatio, 2);

export { pdfjs };
