import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger.ts';
import { type Production, type SourceFile, SourceFileStatus } from './production.ts';
import { toLedger } from './to-ledger.ts';

function buildFile(given: Partial<SourceFile> = {}): SourceFile {
  const { fileId = 'file-1' } = given;
  return {
    fileId,
    path: `${fileId}.pdf`,
    sha256: 'a'.repeat(64),
    bytes: 1000,
    status: 'read',
    cause: null,
    message: null,
    notes: [],
    pages: 10,
    pagesRead: 10,
    pagesWithNotes: 0,
    kind: 'pdf',
    parentId: null,
    ...given,
  };
}

function buildProduction(given: Partial<Production> = {}): Production {
  return {
    productionId: 'production-1',
    name: 'First release',
    receivedAt: '2026-01-02T03:04:05.000Z',
    isProcessing: false,
    pagesPerMinute: null,
    secondsLeft: null,
    files: [buildFile()],
    pages: { received: 10, textLayer: 4, ocr: 3, blank: 2, problem: 1, sequestered: 0 },
    pagesRead: 10,
    firstBates: null,
    lastBates: null,
    pagesWithoutBates: 10,
    declaredPages: null,
    loadFiles: [],
    ...given,
  };
}

function expectSumsToAgree({ files, pages }: Ledger): void {
  expect(files.read + files.duplicate + files.quarantined + files.waiting).toBe(files.received);
  expect(pages.textLayer + pages.ocr + pages.blank + pages.problem + pages.waiting).toBe(pages.received);
}

describe('the sums of a ledger', () => {
  it('agree for every outcome of files', () => {
    const files = SourceFileStatus.options.flatMap((status, index) =>
      Array.from({ length: index + 1 }, (_, copy) => buildFile({ fileId: `${status}-${copy}`, status })),
    );
    const ledger = toLedger(buildProduction({ files }));
    expect(ledger.files).toEqual({ received: 15, read: 3, duplicate: 4, quarantined: 5, waiting: 3 });
    expectSumsToAgree(ledger);
    expect(Ledger.parse(ledger)).toEqual(ledger);
  });

  it('agree while pages are waiting', () => {
    const pages = { received: 25, textLayer: 4, ocr: 3, blank: 2, problem: 1, sequestered: 0 };
    const ledger = toLedger(buildProduction({ pages }));
    expect(ledger.pages).toMatchObject({ received: 25, waiting: 15 });
    expectSumsToAgree(ledger);
  });

  it('agree if pages were committed between the count of files and the count of pages', () => {
    const pages = { received: 9, textLayer: 4, ocr: 3, blank: 2, problem: 1, sequestered: 0 };
    const ledger = toLedger(buildProduction({ pages }));
    expect(ledger.pages).toMatchObject({ received: 10, waiting: 0 });
    expectSumsToAgree(ledger);
  });

  it('name each cause of quarantine once, with what to do next', () => {
    const empty = { status: 'quarantined', cause: 'empty', message: 'Ask the agency again.' } as const;
    const files = ['a', 'b', 'c'].map((fileId) => buildFile({ fileId, ...empty }));
    const { quarantine } = toLedger(buildProduction({ files }));
    expect(quarantine).toEqual([{ cause: 'empty', files: 3, messages: ['Ask the agency again.'] }]);
  });
});

describe('the declared page count', () => {
  it.each([
    [null, null, 'The page count that the agency declared has not been entered.'],
    [10, 0, 'The agency declared 10 pages; 10 pages were received.'],
    [11, -1, 'The agency declared 11 pages; 1 is not here.'],
    [1144, -1134, 'The agency declared 1,144 pages; 1,134 are not here.'],
    [9, 1, 'The agency declared 9 pages; 1 more is here.'],
    [1, 9, 'The agency declared 1 page; 9 more are here.'],
  ])('%s against 10 pages differs by %s: %s', (declaredPages, difference, declaredSummary) => {
    expect(toLedger(buildProduction({ declaredPages }))).toMatchObject({ difference, declaredSummary });
  });

  it('names the files whose pages are not counted, even if the numbers happen to agree', () => {
    const files = [
      buildFile(),
      buildFile({ fileId: 'b', status: 'quarantined' }),
      buildFile({ fileId: 'c', status: 'quarantined' }),
      buildFile({ fileId: 'd', status: 'received' }),
      buildFile({ fileId: 'e', status: 'duplicate' }),
    ];
    const uncounted =
      'Not counted: the pages of 2 files that could not be opened, 1 file not opened yet, and 1 file received before.';
    const inWords = (declaredPages: number) =>
      toLedger(buildProduction({ files, declaredPages })).declaredSummary;
    expect(inWords(12)).toBe(`The agency declared 12 pages; 2 are not here. ${uncounted}`);
    expect(inWords(10)).toBe(`The agency declared 10 pages; 10 pages were received. ${uncounted}`);
  });

  it('states how many files were inside others, and in which', () => {
    const files = [
      buildFile({ fileId: 'zip', kind: 'zip' }),
      buildFile({ fileId: 'mail', path: 'zip/mail', kind: 'email', parentId: 'zip' }),
      buildFile({ fileId: 'scan', path: 'zip/mail/scan', parentId: 'mail' }),
      buildFile({ fileId: 'letter' }),
    ];
    const ledger = toLedger(buildProduction({ files }));
    expect(ledger.filesSummary).toBe('4 files, 2 of them inside 1 archive and 1 e-mail');
    expect(ledger.list.map(({ inside }) => inside)).toEqual([null, 'zip.pdf', 'zip/mail', null]);
    expect(toLedger(buildProduction()).filesSummary).toBe('1 file');
  });
});
