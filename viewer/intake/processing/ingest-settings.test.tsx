// @vitest-environment jsdom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { IngestSettings } from '#contract/intake/ingest-settings.ts';
import {
  expectAccessible,
  problem,
  renderScreen,
  scriptFetch,
  useBrowser,
} from '../../testing/render-screen.tsx';
import { IngestSettingsButton } from './IngestSettings.tsx';

const settings: IngestSettings = {
  engine: 'native',
  languages: ['eng', 'spa', 'deu'],
  workers: 2,
  libreOffice: false,
  secondsPerPage: 90,
  memoryPerPage: 900 * 2 ** 20,
  pixels: 500_000_000,
  fileBytes: 16 * 2 ** 30,
  uploadBytes: 1.5e9,
  ratio: 200,
  depth: 4,
  files: 1000,
  unpackedBytes: 5e9,
};

async function open(answer: unknown): Promise<HTMLElement> {
  scriptFetch({ 'GET /api/matters/ndlon/ingest-settings': answer });
  renderScreen(<IngestSettingsButton matter="ndlon" />);
  await userEvent.click(screen.getByRole('button', { name: 'Processing settings and limits' }));
  return screen.findByRole('dialog');
}

describe('the processing settings', () => {
  useBrowser();

  it('are listed in words, each with the option that changes it', async () => {
    const shown = await open(settings);
    await within(shown).findByText('native');
    const rows = within(shown)
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        within(row)
          .getAllByRole('cell')
          .map((cell) => cell.textContent),
      );
    expect(rows).toContainEqual(['Languages', 'English, Spanish, deu', '--languages']);
    expect(rows).toContainEqual(['Largest image', '500 million pixels', '--most-pixels']);
    expect(rows).toContainEqual(['Largest upload', '1.5 GB', 'UNCOVER_LARGEST_UPLOAD_GB']);
    expect(rows).toContainEqual(['Largest file', '16,384 MB', '--most-file-size']);
    expect(rows).toContainEqual([
      'Office documents',
      'Not converted: LibreOffice is not installed',
      '--soffice',
    ]);
    await expectAccessible(shown);
  });

  it('show why they could not be loaded', async () => {
    await open(problem(404, { code: 'not-found', message: 'There is no matter here.' }));
    await screen.findByText('There is no matter here.');
  });
});
