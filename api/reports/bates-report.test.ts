import { describe, expect, it } from 'vitest';
import type { BatesLineKind } from '#contract/numbers/bates.ts';
import { describeBatesLine, listLinePages } from '#contract/numbers/describe-bates-lines.ts';
import type { Placeholder } from '#contract/pages/marks.ts';
import { parseBates } from '#contract/values/bates-number.ts';
import { findTimeGrowth } from '#ingest/testing/time-growth.ts';
import type { BatesPage } from '../repositories/numbers/bates-pages.ts';
import { toBatesSection } from './bates-report.ts';

const section = { productionId: 'p', production: 'First', declaredPages: null };

interface Sketch {
  bates?: string | null;
  file?: string;
  sheet?: Partial<Placeholder>;
}

/** Pages given by their numbers; null for a page without one. */
function listPages(...sketches: (string | null | Sketch)[]): BatesPage[] {
  return sketches.map((sketch, index) => {
    const given = sketch === null || typeof sketch === 'string' ? { bates: sketch } : sketch;
    const bates = given.bates ?? null;
    const parsed = bates === null ? undefined : parseBates(bates);
    return {
      pageId: `page-${index + 1}`,
      controlNumber: `UNC-${index + 1}`,
      productionId: 'p',
      fileId: given.file ?? 'a.pdf',
      file: given.file ?? 'a.pdf',
      pageNumber: index + 1,
      bates,
      prefixKey: parsed?.prefixKey ?? null,
      number: parsed?.number ?? null,
      source: bates === null ? null : 'read',
      isSequestered: false,
      sheet: given.sheet
        ? { kind: 'withheld', pagesRepresented: 1, pages: [], codes: [], ...given.sheet }
        : null,
    };
  });
}

function lines(kind: BatesLineKind, pages: BatesPage[]) {
  return toBatesSection(section, pages)
    .lines.filter((line) => line.kind === kind)
    .map((line) => [describeBatesLine(line), listLinePages(line).map(({ name }) => name)]);
}

