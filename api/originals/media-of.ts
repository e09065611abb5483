import type { FileKind } from '#contract/intake/production.ts';

/** How a file as received is sent: its media type, and the ending of the name that we give it. */
const media: Partial<Record<FileKind, { type: string; ending: string }>> = {
  pdf: { type: 'application/pdf', ending: 'pdf' },
  tiff: { type: 'image/tiff', ending: 'tif' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  png: { type: 'image/png', ending: 'png' },
  zip: { type: 'application/zip', ending: 'zip' },
  email: { type: 'message/rfc822', ending: 'eml' },
  outlook: { type: 'application/vnd.ms-outlook', ending: 'msg' },
};

/** What a browser might show or run stays closed: text may be HTML, and the rest is not known. */
const CLOSED = { type: 'application/octet-stream', ending: 'bin' };

/** Headers for a file as received. Only a PDF is shown; all else is saved to disk, never opened by the browser. */
export function headersOf(file: { kind: FileKind; sha256: string }): Record<string, string> {
  const { type, ending } = media[file.kind] ?? CLOSED;
  const shown = file.kind === 'pdf' ? 'inline' : 'attachment';
  return {
    'Content-Type': type,
    // The name is the agency's: it goes into no header. The browser shows our own.
    'Content-Disposition': `${shown}; filename="original.${ending}"`,
    ETag: `"${file.sha256}"`,
  };
}
