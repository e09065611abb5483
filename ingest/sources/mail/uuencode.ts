/** Files that mail of the 1990s carries in its text, as lines of letters (POSIX, `uuencode`). */

export interface UuencodedFile {
  name: string;
  content: Buffer;
}

const BEGIN = /^begin(?:-base64)? [0-7]{3,4} (\S[^\r\n]{0,299})$/;
const BASE64 = /^begin-base64 /;

/**
 * Extracts the encoded files from a text. A `begin` line counts only if encoded lines follow it up to an
 * `end`: otherwise it is a sentence that happens to begin this way, and stays.
 */
export function takeUuencoded(text: string): { text: string; files: UuencodedFile[] } {
  const lines = text.split('\n');
  const kept: string[] = [];
  const files: UuencodedFile[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = readFile(lines, at);
    if (found) {
      files.push(found.file);
      at = found.next;
    } else {
      kept.push(lines[at] as string);
      at += 1;
    }
  }
  return { text: kept.join('\n'), files };
}

/** The file that begins at a line; `next` is the line after its end. */
function readFile(lines: readonly string[], from: number): { file: UuencodedFile; next: number } | undefined {
  const begin = trimEnd(lines[from] as string);
  const name = BEGIN.exec(begin)?.[1];
  if (name === undefined) return undefined;
  const decodeLine = BASE64.test(begin) ? decodeBase64Line : decodeUuLine;
  const parts: Buffer[] = [];
  for (let at = from + 1; at < lines.length; at += 1) {
    const line = trimEnd(lines[at] as string);
    if (line === 'end' || line === '====')
      return { file: { name, content: Buffer.concat(parts) }, next: at + 1 };
    const part = decodeLine(line);
    if (!part) return undefined;
    parts.push(part);
  }
  return undefined;
}

function decodeBase64Line(line: string): Buffer | undefined {
  return /^[A-Za-z0-9+/=]*$/.test(line) ? Buffer.from(line, 'base64') : undefined;
}

/**
 * A line has a count of bytes, then four letters for each three bytes, six bits per letter. Spaces at its end
 * may be lost.
 */
function decodeUuLine(line: string): Buffer | undefined {
  if (line === '') return Buffer.alloc(0);
  const count = sixBits(line, 0);
  const letters = Math.ceil(count / 3) * 4;
  if (line.length > letters + 2 || !/^[ -`]*$/.test(line)) return undefined;
  const bytes = Buffer.alloc((letters / 4) * 3);
  for (let group = 0; group < letters / 4; group += 1) {
    const start = 1 + group * 4;
    const bits = [0, 1, 2, 3].reduce((sum, next) => sum * 64 + sixBits(line, start + next), 0);
    bytes.writeUIntBE(bits, group * 3, 3);
  }
  return bytes.subarray(0, count);
}

/** A space and a backquote both mean zero. */
function sixBits(line: string, at: number): number {
  return at < line.length ? (line.charCodeAt(at) - 32) & 63 : 0;
}

function trimEnd(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}
