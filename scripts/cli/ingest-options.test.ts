import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfig } from '#api/config.ts';
import { parseIngestOptions, repeatIngestOptions } from './ingest-options.ts';

afterEach(() => vi.unstubAllEnvs());

const words = (values: Record<string, string>) => ({ values, positionals: [] });

describe('ingest options', () => {
  it('come from the environment, and the command line takes precedence', () => {
    vi.stubEnv('UNCOVER_LANGUAGES', 'eng,spa');
    vi.stubEnv('UNCOVER_MOST_PIXELS', '300');
    vi.stubEnv('UNCOVER_MOST_FILES', '7');
    const options = parseIngestOptions(words({ 'most-pixels': '400', 'page-seconds': '90' }));
    expect(options).toMatchObject({
      languages: ['eng', 'spa'],
      secondsPerPage: 90,
      limits: { pixels: 400_000_000, files: 7 },
    });
  });

  it('can all be set in the environment', () => {
    const read = readConfig({
      UNCOVER_WORKERS: '3',
      UNCOVER_OCR: 'native',
      UNCOVER_PAGE_SECONDS: '5',
      UNCOVER_PAGE_MEMORY: '400',
      UNCOVER_SOFFICE: process.execPath,
      UNCOVER_MOST_FILE_SIZE: '1',
      UNCOVER_MOST_RATIO: '9',
      UNCOVER_MOST_DEPTH: '0',
      UNCOVER_MOST_UNPACKED: '2',
    }).readers;
    expect(read).toMatchObject({
      workers: 3,
      engine: 'native',
      secondsPerPage: 5,
      memoryPerWorker: 400,
      soffice: process.execPath,
      limits: { fileBytes: 2 ** 20, ratio: 9, depth: 0, unpackedBytes: 2 ** 21 },
    });
  });

  it.each([
    ['UNCOVER_MOST_PIXELS', 'many'],
    ['UNCOVER_PAGE_MEMORY', '1'],
    ['UNCOVER_SOFFICE', '/no/such/program'],
    ['UNCOVER_OCR', 'magic'],
  ])('are refused with %s=%s, and the message names the variable', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name);
  });

  it('are passed to another command as they were given', () => {
    const given = { ocr: 'native', 'most-depth': '2', port: '0' };
    expect(repeatIngestOptions(words(given))).toEqual(['--ocr', 'native', '--most-depth', '2']);
  });
});
