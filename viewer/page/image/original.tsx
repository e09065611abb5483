/** The only file that knows react-pdf: draws pages of source files as they were received. */
import { type JSX, memo, type ReactNode, useEffect, useRef } from 'react';
import { Document, Page } from 'react-pdf';
import { endpoints } from '#contract/endpoints.ts';
import { addTurns, type Turn, toTurn } from '#contract/values/turn.ts';
import { useFileVersion } from '../../server/file-version.ts';
import { urlOf } from '../../server/url-of.ts';
import { pdfOptions, sharpest } from './pdf.ts';
import type { Size } from './scale.ts';

interface OriginalProps {
  matter: string;
  fileId: string;
  /** Shown until the file is open. */
  loading: ReactNode;
  onError: (error: Error) => void;
  children: ReactNode;
}

/** One open source file; `OriginalPage`s go inside. */
export function Original({ matter, fileId, loading, onError, children }: OriginalProps): JSX.Element {
  // Another address, so that nothing of the file is kept once pages of it were sequestered.
  const version = useFileVersion();
  return (
    <Document
      key={version}
      file={urlOf(endpoints.getPagedOriginal.path, { matter, file: fileId }, { version })}
      options={pdfOptions}
      suspense={false}
      loading={loading}
      error={null}
      noData={null}
      onLoadError={onError}
      onSourceError={onError}
      // A file with a password is quarantined at ingest; asking the user for one would not help.
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
  turn: Turn;
  /** The page's own rotation is known once it is open. */
  ownRotation: number;
  onOpened: (size: Size, ownRotation: number) => void;
  onDrawn: () => void;
  onError: (error: Error) => void;
  children?: ReactNode;
}

/** Memoized: a page is redrawn when its display changes, not when its tags change. */
export const OriginalPage = memo(function OriginalPage(props: OriginalPageProps): JSX.Element {
  const { pageNumber, scale, turn, ownRotation, onOpened, onDrawn, onError, children } = props;
  const opened = useRef<{ cleanup: () => void } | undefined>(undefined);
  // A decoded scan takes about 30 MB: it is released when the page leaves the screen.
  useEffect(() => () => opened.current?.cleanup(), []);
  return (
    <Page
      pageNumber={pageNumber}
      scale={scale}
      rotate={addTurns(toTurn(ownRotation), turn)}
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
});
