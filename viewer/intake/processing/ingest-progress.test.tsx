// @vitest-environment jsdom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { describe, expect, it } from 'vitest';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import type { Upload } from '#contract/intake/upload.ts';
import type { Role } from '#contract/people/user.ts';
import { buildIngestRequest, buildProduction } from '../../testing/build-production.ts';
import { expectAccessible, renderScreen, scriptFetch, useBrowser } from '../../testing/render-screen.tsx';
import { UploadsProvider } from '../../uploads/UploadsProvider.tsx';
import { PendingUploads } from '../uploads/PendingUploads.tsx';
import { IngestProgress } from './IngestProgress.tsx';

const matter = '/api/matters/ndlon';
const stopPath = `${matter}/productions/production-1/ingest-request`;

function buildUpload(given: Partial<Upload>): Upload {
  return {
    uploadId: 'u-1',
    production: 'First release',
    path: 'VOL/a.pdf',
    bytes: 200,
    lastModified: 1,
    offset: 50,
    status: 'receiving',
    by: 'someone',
    byName: 'Someone',
    at: '2026-01-02T03:04:05.000Z',
    loadFile: false,
    ...given,
  };
}

function open(given: {
  role?: Role;
  production?: Production;
  ingestRequests?: IngestRequest[];
  uploads?: Upload[];
  answers?: Record<string, unknown>;
}) {
  const { role = 'reviewer', production = buildProduction({}), ingestRequests = [], uploads = [] } = given;
  const requests = scriptFetch({
    'GET /api/session': { userName: 'someone', displayName: 'Someone', role },
    [`GET ${matter}/ingest-requests`]: ingestRequests,
    [`GET ${matter}/uploads`]: uploads,
    ...given.answers,
  });
  const { container } = renderScreen(
    <Suspense>
      <UploadsProvider matter="ndlon">
        <IngestProgress matter="ndlon" production={production} />
        <PendingUploads matter="ndlon" />
      </UploadsProvider>
    </Suspense>,
  );
  return { requests, container };
}

describe('a production that is being processed', () => {
  useBrowser();

  it('can be stopped if the server processes it', async () => {
    const { requests, container } = open({
      production: buildProduction({ isProcessing: true, pagesPerMinute: 60, secondsLeft: 120 }),
      ingestRequests: [buildIngestRequest({})],
      answers: { [`DELETE ${stopPath}`]: buildIngestRequest({ status: 'stopped' }) },
    });
    await screen.findByText('Processing, 60 pages per minute, 2 minutes left');
    await userEvent.click(await screen.findByRole('button', { name: 'Stop processing First release' }));
    await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
    await expectAccessible(container);
  });

  it('cannot be stopped in the browser if the command line processes it', async () => {
    open({ production: buildProduction({ isProcessing: true }) });
    await screen.findByText('Processing');
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('a production that is not completely processed', () => {
  useBrowser();

  it('shows what is missing, and can be resumed', async () => {
    const { requests } = open({
      uploads: [buildUpload({ status: 'ready', offset: 200 })],
      answers: { [`POST ${stopPath}`]: buildIngestRequest({ status: 'waiting' }) },
    });
    await screen.findByText(/Stopped with 6 pages to process, 1 file to receive\./);
    await userEvent.click(screen.getByRole('button', { name: 'Resume processing First release' }));
    await waitFor(() => expect(requests.some(({ method }) => method === 'POST')).toBe(true));
  });

  it('shows why it failed', async () => {
    open({
      ingestRequests: [buildIngestRequest({ status: 'failed', message: 'Processing ended with an error.' })],
    });
    await screen.findByText('Processing ended with an error.');
    expect(screen.getByRole('button', { name: 'Resume processing First release' })).toBeTruthy();
  });

  it('shows which resource it waits for, and can be stopped', async () => {
    open({
      ingestRequests: [
        buildIngestRequest({ status: 'waiting', message: 'The disk of the data folder is full.' }),
      ],
    });
    await screen.findByText('The disk of the data folder is full.');
    expect(screen.getByRole('button', { name: 'Stop processing First release' })).toBeTruthy();
  });

  it('can only be viewed by a read-only user', async () => {
    open({ role: 'read-only' });
    await screen.findByText(/Stopped with 6 pages/);
    expect(screen.queryByRole('button')).toBeNull();
  });
});

describe('incomplete uploads', () => {
  useBrowser();
  const here = buildUpload({ uploadId: 'u-2', path: 'VOL/b.pdf', status: 'received', offset: 200 });

  it('of the user show how to continue, and can be processed without the missing files or discarded', async () => {
    const { requests, container } = open({
      uploads: [buildUpload({}), here],
      answers: { [`POST ${matter}/uploads/release`]: [], [`DELETE ${matter}/uploads/u-1`]: {} },
    });
    await screen.findByText(/1 of 2 files received\..*[Aa]dd the same files or folder again/);
    expect(screen.getByText('25% of 200 bytes')).toBeTruthy();
    await expectAccessible(container);
    await userEvent.click(screen.getByRole('button', { name: 'Process 1 received file' }));
    await waitFor(() =>
      expect(requests.find(({ method }) => method === 'POST')?.body).toEqual({ production: 'First release' }),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Discard 1 missing file' }));
    await waitFor(() => expect(requests.some(({ method }) => method === 'DELETE')).toBe(true));
  });

  it("of another person show that person's name, and only an attorney can discard them", async () => {
    open({ uploads: [buildUpload({ by: 'rae', byName: 'Rae Reviewer' })] });
    await screen.findByText(/Rae Reviewer is still uploading, or was interrupted/);
    expect(screen.queryByRole('button', { name: /Give up/ })).toBeNull();
  });
});
