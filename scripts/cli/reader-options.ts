import { resolve } from 'node:path';
import { OCR_ENGINES, type OcrEngine } from '#ingest';
import { textOption, UsageError, type Words } from './command.ts';

/** --ocr: the OCR engine. */
export function engineOption(words: Words): OcrEngine | undefined {
  const name = textOption(words, 'ocr');
  const engine = OCR_ENGINES.find((each) => each === name);
  if (name !== undefined && engine === undefined) {
    throw new UsageError(`--ocr must be ${OCR_ENGINES.join(' or ')}, not “${name}”.`);
  }
  return engine;
}

/** --languages: tesseract's names, of letters, digits and underscores, as in chi_sim. */
export function languagesOption(words: Words): string[] | undefined {
  const list = textOption(words, 'languages');
  if (list === undefined) return undefined;
  const languages = [...new Set(list.split(',').map((each) => each.trim()))];
  if (languages.every((language) => /^[A-Za-z]\w*$/.test(language))) return languages;
  throw new UsageError(
    `--languages must be language codes separated by commas, such as eng,spa; “${list}” is not.`,
  );
}

/** --language-data: a folder of .traineddata files. */
export function languageDataOption(words: Words): string | undefined {
  const folder = textOption(words, 'language-data');
  return folder === undefined ? undefined : resolve(folder);
}
