import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A sound ZIP archive; the same each time it is made. */
export async function buildZip(files: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, data] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(data), name, { mtime: new Date(2011, 0, 17) });
  }
  zip.end();
  return buffer(zip.outputStream);
}
