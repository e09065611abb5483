import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BoxStyle, PlaceholderKind } from '#contract/pages/marks.ts';
import type { Rect } from '#contract/values/rect.ts';
import { parseCsv } from '#ingest';
import type { Truth } from '../../make/fixtures/truth.ts';

/** The known marks of a page; null if nobody has labeled them. */
export interface MarkTruth {
  file: string;
  /** From 1. */
  page: number;
  /** Null if none is printed. */
  bates: string | null;
  codes: string[] | null;
  /** Relative to the page as its file displays it. */
  boxes: { rect: Rect; style: BoxStyle; codes: string[] }[] | null;
  placeholder: { kind: PlaceholderKind; pagesRepresented: number; pages: string[] } | null;
  startsDocument: boolean | null;
}

export async function readFixturesTruth(folder: string): Promise<{ truth: Truth; marks: MarkTruth[] }> {
  const truth = JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')) as Truth;
  const marks = truth.files.flatMap(({ file, pages }) =>
    pages.map(({ page, bates, codes, boxes, placeholder, startsDocument }) => ({
      file,
      page,
      bates,
      codes,
      boxes,
      placeholder: placeholder && { ...placeholder, pages: placeholder.pages.map((each) => each.bates) },
      startsDocument,
    })),
  );
  return { truth, marks };
}

/**
 * Reads a truth.csv beside real pages, with the columns file, page, bates, exemption_codes_union, kind, note
 * and doc_start. If doc_start is empty, neither codes nor starts were labeled.
 */
export async function readTableOfTruth(path: string): Promise<MarkTruth[]> {
  const [head = [], ...rows] = parseCsv(await readFile(path, 'utf8'), ',');
  return rows
    .filter((row) => row.length === head.length)
    .map((row) => toTruth((name) => row[head.indexOf(name)] ?? ''));
}

function toTruth(cell: (name: string) => string): MarkTruth {
  const isLabeled = cell('doc_start') !== '';
  return {
    file: basename(cell('file')),
    page: Number(cell('page')),
    bates: cell('bates') || null,
    codes: isLabeled ? cell('exemption_codes_union').split(' ').filter(Boolean).map(toCode) : null,
    boxes: null,
    placeholder: cell('kind') === 'deleted_page_sheet' ? toSheet(cell('note')) : null,
    startsDocument: isLabeled ? cell('doc_start') === '1' : null,
  };
}

/** Converts `b7C` to `(b)(7)(C)`. */
function toCode(short: string): string {
  const [, letter, digit, sub] = /^([a-z])(\d)([A-F]?)$/.exec(short) ?? [];
  return `(${letter})(${digit})${sub ? `(${sub})` : ''}`;
}

/** Parses a note such as `2 pages: 7,8 Duplicate`. */
function toSheet(note: string): MarkTruth['placeholder'] {
  const [, count = '1', list = ''] = /^(\d+) pages?:\s*([\d, ]*)/.exec(note) ?? [];
  return {
    kind: 'deleted-page-sheet',
    pagesRepresented: Number(count),
    pages: list
      .split(',')
      .map((page) => page.trim())
      .filter(Boolean),
  };
}
