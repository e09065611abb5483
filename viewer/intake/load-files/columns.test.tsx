// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { MappingReport } from '#contract/intake/load-file.ts';
import type { Upload } from '#contract/intake/upload.ts';
import type { Role } from '#contract/people/user.ts';
import { buildIngestRequest, buildProduction } from '../../testing/build-production.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { UploadsProvider } from '../../uploads/UploadsProvider.tsx';
import { PendingUploads } from '../uploads/PendingUploads.tsx';
import { ColumnsButton } from './ColumnsDialog.tsx';
import { chooseField } from './choose-field.ts';

const matter = '/api/matters/ndlon';
const production = buildProduction({
  loadFiles: [{ path: 'VOL/a.dat', documents: 2, faultCount: 0, faults: [] }],
});

const report: MappingReport = {
  loadFiles: [
    {
      path: 'VOL/a.dat',
      kind: 'dat',
      encoding: 'utf-8',
      rows: 2,
      documents: 2,
      columns: [
        { column: 'BEGDOC#', field: 'beginBates' },
        { column: 'Re', field: 'subject' },
        { column: 'Note', field: null },
      ],
      firstRows: [
        ['ICE-0001', 'Opting out', ''],
        ['ICE-0002', 'Talking points', ''],
      ],
      faultCount: 1,
      faults: [{ row: 2, message: 'The image of ICE-0002 is not among the files received.' }],
    },
  ],
  choices: { Re: 'subject' },
  documents: 2,
  pages: 1,
  texts: 0,
  natives: 0,
};

function buildUpload(given: Partial<Upload>): Upload {
  return {
    uploadId: 'u-1',
    production: 'First release',
    path: 'VOL/a.dat',
    bytes: 200,
    lastModified: 1,
    offset: 200,
    status: 'received',
    by: 'someone',
    byName: 'Someone',
    at: '2026-01-02T03:04:05.000Z',
    loadFile: true,
    ...given,
  };
}

function open(given: { role?: Role; uploads?: Upload[]; mapping?: unknown } = {}) {
  const { role = 'reviewer', uploads = [], mapping = report } = given;
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${matter}/uploads`]: uploads,
    [`POST ${matter}/uploads/mapping`]: mapping,
    [`POST ${matter}/uploads/release`]: [],
    [`DELETE ${matter}/uploads/u-1`]: {},
    [`DELETE ${matter}/uploads/u-2`]: {},
    [`POST ${matter}/productions/production-1/mapping`]: mapping,
    [`POST ${matter}/productions/production-1/ingest-request`]: buildIngestRequest(),
  });
  renderScreen(
    <Suspense>
      <UploadsProvider matter="ndlon">
        <PendingUploads matter="ndlon" />
        <ColumnsButton matter="ndlon" production={production} />
      </UploadsProvider>
    </Suspense>,
  );
  const sent = (method: string, end: string) =>
    requests.filter((each) => each.method === method && each.url.endsWith(end));
  return { sent };
}

async function openDialog(): Promise<HTMLElement> {
  await userEvent.click(await screen.findByRole('button', { name: /^Load file columns/ }));
  return screen.findByRole('dialog');
}

describe('the columns of a production', () => {
  useBrowser();

  it('are shown with their first values, and their errors by row', async () => {
    open();
    const dialog = await openDialog();
    const rows = (await within(dialog).findAllByRole('row')).slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell').at(-1)?.textContent)).toEqual([
      'ICE-0001 | ICE-0002',
      'Opting out | Talking points',
      'Empty in the first rows',
    ]);
    within(dialog).getByText(/Row 2: The image of ICE-0002/);
    await expectAccessible(dialog);
  });

  it('can be assigned to other fields: the result is previewed first, then the load files are processed that way', async () => {
    const { sent } = open();
    const dialog = await openDialog();
    const apply = within(dialog).getByRole('button', { name: 'Apply these columns' });
    expect(apply).toHaveProperty('disabled', true);
    await userEvent.selectOptions(await within(dialog).findByLabelText('Field of Note'), 'subject');
    const columns = { Re: null, Note: 'subject' };
    await waitFor(() => expect(sent('POST', '/mapping').at(-1)?.body).toEqual({ columns }));
    await waitFor(() => expect(apply).toHaveProperty('disabled', false));
    await userEvent.click(apply);
    await waitFor(() =>
      expect(sent('POST', '/ingest-request').map(({ body }) => body)).toEqual([{ columns }]),
    );
  });

  it('can be viewed but not changed by a read-only user', async () => {
    open({ role: 'read-only' });
    const dialog = await openDialog();
    await within(dialog).findByText('First Bates number');
    expect(within(dialog).queryByRole('combobox')).toBeNull();
    expect(within(dialog).queryByRole('button', { name: /Read/ })).toBeNull();
  });

  it('show why a preview failed', async () => {
    open({ mapping: problem(429, { code: 'too-many-requests', message: 'Try again in a minute.' }) });
    await within(await openDialog()).findByText('Try again in a minute.');
  });
});

describe('an upload with a load file', () => {
  useBrowser();
  const uploads = [
    buildUpload({}),
    buildUpload({ uploadId: 'u-2', path: 'VOL/ICE-0001.pdf', loadFile: false }),
  ];

  it('is previewed and then processed if all of its files are here', async () => {
    const { sent } = open({ uploads });
    const drop = await screen.findByRole('region', { name: 'Load files of First release' });
    await within(drop).findByLabelText('Field of Note');
    await expectAccessible(drop);
    await userEvent.click(within(drop).getByRole('button', { name: 'Process with these columns' }));
    await waitFor(() =>
      expect(sent('POST', '/release').map(({ body }) => body)).toEqual([{ production: 'First release' }]),
    );
  });

  it('can be discarded, with its load file last, because the other files would be processed without it', async () => {
    const { sent } = open({ uploads });
    await userEvent.click(await screen.findByRole('button', { name: 'Discard upload' }));
    await waitFor(() => expect(sent('DELETE', '').map(({ url }) => url.at(-1))).toEqual(['2', '1']));
  });

  it('is listed as incomplete if files are missing', async () => {
    open({ uploads: [...uploads, buildUpload({ uploadId: 'u-3', status: 'receiving', loadFile: false })] });
    await screen.findByText('Incomplete uploads');
    expect(screen.queryByRole('region', { name: 'Load files of First release' })).toBeNull();
  });
});

describe('a choice', () => {
  it('takes the field away from the column that had it', () => {
    expect(chooseField({ A: 'to', B: null }, 'C', 'to')).toEqual({ A: null, B: null, C: 'to' });
    expect(chooseField({ A: 'to' }, 'A', null)).toEqual({ A: null });
  });
});
