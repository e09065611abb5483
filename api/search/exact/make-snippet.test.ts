import { describe, expect, it } from 'vitest';
import { tokenize } from '#ingest';
import { toRecord } from '../../testing/scripted-pages.ts';
import { parseQuery } from '../language/parse-query.ts';
import { TermGroups } from '../vocabulary/term-groups.ts';
import { makeSnippet } from './make-snippet.ts';
import { matchQuery } from './match-query.ts';

function snippetOf(text: string, written: string): { text: string; marked: string[] } {
  const query = parseQuery(written);
  const hits = matchQuery(query, tokenize(toRecord(0, { text }).text.words, text)) ?? [];
  const snippet = makeSnippet(text, hits, new TermGroups(query).groupOf);
  return {
    text: snippet.text,
    marked: snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)),
  };
}

const filler = 'many other words stand here and say nothing of it '.repeat(12);

describe('a snippet', () => {
  it('shows the part with the most different terms, not the one with the most matches', () => {
    const page = `COUNTY COUNTY COUNTY fax ${filler} no county may opt out of this ${filler}`;
    const { text, marked } = snippetOf(page, 'county AND opt-out');
    expect(text).toContain('no county may opt out of this');
    expect(marked).toEqual(['county', 'opt out']);
  });

  it('shows two parts if the terms are far apart', () => {
    const page = `the county says ${filler} they may opt out of it ${filler}`;
    const { text, marked } = snippetOf(page, 'county AND opt-out');
    expect(text).toMatch(/^the county says .* … .* they may opt out of it .* …$/u);
    expect(marked).toEqual(['county', 'opt out']);
  });

  it('marks every word of a proximity hit', () => {
    const { marked } = snippetOf('a memorandum of agreement was signed', 'memo* pre/3 agreement');
    expect(marked).toEqual(['memorandum', 'agreement']);
  });

  it('is the start of the page if it matches by what is absent, and complete if the page is short', () => {
    expect(snippetOf(filler, 'NOT county').text).toMatch(/^many other words .* …$/u);
    expect(snippetOf('nothing of it', 'NOT county')).toEqual({ text: 'nothing of it', marked: [] });
  });

  it('has correct marks wherever it is cut', () => {
    const page = `${filler}voluntary ${filler}mandatory ${filler}county`;
    const { marked } = snippetOf(page, 'voluntary AND (mandatory OR county)');
    expect(marked.length).toBeGreaterThan(1);
    for (const word of marked) expect(['voluntary', 'mandatory', 'county']).toContain(word);
  });
});
