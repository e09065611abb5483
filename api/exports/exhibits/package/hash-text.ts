import { createHash } from 'node:crypto';

/**
 * The `textSha256` of a manifest: SHA-256 of the text that pdf.js extracts from the page of the finished PDF,
 * sticker included, in Unicode form NFC, without any white space, as UTF-8. White space is removed because
 * each reader guesses it differently.
 */
export function hashText(runs: { text: string }[]): string {
  return createHash('sha256').update(packText(runs), 'utf8').digest('hex');
}

/** The text that is hashed. */
export function packText(runs: { text: string }[]): string {
  return runs
    .map(({ text }) => text)
    .join('')
    .normalize('NFC')
    .replace(/\s+/gu, '');
}
