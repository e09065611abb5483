import { z } from 'zod';

/** By what the server reads what people add, so that anyone can see why something was too large or too slow. */
export const IngestSettings = z.object({
  /** What reads images. */
  engine: z.string(),
  /** Of the text, as tesseract names them. */
  languages: z.array(z.string()),
  /** Pages read at once. */
  workers: z.int(),
  /** Whether LibreOffice is there, for Office documents. */
  libreOffice: z.boolean(),
  secondsPerPage: z.int(),
  /** Bytes of memory that a page may take. */
  memoryPerPage: z.int(),
  /** Of one picture. */
  pixels: z.int(),
  /** Bytes of a file, received or unpacked. */
  fileBytes: z.int(),
  /** Bytes of a file that is sent by a browser. */
  uploadBytes: z.int(),
  /** How many times its size an archive may unpack to. */
  ratio: z.int(),
  /** Archives and e-mails inside one another. */
  depth: z.int(),
  /** That come out of one file received. */
  files: z.int(),
  /** Bytes of all that comes out of one file received. */
  unpackedBytes: z.int(),
});
export type IngestSettings = z.infer<typeof IngestSettings>;
