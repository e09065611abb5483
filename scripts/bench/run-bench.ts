import { parseArgs } from 'node:util';
import { numberOption, textOption, UsageError, type Words } from '../cli/command.ts';
import { engineOption, languageDataOption } from '../cli/reader-options.ts';
import type { BenchWords } from './bench-words.ts';
import { describeMachine } from './describe-machine.ts';

/** A benchmark prints its figures; it fails only if it could not measure. */
interface Bench {
  summary: string;
  load: () => Promise<{ bench: (words: BenchWords) => Promise<void> }>;
}

const benches: Record<string, Bench> = {
  accuracy: {
    summary:
      'accuracy of text and Bates numbers on the synthetic production, or of text on folders of images, beside the tesseract of this machine',
    load: () => import('./accuracy.ts'),
  },
  'big-pages': {
    summary: 'processor time and memory for pages at 400 and 600 dpi and a long screenshot',
    load: () => import('./big-pages.ts'),
  },
  boxes: {
    summary: 'false and missed redaction boxes on pages with charts, tables, forms and pictures',
    load: () => import('./boxes.ts'),
  },
  decisions: {
    summary: 'decisions of several people about all pages of a matter at once, and their undo: seconds',
    load: () => import('./decisions.ts'),
  },
  hidden: {
    summary:
      'whether any output contains words that are invisible on the page, and which visible words are lost',
    load: () => import('./hidden.ts'),
  },
  ingest: {
    summary: 'ingest without OCR: pages per second over time, memory, and the queries of the screens',
    load: () => import('./ingest.ts'),
  },
  intake: {
    summary: 'files of all kinds, intact and damaged: whether anything is lost without a message',
    load: () => import('./intake.ts'),
  },
  marks: {
    summary:
      'accuracy of Bates numbers, exemption codes, boxes, placeholder sheets and document boundaries, and their share of the time',
    load: () => import('./marks.ts'),
  },
  meilisearch: {
    summary: 'whether the Meilisearch at MEILI_URL behaves like the stand-in used by the tests',
    load: () => import('./meilisearch.ts'),
  },
  ocr: {
    summary: 'OCR pages per minute and worker, and memory, for the synthetic production or the given PDFs',
    load: () => import('./ocr.ts'),
  },
  reading: {
    summary: 'cost of reading scans other than recognition, and memory over one long file',
    load: () => import('./reading.ts'),
  },
  search: {
    summary: 'query times by kind on a large synthetic matter; indexing rate, size, memory',
    load: () => import('./search.ts'),
  },
  serving: {
    summary: 'how long a reviewer waits for a page or a tag while a production is being read',
    load: () => import('./serving.ts'),
  },
  suggest: {
    summary:
      'suggested pages and control sets replayed on synthetic matters: pages read for 80 % of a tag, how often the interval holds, seconds',
    load: () => import('./suggest.ts'),
  },
  viewer: {
    summary:
      'opening page 2,500 of a 3,000-page file in a real browser, tagging and turning pages: seconds, bytes, main thread, memory',
    load: () => import('./viewer.ts'),
  },
  widths: {
    summary:
      'every screen and dialog at 1440 and 900 pixels and at 200 % zoom, light and dark: what axe finds, and what is cut off or too wide',
    load: () => import('./widths.ts'),
  },
};

/** The output of `npm run bench` without a name. */
export const BENCH_HELP = `Usage: npm run bench -- NAME [--workers N] [--ocr tesseract.js|native] [--language-data DIR] [PDF or FOLDER...]

${Object.entries(benches)
  .map(([name, { summary }]) => `  ${name.padEnd(11)} ${summary}`)
  .join('\n')}

  --pages N [--words N]           with ingest: so many pages (10,000) of so many words (300);
                                  with reading: a file of so many pages (300); with search: a matter
                                  of so many pages (100,000); with boxes: so many without a box (300)
  --against ocrmypdf [--runs N]   with ocr: whole commands by turns with the ocrmypdf of this
                                  machine, by default 3 of each; medians, memory, and letters
                                  wrong where the truth is known
  --against meilisearch           with search: Explore only, on the embedded index and on the search server
                                  at MEILI_URL; and what each finds for 300 queries as people type them
  --record                        with meilisearch: keep what the server answers, for the tests; MEILI_KEY
                                  must be its master key
  --keep DIR                      with search: keep the matter in DIR; the next run with as many
                                  pages takes it from there
  --foia DIR [--courts DIR]       with marks: real pages beside their truth.csv too; and those joined
                                  with files that are one document each
  --keep DIR                      with marks: what is ingested stays there, and is taken as it is
                                  when it is there already
  [NAME...] [--keep DIR]          with hidden: only variants with one of these in their names; their
                                  files and the data folder stay in DIR
  [NAME...]                       with widths: only screens and dialogs with one of these in their names
  --mixed                         with ocr: the PDFs are the scans of a production as they come,
                                  which is put together first: a third of its pages have a good
                                  text layer, a tenth come twice, a tenth are blank or separators
`;

if (import.meta.main) process.exitCode = await main();

async function main(): Promise<number> {
  try {
    const words = readWords();
    const [name, ...paths] = words.positionals;
    const chosen = name !== undefined && Object.hasOwn(benches, name) ? benches[name] : undefined;
    if (!chosen || words.values.help) {
      process.stdout.write(BENCH_HELP);
      return words.values.help ? 0 : 2;
    }
    const options = readOptions(words);
    process.stdout.write(`${describeMachine()}\n\n`);
    const { bench } = await chosen.load();
    await bench({ paths, ...options });
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`bench: ${error.message}\n`);
    return 2;
  }
}

function readWords(): Words {
  const text = { type: 'string' } as const;
  return parseArgs({
    allowPositionals: true,
    options: {
      workers: text,
      ocr: text,
      'language-data': text,
      against: text,
      runs: text,
      keep: text,
      pages: text,
      words: text,
      foia: text,
      courts: text,
      mixed: { type: 'boolean' },
      record: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
}

function readOptions(words: Words): Omit<BenchWords, 'paths'> {
  const { against } = words.values;
  if (against !== undefined && against !== 'ocrmypdf' && against !== 'meilisearch')
    throw new UsageError('--against takes ocrmypdf, or with search meilisearch.');
  return {
    workers: numberOption(words, 'workers', 1),
    engine: engineOption(words) ?? 'tesseract.js',
    languageData: languageDataOption(words),
    mixed: words.values.mixed === true,
    record: words.values.record === true,
    against,
    runs: numberOption(words, 'runs', 1) ?? 3,
    keep: textOption(words, 'keep'),
    pages: numberOption(words, 'pages', 10),
    words: numberOption(words, 'words', 1) ?? 300,
    foia: textOption(words, 'foia'),
    courts: textOption(words, 'courts'),
  };
}
