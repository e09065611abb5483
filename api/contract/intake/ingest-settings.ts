import { z } from 'zod';

/**
 * The settings by which the server reads files, so that anyone can see why something was too large or too
 * slow.
 */
export const IngestSettings = z.object({
  /** The OCR engine. */
  engine: z.string(),
  /** Languages of the text, by tesseract's names. */
  languages: z.array(z.string()),
  /** Pages read at the same time. */
  workers: z.int(),
  /** Whether LibreOffice is installed, for Office documents. */
  libreOffice: z.boolean(),
  secondsPerPage: z.int(),
  /** Bytes of memory that a page may take. */
  memoryPerPage: z.int(),
  /** Pixels of one picture. */
  pixels: z.int(),
  /** Bytes of a file, received or unpacked. */
  fileBytes: z.int(),
  /** Bytes of a file uploaded by a browser. */
  uploadBytes: z.int(),
  /** The factor by which an archive may expand. */
  ratio: z.int(),
  /** The depth of archives and e-mails inside one another. */
  depth: z.int(),
  /** Files extracted from one received file. */
  files: z.int(),
  /** Bytes extracted from one received file. */
  unpackedBytes: z.int(),
});
export type IngestSettings = z.infer<typeof IngestSettings>;
