import { createWorker, OEM, PSM, type Worker } from 'tesseract.js';
import { toPnm } from '../pixels/to-pnm.ts';
import { openLanguageFolder } from './language-folder.ts';
import type { RecognizedWord, Recognizer } from './recognizer.ts';

/** Opens tesseract.js with language data from this machine only. Must be closed. */
export async function openTesseract(languages: string[]): Promise<Recognizer> {
  const worker = await createWorker(languages, OEM.LSTM_ONLY, {
    langPath: openLanguageFolder(languages),
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
      const { data } = await worker.recognize(toPnm(image), {}, { blocks: true, text: false });
      return toLines(data);
    },
    close: async () => {
      await worker.terminate();
    },
  };
}

type Page = Awaited<ReturnType<Worker['recognize']>>['data'];

function toLines(page: Page): RecognizedWord[][] {
  const lines = (page.blocks ?? []).flatMap((block) =>
    block.paragraphs.flatMap((paragraph) => paragraph.lines.map((line) => line.words)),
  );
  return lines
    .map((words) =>
      words
        .filter((word) => word.text.trim() !== '')
        .map(({ text, bbox, confidence }) => ({
          text: text.trim(),
          left: bbox.x0,
          top: bbox.y0,
          right: bbox.x1,
          bottom: bbox.y1,
          confidence,
        })),
    )
    .filter((words) => words.length > 0);
}
