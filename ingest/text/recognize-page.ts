import type { PageImage } from '../pixels/page-image.ts';
import type { PlacedWord } from './layer-words.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** Reads a page's image. Boxes come back as fractions of the page as displayed. */
export async function recognizePage(page: PageImage, recognizer: Recognizer): Promise<PlacedWord[][]> {
  const lines = await recognizer.recognize(page.image, { dpi: page.dpi, layout: 'page' });
  return lines.map((line) => line.map((word) => place(word, page)));
}

function place(word: RecognizedWord, { image, area }: PageImage): PlacedWord {
  const x = area.x + (word.left / image.width) * area.width;
  const y = area.y + (word.top / image.height) * area.height;
  return {
    text: word.text,
    confidence: Math.round(word.confidence),
    rect: {
      x,
      y,
      width: ((word.right - word.left) / image.width) * area.width,
      height: ((word.bottom - word.top) / image.height) * area.height,
    },
  };
}

/** Mean confidence of the words, long words weighing more; null where there are none. */
export function meanConfidence(lines: PlacedWord[][]): number | null {
  const words = lines.flat();
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  if (letters === 0) return null;
  return words.reduce((sum, word) => sum + word.confidence * word.text.length, 0) / letters;
}
