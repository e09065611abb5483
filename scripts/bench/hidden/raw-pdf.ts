/**
 * Writes PDFs object by object, so that a variant can contain what no library would write: an earlier
 * revision, a hidden layer, an unused resource.
 */

import { deflateSync } from 'node:zlib';

export class RawPdf {
  readonly #bodies: Buffer[] = [];

  /** Number of the new object; refer to it as `N 0 R`. */
  add(body: string): number {
    this.#bodies.push(Buffer.from(body, 'latin1'));
    return this.#bodies.length;
  }

  /** An object whose body is set later by `set`. */
  reserve(): number {
    return this.add('null');
  }

  set(number: number, body: string): void {
    this.#bodies[number - 1] = Buffer.from(body, 'latin1');
  }

  /** `entries` of the stream's dictionary, without its length and filter. */
  addStream(entries: string, data: Uint8Array | string): number {
    const packed = deflateSync(typeof data === 'string' ? Buffer.from(data, 'latin1') : data);
    return this.#addPacked(`${entries} /Filter /FlateDecode`, packed);
  }

  /** A JPEG is stored unchanged. */
  addJpeg(entries: string, data: Uint8Array): number {
    return this.#addPacked(`${entries} /Filter /DCTDecode`, data);
  }

  save(root: number, trailer = ''): Buffer {
    return this.#write(
      Buffer.from('%PDF-1.7\n'),
      this.#bodies.map((body, index) => [index + 1, body]),
      root,
      trailer,
    );
  }

  /** The file with an appended revision in which `changed` objects have new bodies. */
  revise(saved: Buffer, changed: Map<number, string>, root: number): Buffer {
    const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(saved.toString('latin1'))?.[1];
    const bodies = [...changed].map(([number, body]): [number, Buffer] => [
      number,
      Buffer.from(body, 'latin1'),
    ]);
    return this.#write(saved, bodies, root, `/Prev ${before}`);
  }

  #addPacked(entries: string, data: Uint8Array): number {
    const head = Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`, 'latin1');
    this.#bodies.push(Buffer.concat([head, data, Buffer.from('\nendstream')]));
    return this.#bodies.length;
  }

  #write(start: Buffer, bodies: [number, Buffer][], root: number, trailer: string): Buffer {
    const parts: Buffer[] = [start];
    let at = start.length;
    const push = (part: Buffer) => {
      parts.push(part);
      at += part.length;
    };
    let sections = '';
    for (const [number, body] of bodies) {
      sections += `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`;
      push(Buffer.concat([Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')]));
    }
    const size = this.#bodies.length + 1;
    push(
      Buffer.from(
        `xref\n0 1\n0000000000 65535 f \n${sections}` +
          `trailer\n<< /Size ${size} /Root ${root} 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
      ),
    );
    return Buffer.concat(parts);
  }
}

/** A string in PDF syntax. */
export function pdfString(text: string): string {
  return `(${text.replaceAll(/[\\()]/g, '\\$&')})`;
}
