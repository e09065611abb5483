import { readFile, stat } from 'node:fs/promises';
import { CannotOpen } from '../cannot-open.ts';
import { decodeText } from '../decode-text.ts';
import { htmlToText } from '../mail/html-to-text.ts';
import { decodeHtml, looksLikeHtml } from './decode-html.ts';
import { writeTextPages } from './write-text-pages.ts';

/** About 25,000 pages: the text is kept in memory as a whole. */
const MOST_BYTES = 80 * 2 ** 20;

/**
 * Converts a text file, or the words of an HTML file, to pages. Returns their number. Throws `CannotOpen`.
 */
export async function convertText(path: string, to: string, onStep: () => void): Promise<number> {
  const { size } = await stat(path);
  if (size > MOST_BYTES) {
    throw new CannotOpen({
      cause: 'too-large',
      message: `The text is larger than ${MOST_BYTES / 2 ** 20} MB. Split it with another program and add the parts.`,
    });
  }
  return writeTextPages(readWords(await readFile(path)), to, onStep);
}

function readWords(bytes: Uint8Array): string {
  return looksLikeHtml(bytes) ? htmlToText(decodeHtml(bytes)) : decodeText(bytes).text;
}
