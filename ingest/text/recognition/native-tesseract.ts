import { type ChildProcess, execFile, spawnSync } from 'node:child_process';
import type { GrayImage } from '../../pixels/gray-image.ts';
import { toTiff } from '../../pixels/to-tiff.ts';
import { parseTsv } from './parse-tsv.ts';
import type { RecognizeOptions, Recognizer } from './recognizer.ts';

/**
 * The `tesseract` program of this machine: one process per image, the pixels on its stdin, words with boxes
 * and confidences as TSV on its stdout. Nothing is written to the disk.
 */

const PROGRAM = 'tesseract';
/** The program's modes for finding columns and blocks, and for scattered text. */
const SEGMENTATION = { page: '3', sparse: '11' } as const;
/** Each becomes a `-c` option of the program. */
const SETTINGS = [
  // As in tesseract.js: words learned further up must not change how those below are read.
  'tessedit_enable_doc_dict=0',
  // Set this way and not by the argument “tsv”, which names a file that a folder of language data may lack.
  'tessedit_create_tsv=1',
].flatMap((setting) => ['-c', setting]);
/** Two threads in each of several processes take ten times as long as one. */
const ENVIRONMENT = { ...process.env, OMP_THREAD_LIMIT: '1' };
/** Bytes of TSV; a page of 2,000 words gives 0.2 MB. */
const MOST_OUTPUT = 64 * 2 ** 20;

/** Throws, with what to do, unless the program and its data for the languages are installed. */
export function checkNativeTesseract(languages: readonly string[], dataFolder?: string): void {
  const { error, stdout } = listLanguages(dataFolder);
  if (error) {
    throw new Error(
      'There is no “tesseract” program on this machine (PATH). Install it (Debian: apt install tesseract-ocr; macOS: brew install tesseract), or leave --ocr out.',
    );
  }
  const installed = toLines(stdout);
  const missing = languages.filter((language) => !installed.includes(language));
  if (missing.length === 0) return;
  if (dataFolder !== undefined) {
    throw new Error(
      `The “tesseract” program finds no data for ${missing.join(', ')} in ${dataFolder}. Name the folder where its .traineddata files are.`,
    );
  }
  throw new Error(
    `The “tesseract” program has no data for ${missing.join(', ')}. Install it (Debian: apt install ${missing.map((language) => `tesseract-ocr-${language.replaceAll('_', '-')}`).join(' ')}; macOS: brew install tesseract-lang).`,
  );
}

/** The languages for which the program has data; the first line of its output is a heading. */
export function listNativeLanguages(dataFolder?: string): string[] {
  return toLines(listLanguages(dataFolder).stdout ?? '').slice(1);
}

function listLanguages(dataFolder: string | undefined) {
  return spawnSync(PROGRAM, ['--list-langs', ...placeOf(dataFolder)], { encoding: 'utf8', env: ENVIRONMENT });
}

function toLines(stdout: string): string[] {
  return stdout.split('\n').map((line) => line.trim());
}

function placeOf(dataFolder: string | undefined): string[] {
  return dataFolder === undefined ? [] : ['--tessdata-dir', dataFolder];
}

/** Opens the program for use; a process is started only when there is an image. */
export function openNativeTesseract(languages: readonly string[], dataFolder?: string): Recognizer {
  const running = new Set<ChildProcess>();
  const killAll = () => {
    for (const child of running) child.kill('SIGKILL');
  };
  process.on('exit', killAll);
  return {
    recognize: async (image, options) => parseTsv(await run(image, options)),
    close: async () => {
      process.off('exit', killAll);
      killAll();
    },
  };

  function run(image: GrayImage, { dpi, layout }: RecognizeOptions): Promise<string> {
    const words = ['stdin', 'stdout', '-l', languages.join('+'), '--psm', SEGMENTATION[layout]];
    const resolution = ['--dpi', String(Math.round(Math.max(70, dpi))), ...placeOf(dataFolder)];
    return new Promise((resolve, reject) => {
      const child = execFile(
        PROGRAM,
        [...words, ...resolution, ...SETTINGS],
        { env: ENVIRONMENT, maxBuffer: MOST_OUTPUT },
        (error, stdout, stderr) => {
          running.delete(child);
          if (error) reject(new Error(`tesseract: ${lastLine(stderr) || error.message}`, { cause: error }));
          else resolve(stdout);
        },
      );
      running.add(child);
      // A program that exits before it has read its input reports the reason by its exit code.
      child.stdin?.on('error', () => {});
      child.stdin?.end(toTiff(image));
    });
  }
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.trim() ?? '';
}
