import { findLanguageData, listInstalledLanguages, OUR_MODELS } from './language-folder.ts';
import { checkNativeTesseract, listNativeLanguages, openNativeTesseract } from './native-tesseract.ts';
import type { Recognizer } from './recognizer.ts';
import { openTesseract } from './tesseract.ts';

/** What reads images: tesseract.js, which comes with the program, or the machine's own tesseract. */
export const OCR_ENGINES = ['tesseract.js', 'native'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];

export interface EngineSettings {
  engine: OcrEngine;
  /** As tesseract names them. */
  languages: string[];
  /** A folder of `.traineddata` files, looked into before those that the engine comes with. */
  languageData?: string | undefined;
}

/** Throws, saying what to do, when the engine or its data for a language is not installed. */
export function checkEngine({ engine, languages, languageData }: EngineSettings): void {
  if (engine === 'native') checkNativeTesseract(languages, languageData);
  else findLanguageData(languages, languageData);
}

/** The languages that an engine has data for. */
export function listLanguages({ engine, languageData }: EngineSettings): string[] {
  return engine === 'native' ? listNativeLanguages(languageData) : listInstalledLanguages(languageData);
}

/** What reads images, in a word: readings by another engine, or with other data, are others. */
export function describeEngine({ engine, languages, languageData }: EngineSettings): string {
  const models = languageData ?? (engine === 'native' ? '' : OUR_MODELS);
  return `${engine} ${languages.join('+')} ${models}`.trim();
}

/** Must be closed. */
export async function openEngine({ engine, languages, languageData }: EngineSettings): Promise<Recognizer> {
  return engine === 'native'
    ? openNativeTesseract(languages, languageData)
    : openTesseract(languages, languageData);
}
