import { containsCenter } from '#contract/values/rect.ts';
import { countShared } from '../../../count-shared.ts';
import type { DrawnPicture, PageContent } from '../../pdf/page-content.ts';
import type { ExportWord } from '../package/package-input.ts';
import type { GrayImage } from './ink-map.ts';
import { isSeen } from './see-words.ts';

/**
 * Decides whether a page's content may be copied unchanged. It may only if everything that it contains is
 * visible, because anyone who gets the exhibit can take its content apart. Each answer is a reason that
 * completes "The page is a picture because …"; null if a copy is safe.
 */
export function findUnseen(
  content: PageContent,
  inUse: readonly ExportWord[],
  look: GrayImage,
): string | null {
  if (content.hasLayers) return 'parts of it belong to layers that can be switched off';
  if (content.isMasked) return 'it is drawn through masks, which may hide what is in it';
  return findUnseenText(content, inUse, look) ?? findUnseenPicture(content);
}

function findUnseenText(
  { letters, words }: PageContent,
  inUse: readonly ExportWord[],
  look: GrayImage,
): string | null {
  if (hasMore(letters, words.map(({ text }) => text).join('')))
    return 'its content holds text beyond what stands on the page';
  const unseen = words.some((word) => !isInUse(word, inUse) || !isSeen(word, look));
  return unseen ? 'its content holds words that are not seen on it, or are not the text in use' : null;
}

/** Whether `drawn` has a letter or digit more often than `placed`. */
function hasMore(drawn: string, placed: string): boolean {
  const left = countLetters(placed);
  for (const [letter, count] of countLetters(drawn)) if (count > (left.get(letter) ?? 0)) return true;
  return false;
}

function countLetters(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of simplify(text)) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

/** Two recognitions of one printed word share at least this part of its letters. */
const ALIKE = 0.7;
/** Fewer characters that are neither letters nor digits, such as a bullet, are not significant. */
const TELLING_SIGNS = 3;

type Word = Pick<ExportWord, 'text' | 'rect'>;

/** Whether the text in use has this word, or one that is nearly the same, in the same position. */
function isInUse(word: Word, inUse: readonly ExportWord[]): boolean {
  const text = simplify(word.text);
  if (text === '' && word.text.length < TELLING_SIGNS) return true;
  const there = inUse.filter(
    ({ rect }) => containsCenter(rect, word.rect) || containsCenter(word.rect, rect),
  );
  if (text === '') return there.some((other) => other.text === word.text);
  const texts = [...there.map((other) => simplify(other.text))];
  return [...texts, texts.join('')].some((other) => other.includes(text) || isNearly(other, text));
}

function isNearly(read: string, text: string): boolean {
  const longer = Math.max(read.length, text.length);
  return longer > 0 && countShared(read, text) >= ALIKE * longer;
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Points by which pictures extend over an edge in files that hide nothing, because scanners' programs round.
 */
const OVERHANG = 3;
/** Share of a picture that another may cover: strips of a scan often overlap by a row of pixels. */
const OVERLAP = 0.02;
/** A page with more pictures is a drawing made of them; looking for overlaps in it is not worthwhile. */
const MOST_PICTURES = 500;

function findUnseenPicture({ pictures, page }: PageContent): string | null {
  if (pictures.length > MOST_PICTURES) return 'it is put together of very many pictures';
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  for (const [index, picture] of pictures.entries()) {
    if (picture.doubt) return `a picture on it may hold more than it shows: ${picture.doubt}`;
    if (reachesBeyond(picture.box, picture.shown) || reachesBeyond(picture.box, whole))
      return 'it shows only a part of a picture';
    if (pictures.slice(0, index).some((below) => covers(picture, below)))
      return 'one picture on it covers another';
  }
  return null;
}

type Box = DrawnPicture['box'];

function reachesBeyond(box: Box, shown: Box): boolean {
  return (
    shown.left - box.left > OVERHANG ||
    shown.top - box.top > OVERHANG ||
    box.right - shown.right > OVERHANG ||
    box.bottom - shown.bottom > OVERHANG
  );
}

function covers(above: DrawnPicture, below: DrawnPicture): boolean {
  const width = Math.min(above.box.right, below.box.right) - Math.max(above.box.left, below.box.left);
  const height = Math.min(above.box.bottom, below.box.bottom) - Math.max(above.box.top, below.box.top);
  const { left, top, right, bottom } = below.box;
  return width > 0 && height > 0 && width * height > OVERLAP * (right - left) * (bottom - top);
}
