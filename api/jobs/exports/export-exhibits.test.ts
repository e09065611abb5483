import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { keepRendition } from '../../originals/keep-rendition.ts';
import { listRenditionHashes } from '../../repositories/pages/rendition-hashes.ts';
import { arrangeTestList } from '../../testing/arrange-list.ts';
import { makeTextPdf } from '../../testing/make-text-pdf.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { exportExhibits } from './export-exhibits.ts';

const LINE = 'A county may opt out by letter.';

let app: TestApp;
let list: ExhibitList;
let sha256: string;
let outDir: string;
beforeEach(async () => {
  app = await openTestApp();
  await ingestScripted(app, { 'memo.pdf': [{ text: LINE, bates: 'ICE-0000007' }] });
  list = await arrangeTestList(app);
  const file = await app.database.selectFrom('source_file').select('sha256').executeTakeFirstOrThrow();
  sha256 = file.sha256;
  outDir = join(app.dataDir, 'package');
});
afterEach(() => app.close());

const exportNow = () =>
  exportExhibits(app, {
    matter: { id: app.matter.id, name: 'NDLON v. ICE' },
    ...{ list, outDir, now: new Date() },
  });

/** As for a picture: the pages are shown from a PDF that was made from the original. */
async function makeRendition(): Promise<string> {
  const source = join(app.dataDir, 'made.pdf');
  await writeFile(source, await makeTextPdf([LINE]));
  await keepRendition(app, source, sha256, new Date());
  await app.database.updateTable('source_file').set({ rendition: 1 }).execute();
  return app.originals.pagesPathOf({ sha256, rendition: 1 });
}

async function expectRefusal(code: string, message: RegExp): Promise<void> {
  await expect(exportNow()).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  expect(existsSync(outDir)).toBe(false);
  expect(existsSync(`${outDir}.partial`)).toBe(false);
}

describe('an export', () => {
  it('stops at an original with other bytes, names the page and leaves nothing behind', async () => {
    await appendFile(app.originals.pathOf(sha256), '\n');
    await expectRefusal(
      'original-changed',
      /page 1 of memo\.pdf.*has changed.*uncover -- check.*export again/su,
    );
  });

  it('stops at a valid PDF that replaced an original', async () => {
    await writeFile(app.originals.pathOf(sha256), await makeTextPdf(['Another text.']));
    await expectRefusal('original-changed', /page 1 of memo\.pdf/u);
  });

  it('stops at an original that is missing', async () => {
    await rm(app.originals.pathOf(sha256));
    await expectRefusal('original-missing', /page 1 of memo\.pdf.*is missing/u);
  });

  it('stops at a rendition with other bytes, even if the original is intact', async () => {
    const rendition = await makeRendition();
    await exportNow();
    await rm(outDir, { recursive: true });
    await writeFile(rendition, await makeTextPdf(['Another text.']));
    await expectRefusal('original-changed', /PDF made of the original file.*has changed/u);
  });

  it('stops at an original with other bytes, even if its rendition is intact', async () => {
    await makeRendition();
    await appendFile(app.originals.pathOf(sha256), '\n');
    await expectRefusal('original-changed', /original file.*has changed/u);
  });

  it('records the hash of a rendition from before hashes were stored, and checks it from then on', async () => {
    const rendition = await makeRendition();
    await app.database.deleteFrom('rendition_hash').execute();
    await exportNow();
    await rm(outDir, { recursive: true });
    const [row] = await app.database.selectFrom('rendition_hash').selectAll().execute();
    expect(row).toMatchObject({ original_sha256: sha256, origin: 'first-check' });
    await appendFile(rendition, '\n');
    await expectRefusal('original-changed', /PDF made of the original file/u);
  });
});

describe('a rendition that is made again', () => {
  it('has only its own hash on record', async () => {
    await makeRendition();
    const source = join(app.dataDir, 'again.pdf');
    const bytes = await makeTextPdf(['Made by another version of a program.']);
    await writeFile(source, bytes);
    await keepRendition(app, source, sha256, new Date());
    const own = createHash('sha256').update(bytes).digest('hex');
    expect(await listRenditionHashes(app.database, sha256)).toEqual([own]);
  });
});
