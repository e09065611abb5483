/** The only file that knows react-pdf and pdf.js: draws pages of source files as they were received. */
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { Document, Page, pdfjs } from 'react-pdf';
import { endpoints } from '#contract/endpoints.ts';
import { urlOf } from '../server/url-of.ts';
import type { Size } from './scale.ts';

pdfjs.GlobalWorkerOptions.workerSrc = workerUrl;

/** One for all files: starting a worker takes longer than opening a file. */
const worker = new pdfjs.PDFWorker();

/** Only what a page needs is fetched: a 3,000-page file must not be loaded to read its page 2,500. */
const options = {
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
const sharpest = Math.min(window.devicePixelRatio, 2);

interface OriginalProps {
  matter: string;
  fileId: string;
  onError: (error: Error) => void;
  children: ReactNode;
}

/** One open source file; `OriginalPage`s go inside. */
export function Original({ matter, fileId, onError, children }: OriginalProps): JSX.Element {
  return (
    <Document
      file={urlOf(endpoints.getPagedOriginal.path, { matter, file: fileId })}
      options={options}
      suspense={false}
      loading={null}
      error={null}
      noData={null}
      onLoadError={onError}
      onSourceError={onError}
      // A file with a password is quarantined at ingest; asking the reader for one would be no help.
      onPassword={() => onError(new Error('The file asks for a password.'))}
    >
      {children}
    </Document>
  );
}

interface OriginalPageProps {
  /** From 1, in the file. */
  pageNumber: number;
  /** CSS pixels per PDF point. */
  scale: number;
  /** Degrees clockwise on top of the page's own rotation. */
  turn: number;
  /** The page's own rotation is known once it is open. */
  ownRotation: number;
  onOpened: (size: Size, ownRotation: number) => void;
  onDrawn: () => void;
  onError: (error: Error) => void;
  children?: ReactNode;
}

export function OriginalPage(props: OriginalPageProps): JSX.Element {
  const { pageNumber, scale, turn, ownRotation, onOpened, onDrawn, onError, children } = props;
  const opened = useRef<{ cleanup: () => void } | undefined>(undefined);
  // A scan is some 30 MB once decoded: the page lets go of it when it leaves the screen.
  useEffect(() => () => opened.current?.cleanup(), []);
  return (
    <Page
      pageNumber={pageNumber}
      scale={scale}
      rotate={(ownRotation + turn) % 360}
      devicePixelRatio={sharpest}
      suspense={false}
      renderTextLayer={false}
      renderAnnotationLayer={false}
      loading={null}
      error={null}
      noData={null}
      onLoadSuccess={(page) => {
        opened.current = page;
        const { width, height } = page.getViewport({ scale: 1, rotation: page.rotate });
        onOpened({ width, height }, page.rotate);
      }}
      onLoadError={onError}
      onRenderSuccess={onDrawn}
      onRenderError={onError}
    >
      {children}
    </Page>
  );
}
