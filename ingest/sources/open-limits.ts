/** How far opening a file may go, so that no file can fill the disk or the memory. */
export interface OpenLimits {
  /** Of one picture. */
  pixels: number;
  /** Of a file received, and of a file inside an archive. */
  fileBytes: number;
  /** Bytes that come out of an archive for each that is in it. */
  ratio: number;
  /** Archives and e-mails inside one another. */
  depth: number;
  /** Files that come out of one file received, archives inside it included. */
  files: number;
  /** Bytes of all of them. */
  unpackedBytes: number;
}

export const USUAL_LIMITS: OpenLimits = {
  // A sheet of 36 by 48 inches at 300 dpi is 156 million.
  pixels: 250_000_000,
  fileBytes: 16 * 2 ** 30,
  // Text packs to a tenth, an empty scan to a hundredth; a bomb to a thousandth.
  ratio: 200,
  depth: 4,
  files: 100_000,
  unpackedBytes: 100 * 2 ** 30,
};
