import { spawn } from 'node:child_process';
import { mkdir, readdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { probeFolder } from '../../machine-error.ts';
import { CannotOpen } from '../cannot-open.ts';
import type { OpenedSource, Opening } from '../opened-source.ts';
import { openPdf } from '../pdf/open-pdf.ts';
import { PROFILE_SETTINGS } from './profile-settings.ts';

/** The only file that uses LibreOffice: converts an Office document to a PDF, in a temporary profile. */

/** Starting takes it some seconds, a long workbook a minute or two. */
const MOST_SECONDS = 240;
const SIGN_OF_LIFE_MS = 2000;

export async function convertOffice(opening: Opening, to: string): Promise<Partial<OpenedSource>> {
  const { path, work, soffice, onStep } = opening;
  if (soffice === null) throw new Error('Without LibreOffice, Office documents are not opened.');
  const profile = join(work, 'profile');
  await mkdir(join(profile, 'user'), { recursive: true });
  await writeFile(join(profile, 'user', 'registrymodifications.xcu'), PROFILE_SETTINGS);
  const made = join(work, 'made');
  await mkdir(made);
  const words = [
    `-env:UserInstallation=${pathToFileURL(profile)}`,
    ...['--headless', '--norestore', '--nolockcheck', '--nodefault', '--nologo', '--nofirststartwizard'],
    ...['--convert-to', 'pdf', '--outdir', made, path],
  ];
  const outcome = await run(soffice, words, profile, onStep);
  const [pdf] = await readdir(made);
  if (pdf === undefined) {
    const fault = await probeFolder(work);
    if (fault) throw fault;
    throw new CannotOpen(outcome === 'too slow' ? TOO_SLOW : NOT_CONVERTED);
  }
  await rename(join(made, pdf), to);
  const document = await openPdf(to);
  await document.close();
  return { pageCount: document.pageCount, note: NOTE };
}

/** What a page does not show is still in the file: nobody should assume that the pages are all of it. */
const NOTE =
  'Made into pages by LibreOffice; comments, tracked changes, formulas and hidden parts may not be on them.';

const NOT_CONVERTED = {
  cause: 'damaged',
  message:
    'LibreOffice can make no pages of the document; it may be damaged or locked with a password. Open it with the program that made it, print it to PDF and add that.',
} as const;

const TOO_SLOW = {
  cause: 'timed-out',
  message: `LibreOffice took more than ${MOST_SECONDS} seconds for the document, so it was stopped. Open it with the program that made it, print it to PDF and add that.`,
} as const;

/** The program stays in this process's group, which is killed as a whole when this process is. */
function run(
  soffice: string,
  words: string[],
  home: string,
  onStep: () => void,
): Promise<'ended' | 'too slow'> {
  const child = spawn(soffice, words, { stdio: 'ignore', cwd: home, env: environmentOf(home) });
  return new Promise((resolve, reject) => {
    let outcome: 'ended' | 'too slow' = 'ended';
    const alive = setInterval(onStep, SIGN_OF_LIFE_MS);
    const deadline = setTimeout(() => {
      outcome = 'too slow';
      child.kill('SIGKILL');
    }, MOST_SECONDS * 1000);
    const stop = () => {
      clearInterval(alive);
      clearTimeout(deadline);
    };
    child.once('error', (error) => {
      stop();
      reject(error);
    });
    child.once('exit', () => {
      stop();
      resolve(outcome);
    });
  });
}

/**
 * Contains nothing of the user's, a fixed clock so that a PDF contains no time, and a proxy that leads
 * nowhere.
 */
function environmentOf(home: string): NodeJS.ProcessEnv {
  const nowhere = 'http://127.0.0.1:9';
  return {
    PATH: process.env.PATH,
    HOME: home,
    LANG: 'C.UTF-8',
    SOURCE_DATE_EPOCH: '0',
    http_proxy: nowhere,
    https_proxy: nowhere,
  };
}
