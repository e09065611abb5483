import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildBox } from '../../testing/build-marks.ts';
import { buildDat, buildOpt } from '../../testing/build-volume.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { listWithholdings } from '../../withholdings/withholding-log.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
  const boxed = { text: 'A name.', marks: { boxes: [buildBox('(b)(6)')] } };
  const header = ['BEGBATES', 'ENDBATES', 'DOCTYPE', 'FROM', 'SUBJECT', 'DATESENT'];
  await ingestScripted(
    app,
    { 'VOL001/IMAGES/ICE-0001.pdf': [boxed], 'VOL001/IMAGES/ICE-0002.pdf': [boxed] },
    {
      others: {
        'VOL001/DATA/a.dat': buildDat([
          header,
          ['ICE-0001', 'ICE-0001', 'E-mail message', 'A. Smith', 'Opting out', '08/14/2009'],
          ['ICE-0002', 'ICE-0002', 'Memo', '', '', ''],
        ]),
        'VOL001/DATA/a.opt': buildOpt([['IMAGES\\ICE-0001.pdf'], ['IMAGES\\ICE-0002.pdf']]),
      },
    },
  );
});
afterAll(() => app.close());

it('finds and shows what a load file says about documents', async () => {
  const reader = { database: app.database, matterId: app.matter.id, withChallenge: false };
  const list = (filter: { kind?: 'email' | 'memo' | 'letter' }) =>
    listWithholdings(reader, filter, { order: 'bates', offset: 0, limit: 10 });
  expect(await list({})).toMatchObject([
    { firstBates: 'ICE-0001', kind: 'email', from: ['A. Smith'], subject: 'Opting out', date: '2009-08-14' },
    { firstBates: 'ICE-0002', kind: 'memo' },
  ]);
  expect(await list({ kind: 'email' })).toMatchObject([{ firstBates: 'ICE-0001' }]);
  expect(await list({ kind: 'memo' })).toMatchObject([{ firstBates: 'ICE-0002' }]);
  expect(await list({ kind: 'letter' })).toEqual([]);
});
