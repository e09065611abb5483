import { type FileHandle, open } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';

/** Objects of every file that is written: the catalog, and the list of pages. */
const CATALOG = 1;
const PAGES = 2;

/** A page to write; lengths in points (1/72 inch). */
export interface PdfFilePage {
  width: number;
  height: number;
  /** `/Name N 0 R` entries, as in a resource dictionary, by kind. */
  resources: string;
  /** The drawing, in PDF's page language. */
  content: Uint8Array | string;
}

/**
 * Writes a PDF page after page to a file, so that a document of thousands of pages takes no more memory than
 * its largest page. The output contains no time and nothing random: the same pages give the same bytes. Must
 * be closed, or discarded with `abandon`.
 */
export class PdfFile {
  pageCount = 0;
  readonly #file: FileHandle;
  /** Where each object starts, in bytes; by number. */
  readonly #offsets: number[] = [];
  readonly #kids: number[] = [];
  #written = 0;
  #lastObject = PAGES;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string): Promise<PdfFile> {
    const pdf = new PdfFile(await open(path, 'wx'));
    // The second line tells programs that the file is not text (ISO 32000-1, 7.5.2).
    await pdf.#write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
    return pdf;
  }

  /** Reserves a reference, such as `7 0 R`, for an object that is known only later. */
  reserve(): string {
    return `${this.#nextNumber()} 0 R`;
  }

  /** Returns the object's reference. */
  async addObject(body: string, reserved = this.reserve()): Promise<string> {
    return this.#addObject(Number.parseInt(reserved, 10), Buffer.from(body, 'latin1'));
  }

  /** `entries` are those of its dictionary except the length. */
  async addStream(entries: string, data: Uint8Array): Promise<string> {
    const head = Buffer.from(`<<${entries}/Length ${data.length}>>\nstream\n`, 'latin1');
    return this.#addObject(this.#nextNumber(), head, data, Buffer.from('\nendstream'));
  }

  async addPage({ width, height, resources, content }: PdfFilePage): Promise<void> {
    const drawing = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    const contents = await this.addStream('/Filter/FlateDecode', deflateSync(drawing));
    const box = `[0 0 ${toNumber(width)} ${toNumber(height)}]`;
    const number = this.#nextNumber();
    await this.#addObject(
      number,
      Buffer.from(
        `<</Type/Page/Parent ${PAGES} 0 R/MediaBox${box}/Resources<<${resources}>>/Contents ${contents}>>`,
      ),
    );
    this.#kids.push(number);
    this.pageCount += 1;
  }

  async close(): Promise<void> {
    try {
      const kids = this.#kids.map((number) => `${number} 0 R`).join(' ');
      await this.#addObject(PAGES, Buffer.from(`<</Type/Pages/Count ${this.pageCount}/Kids[${kids}]>>`));
      await this.#addObject(CATALOG, Buffer.from(`<</Type/Catalog/Pages ${PAGES} 0 R>>`));
      await this.#writeTable();
    } finally {
      await this.#file.close();
    }
  }

  /** Closes the unfinished file, which is not a PDF. */
  async abandon(): Promise<void> {
    await this.#file.close();
  }

  #nextNumber(): number {
    this.#lastObject += 1;
    return this.#lastObject;
  }

  async #addObject(number: number, ...parts: Uint8Array[]): Promise<string> {
    this.#offsets[number] = this.#written;
    await this.#write(Buffer.from(`${number} 0 obj\n`));
    for (const part of parts) await this.#write(part);
    await this.#write(Buffer.from('\nendobj\n'));
    return `${number} 0 R`;
  }

  async #writeTable(): Promise<void> {
    const start = this.#written;
    const count = this.#lastObject + 1;
    const rows = Array.from({ length: this.#lastObject }, (_, index) => {
      const offset = this.#offsets[index + 1] ?? 0;
      return `${String(offset).padStart(10, '0')} 00000 n \n`;
    });
    const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows.join('')}`;
    const trailer = `trailer\n<</Size ${count}/Root ${CATALOG} 0 R>>\nstartxref\n${start}\n%%EOF\n`;
    await this.#write(Buffer.from(table + trailer));
  }

  async #write(bytes: Uint8Array): Promise<void> {
    await this.#file.writeFile(bytes);
    this.#written += bytes.length;
  }
}

/** A length as PDF writes it: no exponent; a hundredth of a point is finer than any printer. */
export function toNumber(value: number): string {
  return String(Math.round(value * 100) / 100);
}
