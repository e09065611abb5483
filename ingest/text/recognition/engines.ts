import { findLanguageData, listInstalledLanguages, OUR_MODELS } from './language-folder.ts';
import { checkNativeTesseract, listNativeLanguages, openNativeTesseract } from './native-tesseract.ts';
import type { Recognizer } from './recognizer.ts';

/** The OCR engines: tesseract.js, which comes with the program, or the machine's own tesseract. */
export const OCR_ENGINES = ['tesseract.js', 'native'] as const;
export type OcrEngine = (typeof OCR_ENGINES)[number];

export interface EngineSettings {
  engine: OcrEngine;
  /** By tesseract's names. */
  languages: string[];
  /** A folder of `.traineddata` files, searched before the languages that come with the engine. */
  languageData?: string | undefined;
}

/** Throws, with what to do, if the engine or its data for a language is not installed. */
export function checkEngine({ engine, languages, languageData }: EngineSettings): void {
  if (engine === 'native') checkNativeTesseract(languages, languageData);
  else findLanguageData(languages, languageData);
}

/** The languages that an engine has data for. */
export function listLanguages({ engine, languageData }: EngineSettings): string[] {
  return engine === 'native' ? listNativeLanguages(languageData) : listInstalledLanguages(languageData);
}

/** Identifies the engine and its data: recognitions by another engine, or with other data, differ. */
export function describeEngine({ engine, languages, languageData }: EngineSettings): string {
  const models = languageData ?? (engine === 'native' ? '' : OUR_MODELS);
  return `${engine} ${languages.join('+')} ${models}`.trim();
}

/** Must be closed. Loads the code of tesseract.js only where it reads: most processes only check the settings. */
export async function openEngine({ engine, languages, languageData }: EngineSettings): Promise<Recognizer> {
  if (engine === 'native') return openNativeTesseract(languages, languageData);
  const { openTesseract } = await import('./tesseract.ts');
  return openTesseract(languages, languageData);
}
