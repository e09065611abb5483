import { createWorker, OEM, PSM } from 'tesseract.js';
import { toTiff } from '../pixels/to-tiff.ts';
import { findLanguageData } from './language-folder.ts';
import { parseTsv } from './parse-tsv.ts';
import type { Recognizer } from './recognizer.ts';

/** Opens tesseract.js with language data from this machine only. Must be closed. */
export async function openTesseract(languages: string[], dataFolder?: string): Promise<Recognizer> {
  const { folder, packed } = findLanguageData(languages, dataFolder);
  const worker = await createWorker(languages, OEM.LSTM_ONLY, {
    langPath: folder,
    gzip: packed,
    // Otherwise it writes the unpacked data into the working folder.
    cacheMethod: 'none',
    // Without a handler an unreadable image ends the process; the rejected promise says it already.
    errorHandler: () => {},
  });
  // Learning words from one page to the next would make a page's text depend on the pages before it.
  await worker.setParameters({ tessedit_enable_doc_dict: '0' });
  return {
    recognize: async (image, { dpi, layout }) => {
      await worker.setParameters({
        user_defined_dpi: String(Math.round(Math.max(70, dpi))),
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
