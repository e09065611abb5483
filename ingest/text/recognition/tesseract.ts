import { createWorker, OEM, PSM } from 'tesseract.js';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { toTiff } from '../../pixels/to-tiff.ts';
import { findLanguageData, findScriptData, inOneFolder } from './language-folder.ts';
import { parseTsv } from './parse-tsv.ts';
import type { Recognizer } from './recognizer.ts';

const OPTIONS = {
  // Otherwise it writes the uncompressed data into the working folder.
  cacheMethod: 'none',
  // Without a handler an unreadable image ends the process; the promise rejects anyway.
  errorHandler: () => {},
};

/** Opens tesseract.js with language data from this machine only. Must be closed. */
export async function openTesseract(languages: string[], dataFolder?: string): Promise<Recognizer> {
  const files = findLanguageData(languages, dataFolder);
  const worker = await inOneFolder(files, (place) =>
    createWorker(languages, OEM.LSTM_ONLY, { ...OPTIONS, ...place }),
  );
  // Learning words from one page to the next would make a page's text depend on the pages before it.
  await worker.setParameters({ tessedit_enable_doc_dict: '0' });
  return {
    recognize: async (image, { dpi, layout }) => {
      await worker.setParameters({
        user_defined_dpi: toDpi(dpi),
        tessedit_pageseg_mode: layout === 'page' ? PSM.AUTO : PSM.SPARSE_TEXT,
      });
      const { data } = await worker.recognize(toTiff(image), {}, { tsv: true, text: false });
      return parseTsv(data.tsv ?? '');
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

/**
 * Least confidence in the orientation: 15 and more on pages of text in any script that it knows, while on
 * drawings and noise it names scripts at random.
 */
const LEAST_SURE = 12;

/**
 * The script that an image's print seems to be in, by tesseract's name; undefined if it cannot be detected,
 * or if the models for this are not installed.
 */
export async function detectScript(image: GrayImage, dpi: number): Promise<string | undefined> {
  const file = findScriptData();
  if (file === undefined) return undefined;
  const worker = await inOneFolder([file], (place) =>
    createWorker('osd', OEM.TESSERACT_ONLY, { ...OPTIONS, ...place, legacyCore: true, legacyLang: true }),
  );
  try {
    await worker.setParameters({ user_defined_dpi: toDpi(dpi) });
    const { script, orientation_confidence: sure } = (await worker.detect(toTiff(image))).data;
    return script !== null && (sure ?? 0) >= LEAST_SURE ? script : undefined;
  } finally {
    // This engine takes as much memory as the one that reads, and few pages need it.
    await worker.terminate();
  }
}

/** Tesseract rejects resolutions below 70. */
function toDpi(dpi: number): string {
  return String(Math.round(Math.max(70, dpi)));
}
