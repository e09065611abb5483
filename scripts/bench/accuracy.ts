import { measureFixtures } from './accuracy/measure-fixtures.ts';
import { measureImages } from './accuracy/measure-images.ts';
import { printScores } from './accuracy/print-scores.ts';
import { findNativeTesseract } from './accuracy/read-natively.ts';
import type { BenchWords } from './bench-words.ts';

/**
 * Measures accuracy of text against the truth: of the synthetic production, ingested as a user would, or of
 * folders of images with their truth beside them. The machine's own tesseract reads the same images.
 */
export async function bench({ paths, workers, engine, languageData }: BenchWords): Promise<void> {
  const native = findNativeTesseract();
  process.stdout.write(
    native
      ? `Peer: ${native}, each image once, its usual settings.\n\n`
      : 'There is no “tesseract” on this machine (PATH): the comparison with it is skipped.\n\n',
  );
  const comparesNative = native !== undefined;
  const reader = { workers, engine, languageData };
  if (paths.length === 0) return measureFixtures(reader, comparesNative);
  for (const folder of paths) {
    process.stdout.write(`${folder}\n`);
    printScores(await measureImages(folder, reader, comparesNative));
  }
}
