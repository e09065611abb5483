import { openLanguageFolder } from './language-folder.ts';
import { checkNativeTesseract, openNativeTesseract } from './native-tesseract.ts';
import type { Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

/** What reads images: tesseract.js, which comes with the program, or the machine's own tesseract. */
export const OCR_ENGINES = ['tesseract.js', 'native'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];

/** Throws, saying what to do, when the engine or its data for a language is not installed. */
export function checkEngine(engine: OcrEngine, languages: string[]): void {
  if (engine === 'native') checkNativeTesseract(languages);
  else openLanguageFolder(languages);
}

/** Must be closed. */
export async function openEngine(engine: OcrEngine, languages: string[]): Promise<Recognizer> {
  return engine === 'native' ? openNativeTesseract(languages) : openTesseract(languages);
}
