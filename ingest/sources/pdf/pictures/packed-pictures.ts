import type { PdfObject } from '../../../page-record.ts';
import { StreamFinder } from './find-streams.ts';
import { isPictureWhole } from './is-picture-whole.ts';
import { mendPictures } from './mend-pictures.ts';

/** The pictures of a PDF as they are in the file, still compressed; pdf.js returns only decoded ones. */
export class PackedPictures {
  readonly #path: string;
  readonly #streams: StreamFinder;

  constructor(path: string) {
    this.#path = path;
    this.#streams = new StreamFinder(path);
  }

  /** Whether the picture's data contains all of its pixels; true for a picture that cannot be found. */
  async isWhole(object: PdfObject): Promise<boolean> {
    const stream = await this.#streams.find(object);
    return !stream || isPictureWhole(stream);
  }

  /**
   * A PDF of the page alone, with the recoverable part of pictures that cannot be decoded as they are; undefined if
   * there is none.
   */
  mend(pageIndex: number): Promise<Uint8Array | undefined> {
    return mendPictures(this.#path, pageIndex);
  }
}
