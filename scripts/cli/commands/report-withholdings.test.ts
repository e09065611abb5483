import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readSheet } from 'read-excel-file/universal';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { databasePath } from '#api/data-folder.ts';
import { OriginalStore } from '#api/originals/original-store.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { buildBox, buildSheet } from '#api/testing/build-marks.ts';
import { makeDataFolder } from '#api/testing/new-data-folder.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { VaughnReconciliation } from '#contract/withholdings/vaughn.ts';
import { WithholdingLog } from '#contract/withholdings/withholding.ts';
import { runUncover } from '../../testing/run-uncover.ts';

let dataDir: string;
beforeAll(async () => {
  dataDir = await makeDataFolder('withheld');
  const database = await openDatabase(databasePath(dataDir));
  let last = 0;
  const newId = () => `id-${++last}`;
  await ingestScripted(
    { dataDir, database, originals: new OriginalStore(dataDir), newId },
    {
      'a.pdf': [
        {
          text: 'One',
          bates: 'ICE 0001',
          marks: { boxes: [buildBox('(b)(5)'), buildBox()], shareRedacted: 0.1 },
        },
        {
          text: 'Two',
          bates: 'ICE 0002',
          marks: { placeholder: buildSheet({ pagesRepresented: 9, codes: ['(b)(5)'] }) },
        },
      ],
    },
  );
  await database.destroy();
});
afterAll(() => rm(dataDir, { recursive: true }));

async function run(...words: string[]) {
  const ended = await runUncover('report', 'withholdings', ...words, '--matter', 'ndlon', '--data', dataDir);
  if (ended.exitCode !== 0) throw new Error(`exit code ${ended.exitCode}: ${ended.stderr}`);
  return ended;
}

it('prints the same rows as text, JSON, CSV and Excel, and the challenge status only on request', async () => {
  const { stdout: words } = await run();
  expect(words).toContain(
    '2 withholdings: 1 in full + 1 in part; 9 pages withheld in full, 1 page released in part. The 2 pages received do not include the pages behind placeholder sheets.',
  );
  expect(words).toMatch(
    /\(b\)\(5\) +2 pages, 1 box; 9 pages behind sheets\n {2}without a code +1 page, 1 box\n/,
  );
  const xlsx = join(dataDir, 'log.xlsx');
  const log = WithholdingLog.parse(JSON.parse((await run('--json', '--xlsx', xlsx)).stdout));
  expect(log.withholdings.map(({ firstBates, pages }) => [firstBates, pages])).toEqual([
    ['ICE 0001', 1],
    ['ICE 0002', 9],
  ]);
  const sheet = await readSheet(Uint8Array.from(await readFile(xlsx)).buffer);
  expect(sheet.slice(1, 4).map(([bates]) => bates)).toEqual(['ICE 0001', 'ICE 0002', null]);
  const { stdout: csv } = await run('--csv');
  expect(csv.split('\r\n\r\n')[0]?.split('\r\n')).toHaveLength(1 + log.withholdings.length);
  expect(csv + JSON.stringify(log)).not.toContain('hallenge');
  const open = await run('--csv', '--with-challenge');
  expect(open.stdout).toContain('Challenge status');
  expect(open.stderr).toContain('held to have waived it');
});

it("compares the agency's index with the pages", async () => {
  const file = join(dataDir, 'index.csv');
  await writeFile(file, 'Bates,Exemptions,Pages\nICE 0002,b5,9\nICE 0005,b6,1\n');
  const { stdout } = await run('--vaughn', file);
  expect(stdout).toContain('index.csv: 2 rows, 1 agree with the pages');
  expect(stdout).toContain('“Exemptions”: exemptions');
  expect(stdout).toContain('row 3, ICE 0005: No page has the number');
  const json = VaughnReconciliation.parse(JSON.parse((await run('--vaughn', file, '--json')).stdout));
  expect(json.counts).toMatchObject({ 'not-in-index': 1, 'not-in-productions': 1 });
});
