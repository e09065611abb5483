import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildDat } from '#api/testing/build-volume.ts';
import { makeTextPdf } from '#api/testing/make-text-pdf.ts';
import { type Clinic, MATTER } from '../../../viewer/e2e/open-clinic.ts';
import { runUncover } from '../../testing/run-uncover.ts';
import { sendRequest } from './send-request.ts';

const FIELDS = ['BEGBATES', 'ENDBATES', 'FROM', 'TO', 'DATESENT', 'NATIVEPATH'];
/** As many as suggested pages need. */
const LETTERS = 48;
/** The numbers of the letters have a gap here, for the report on Bates numbers. */
const MISSING = 7;

/** Text layers, so that nothing waits for OCR, and a load file, so that there are dates and names. */
export async function ingestLetters(clinic: Clinic): Promise<void> {
  const folder = join(clinic.folder, 'letters');
  await mkdir(folder, { recursive: true });
  const rows: string[][] = [];
  for (let index = 0; index < LETTERS; index += 1) {
    const file = `letter-${index}.pdf`;
    const number = numberOf(index < MISSING ? index : index + 1);
    const text = `Participation of county ${index} is voluntary, said the sheriff. (b)(5)`;
    await writeFile(join(folder, file), await makeTextPdf([text]));
    rows.push([
      number,
      number,
      'Castellan, Lorena',
      'Osei-Tran, Marguerite',
      `2010-0${(index % 9) + 1}-14`,
      file,
    ]);
  }
  await writeFile(join(folder, 'load.dat'), buildDat([FIELDS, ...rows]));
  const { exitCode, stderr } = await runUncover(
    'ingest',
    folder,
    '--matter',
    MATTER,
    '--data',
    clinic.dataDir,
  );
  if (exitCode !== 0) throw new Error(stderr);
}

function numberOf(index: number): string {
  return `ICE FOIA 10-2674.${String(index + 1).padStart(7, '0')}`;
}

/**
 * Saves a search, runs a report and draws a sample, as the person of `page`. Returns the paths of the screens that show
 * one of them.
 */
export async function addReports(page: Page): Promise<string[]> {
  const send = (path: string, body: object) => sendRequest(page, 'POST', path, body);
  await send('/saved-searches', { q: 'voluntary', name: 'Whether participation is voluntary' });
  const { reportId } = await send('/term-reports', {
    name: 'Terms of the complaint',
    terms: 'voluntary\nsheriff',
  });
  const { sampleId } = await send('/elusion-samples', { q: '"county 3"', name: 'Without county 3', size: 3 });
  return [`/reports/terms/${reportId}`, `/reports/elusion/${sampleId}`];
}