describe('the Bates report', () => {
  it('lists ranges and gaps, with the pages on both sides', () => {
    const pages = listPages('A-0011', 'A-0012', 'A-0015', 'A-0017');
    expect(lines('range', pages)).toEqual([
      ['A-0011-0012: 2 numbers', ['A-0011', 'A-0012']],
      ['A-0015 stands alone', ['A-0015']],
      ['A-0017 stands alone', ['A-0017']],
    ]);
    expect(lines('gap', pages)).toEqual([
      ['A-0013-0014: 2 numbers on no page; no sheet accounts for them', ['A-0012', 'A-0015']],
      ['A-0016 is on no page; no sheet accounts for it', ['A-0015', 'A-0017']],
    ]);
  });

  it('counts its pages by the source of their numbers, and adds up', () => {
    const pages = listPages('A-1', 'A-2', 'A-3', null);
    const sourced = pages.map((page, index): BatesPage => {
      const sources = ['read', 'inferred', 'typed', null] as const;
      return { ...page, source: sources[index] ?? null };
    });
    expect(toBatesSection(section, sourced)).toMatchObject({
      pages: 4,
      read: 1,
      inferred: 1,
      typed: 1,
      without: 1,
    });
  });

  it('explains a gap by the pages that the sheet before it lists', () => {
    const listed = ['A-0013', 'A-0014', 'A-0019'].map((bates) => ({ bates, codes: [] }));
    const pages = listPages('A-0012', { sheet: { pagesRepresented: 3, pages: listed } }, 'A-0016');
    const { missing, explained, lines: all } = toBatesSection(section, pages);
    expect([missing, explained]).toEqual([3, 2]);
    const gap = all.find(({ kind }) => kind === 'gap');
    expect(gap).toMatchObject({
      count: 3,
      parts: [
        { first: 'A-0013', last: 'A-0014', count: 2, state: 'listed', sheet: { name: 'UNC-2' } },
        { first: 'A-0015', last: 'A-0015', count: 1, state: 'unaccounted', sheet: null },
      ],
    });
    expect(gap && describeBatesLine(gap)).toBe('A-0013-0015: 3 numbers on no page; 1 sheet lists 2 of 3');
  });

  it('reports that a sheet without a list may explain it, after its own number or the one before it', () => {
    const withNumber = listPages('A-0011', { bates: 'A-0012', sheet: { pagesRepresented: 4 } }, 'A-0016');
    expect(toBatesSection(section, withNumber)).toMatchObject({
      ...{ missing: 3, explained: 0, unaccounted: 3, mayBeExplained: 3 },
    });
    const without = listPages('A-0012', { sheet: { pagesRepresented: 2 } }, { sheet: {} }, 'A-0017');
    expect(toBatesSection(section, without)).toMatchObject({ missing: 4, explained: 0, mayBeExplained: 3 });
    expect(lines('gap', without)[0]?.[0]).toBe(
      'A-0013-0016: 4 numbers on no page; 2 sheets at this place in the file may account for 3 of 4',
    );
  });

  it('does not guess across files, nor from a sheet for duplicates', () => {
    const sheet = { pagesRepresented: 2 };
    const acrossFiles = listPages('A-0012', { sheet, file: 'b.pdf' }, { bates: 'A-0015', file: 'b.pdf' });
    expect(toBatesSection(section, acrossFiles)).toMatchObject({
      missing: 2,
      unaccounted: 2,
      mayBeExplained: 0,
    });
    const copies = [...'12'].map((bates) => ({ bates, codes: [], kind: 'duplicate' as const }));
    const duplicates = listPages('A-0012', { sheet: { ...sheet, pages: copies } }, 'A-0015');
    expect(toBatesSection(section, duplicates)).toMatchObject({ missing: 2, mayBeExplained: 0 });
  });

  it('uses page numbers of another file, as FBI sheets list them, only as a count', () => {
    const listed = ['48', '49'].map((bates) => ({ bates, codes: [] }));
    const pages = listPages('A-0047', { sheet: { pagesRepresented: 2, pages: listed } }, 'A-0050');
    expect(toBatesSection(section, pages)).toMatchObject({ missing: 2, explained: 0, mayBeExplained: 2 });
  });

  it('lists a number that is on several pages, and treats one with a letter as another number', () => {
    expect(lines('repeat', listPages('A-0012', 'A-0012A', 'A-0013', 'A-0012'))).toEqual([
      ['A-0012 is on 2 pages', ['A-0012', 'A-0012']],
    ]);
  });

  it('lists a page that is out of order within its file, but not files that were received in another order', () => {
    expect(lines('out-of-order', listPages('A-0011', 'A-0013', 'A-0012'))).toEqual([
      ['A-0012 comes after A-0013', ['A-0013', 'A-0012']],
    ]);
    expect(lines('out-of-order', listPages('A-0011', { bates: 'A-0005', file: 'b.pdf' }))).toEqual([]);
  });

  it('lists changes of prefix', () => {
    expect(lines('prefix-change', listPages('A-0011', null, 'B-0012', 'B-0013'))).toEqual([
      ['After A-0011 comes B-0012', ['A-0011', 'B-0012']],
    ]);
  });

  it('lists runs of pages without a number, file by file', () => {
    const pages = listPages('A-0011', null, null, { file: 'b.pdf' });
    expect(lines('unnumbered', pages)).toEqual([
      ['2 pages without a number: pages 2 to 3 of a.pdf', ['UNC-2', 'UNC-3']],
      ['1 page without a number: page 4 of b.pdf', ['UNC-4']],
    ]);
  });

  it('lists each sheet, including one before every number', () => {
    const pages = listPages({ sheet: { pagesRepresented: 2 } }, 'A-0012', { sheet: { pagesRepresented: 3 } });
    expect(lines('sheet', pages).map(([words]) => words)).toEqual([
      'UNC-3 is a sheet for 3 pages (withheld): perhaps A-0013-0015',
      'UNC-1 is a sheet for 2 pages (withheld): which numbers is not known',
    ]);
  });

  it('takes time in proportion to its pages, up to a hundred thousand', async () => {
    const makePages = (times: number) =>
      listPages(
        ...Array.from(
          { length: 25_000 * times },
          (_, n) => `A-${String(n + (n % 7 === 0 ? 1 : 0)).padStart(7, '0')}`,
        ),
      );
    expect(toBatesSection(section, makePages(4)).pages).toBe(100_000);
    expect(await findTimeGrowth((pages) => toBatesSection(section, pages), makePages)).toBeUndefined();
  });
});
