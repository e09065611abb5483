import type { FileKind } from '#contract/intake/production.ts';

/** How a file is sent as received: its media type, and the extension of the name that we give it. */
const media: Partial<Record<FileKind, { type: string; ending: string }>> = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  tiff: { type: 'image/tiff', ending: 'tif' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
  zip: { type: 'application/zip', ending: 'zip' },
  email: { type: 'message/rfc822', ending: 'eml' },
  outlook: { type: 'application/vnd.ms-outlook', ending: 'msg' },
};

/**
 * Anything that a browser might show or run is downloaded instead: text may be HTML, and other kinds are
 * unknown.
 */
const CLOSED = { type: 'application/octet-stream', ending: 'bin' };

/**
 * Headers for a file as received. Only a PDF is shown; everything else is saved to disk, never opened by the
 * browser.
 */
export function headersOf(file: { kind: FileKind; sha256: string }): Record<string, string> {
  const { type, ending } = media[file.kind] ?? CLOSED;
  const shown = file.kind === 'pdf' ? 'inline' : 'attachment';
  return {
    'Content-Type': type,
    // The agency chose the name, so it is put into no header. The browser shows ours.
    'Content-Disposition': `${shown}; filename="original.${ending}"`,
    ETag: `"${file.sha256}"`,
  };
}
