/** Limits on opening a file, so that no file can fill the disk or the memory. */
export interface OpenLimits {
  /** Pixels of one picture. */
  pixels: number;
  /** Bytes of a received file, and of a file inside an archive. */
  fileBytes: number;
  /** Output bytes of an archive for each input byte. */
  ratio: number;
  /** Nesting depth of archives and e-mails. */
  depth: number;
  /** Number of files unpacked from one received file, including archives inside it. */
  files: number;
  /** Total bytes of those files. */
  unpackedBytes: number;
}

export const USUAL_LIMITS: OpenLimits = {
  // A sheet of 36 by 48 inches at 300 dpi is 156 million.
  pixels: 250_000_000,
  fileBytes: 16 * 2 ** 30,
  // Text compresses to 1/10, an empty scan to 1/100; a bomb to 1/1000.
  ratio: 200,
  depth: 4,
  files: 100_000,
  unpackedBytes: 100 * 2 ** 30,
};
