import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SearchResult } from '#contract/search/search.ts';
import { addMember, ensureMatter } from '../../repositories/people/matters.ts';
import { findUser } from '../../repositories/people/users.ts';
import { addTag } from '../../repositories/review/tags.ts';
import { ingestScripted } from '../../testing/scripted-pages.ts';
import { tagPages } from '../../testing/tag-pages.ts';
import { act, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { forgetAll, openMeili, syncAll } from '../engines/meilisearch/testing/open-meili.ts';

const PAGES = [
  'localities may opt out of Secure Communities',
  'out of the office they opt for lunch',
  'Secure Cornmunities is mandatory',
  'the detainer request of the county sheriff',
  'a detainer is a request, said the sheriff of another county',
  'withheld under (b)(7)(C) and (b)(5)',
  'la comunidad no puede optar: está prohibido',
  'DATE 2010 and 20l0 and 746 jurisdictions',
  'they may opt-out of it',
  'Bureaus of Washington, DC; the lnstitute paid $226|each under case A123456789',
  'the sheriff of O’Brien County withheld 1,226 pages under (b)(5) and b 9 of 10-2674.0001234',
];

/** Names of folders that are not words of any page. */
const FILE = 'secure communities/release 1.pdf';

const meili = await openMeili();
const engines = [
  { name: 'sqlite', what: 'the embedded index', address: undefined },
  { name: 'meilisearch', what: meili.what, address: meili.address },
];

afterAll(async () => {
  await meili.close();
  process.stderr.write(`\nExplore was tested on ${engines.map(({ what }) => what).join(' and on ')}.\n`);
});

describe.each(engines)('Explore on $what', ({ name, address }) => {
  let app: TestApp;
  beforeAll(async () => {
    app = await openTestApp({}, address);
    await ingestScripted(app, { [FILE]: PAGES.map((text) => ({ text })) });
    await buildOtherMatter(app);
    const tag = { id: 'tag-1', name: 'a "quoted" \\ tag' };
    const draft = { name: tag.name, definition: '', color: 'red' as const, key: null };
    await addTag(app.database, act, app.matter.id, tag.id, draft);
    const { hits } = await explore('detainer');
    await tagPages(app.database, act, app.matter.id, {
      tag,
      present: true,
      pages: new Map([[hits[0]?.pageId ?? '', 4]]),
    });
    if (address) await syncAll(app, address);
  });
  afterAll(async () => {
    if (address) await forgetAll(app, address);
    await app.close();
  });

  const explore = async (q: string, more = ''): Promise<SearchResult> => {
    const path = `/api/matters/ndlon/search?mode=explore&q=${encodeURIComponent(q)}${more}`;
    const answer = await app.as('reader').get(path);
    expect(answer.status).toBe(200);
    return SearchResult.parse(await answer.json());
  };
  const pagesOf = async (q: string, more = '') => (await explore(q, more)).hits.map((hit) => hit.pageNumber);
  const marksOf = ({ hits }: SearchResult) =>
    hits.map(({ snippet, snippetMarks }) => snippetMarks.map(([start, end]) => snippet.slice(start, end)));

  it('reports that this engine answers', async () => {
    expect(await explore('sheriff')).toMatchObject({ engine: name, notice: null, isPartial: false });
  });

  it.each([
    ['a word', 'sheriff', [11, 4, 5]],
    ['the start of a word', 'juris', [8]],
    ['all of several words', 'sheriff another', [5]],
    ['a phrase', '"opt out"', [1, 9]],
    ['a phrase that nowhere stands so', '"out opt"', []],
    ['no page with an unwanted word', 'sheriff -another', [11, 4]],
    ['no page with an unwanted phrase', 'opt -"for lunch"', [1, 9]],
    ['exemption codes', '"(b)(7)(C)" ', [6]],
    ['exemption codes without quotes, as they stand together', '(b)(5) ', [11, 6]],
    ['nothing for pieces that stand apart', '(b)(9)(10) ', []],
    ['what a comma joins', '1,226 ', [11]],
    ['Bates numbers', '10-2674.0001234', [11]],
    ['no page with an unwanted name', 'sheriff -O’Brien', [4, 5]],
    ['no page with an unwanted code', 'withheld -(b)(7)(C)', [11]],
    ['no page with what an unwanted hyphen joins', 'opt -opt-out', [2]],
    ['phrases across punctuation', '"washington dc"', [10]],
    ['what is stuck to signs', '226 each ', [10]],
    ['case numbers as they grow', 'a12345', [10]],
    ['no case number that is one digit off', 'a123456780', []],
    ['no growing case number that is one digit off', 'a12355', []],
    ['words whose first letter was misread', 'institute ', [10]],
    ['names of files and folders nowhere', 'release ', []],
    ['accents or none', 'esta ', [7]],
    ['numbers, to the digit', '746 ', [8]],
    ['nothing for a number that is one digit off', '745 ', []],
    ['words that were misread or mistyped', 'sherif ', [11, 4, 5]],
  ])('finds %s: %s', async (_, q, pages) => {
    expect((await pagesOf(q)).sort()).toEqual(pages);
  });

  it('finds what a hyphen joins, first where it is joined', async () => {
    const pages = await pagesOf('optout ');
    expect(pages[0]).toBe(9);
    // Meilisearch also splits a word in two.
    expect(pages.slice(1)).toEqual(name === 'meilisearch' ? [1] : []);
  });

  it.each([
    ['joined by a hyphen', 'optout ', [['opt-out'], ['opt out']]],
    ['misread in its first letter', 'institute ', [['lnstitute']]],
    ['a phrase across punctuation', '"washington dc"', [['Washington, DC']]],
    ['a code', '(b)(7)(C) ', [['b)(7)(C']]],
    ['a number that is still growing', 'a12345', [['A123456789']]],
  ])('marks what was %s: %s', async (_, q, marks) => {
    const found = marksOf(await explore(q));
    expect(found).toEqual(marks.slice(0, found.length));
    expect(found.length).toBeGreaterThan(0);
  });

  it.runIf(name === 'meilisearch')('marks what was typed wrong and is still growing', async () => {
    expect(marksOf(await explore('beureau'))).toEqual([['Bureaus']]);
  });

  it('puts pages that have the word as it is typed, next to each other, before others', async () => {
    expect((await pagesOf('secure communities '))[0]).toBe(1);
  });

  it('marks the words that matched, in the form on the page', async () => {
    expect(marksOf(await explore('sherif request'))).toEqual([
      expect.arrayContaining(['sheriff', 'request']),
      expect.arrayContaining(['sheriff', 'request']),
    ]);
    expect(marksOf(await explore('está'))).toEqual([['está']]);
  });

  it('shows pages with some of the words if none has all, and says so', async () => {
    const { notice, hits } = await explore('sheriff volcano');
    expect(hits.map(({ pageNumber }) => pageNumber).sort()).toEqual([11, 4, 5]);
    expect(notice).toContain('No page has all of: sheriff volcano. Pages with sheriff are shown.');
  });

  it('drops words that are on no page wherever they are, and then the most frequent ones', async () => {
    const missing = await explore('volcano sheriff');
    expect(missing.hits.map(({ pageNumber }) => pageNumber).sort()).toEqual([11, 4, 5]);
    expect(missing.notice).toContain('Pages with sheriff are shown.');
    const apart = await explore('the jurisdictions ');
    expect(apart.hits.map(({ pageNumber }) => pageNumber)).toEqual([8]);
    expect(apart.notice).toContain('Pages with jurisdictions are shown.');
  });

  it('narrows by tags and productions, whatever their names contain, and counts facets', async () => {
    expect(await pagesOf('request', '&narrow=tag:tag-1')).toEqual([4]);
    expect(
      await pagesOf('request', `&narrow=${encodeURIComponent('correspondent:" OR matter != "')}`),
    ).toEqual([]);
    const { facets } = await explore('request', '&facets=yes&narrow=tag:tag-1');
    const tags = facets.find(({ facet }) => facet === 'tag');
    expect(tags?.values).toEqual([{ value: 'tag-1', label: 'a "quoted" \\ tag', pages: 1 }]);
    const sources = facets.find(({ facet }) => facet === 'source');
    expect(sources?.values.map(({ value, pages }) => [value, pages])).toEqual([['ocr', 1]]);
  });

  it('never shows a page of another matter', async () => {
    expect(await pagesOf('zanzibar')).toEqual([]);
    const answer = await app.as('reader').get('/api/matters/other/search?mode=explore&q=zanzibar');
    expect(answer.status).toBe(404);
  });

  it('reports that words beyond the tenth are not searched for', async () => {
    const typed = 'may opt out of secure communities or stay in it if they can';
    const { notice, canonical } = await explore(typed);
    expect(notice).toContain('Only the first 10 words are looked for.');
    expect(canonical).not.toContain('they');
  });

  it('counts a code as one of the ten words, however many pieces it has', async () => {
    const codes = Array.from({ length: 8 }, () => '(b)(7)(C)').join(' ');
    const { notice, hits } = await explore(`withheld ${codes} zanzibarium`);
    expect(notice).toBe(
      `No page has all of: withheld ${codes} zanzibarium. Pages with withheld ${codes} are shown.`,
    );
    expect(hits.map(({ pageNumber }) => pageNumber)).toEqual([6]);
  });

  it('answers hostile text with a result', async () => {
    const texts = [
      '"',
      '-',
      '(((',
      `'; drop table page; --`,
      'NEAR(a b)',
      '😀',
      'a-'.repeat(4000),
      'w '.repeat(4000),
    ];
    for (const text of texts) expect((await explore(text)).engine).toBe(name);
    expect(await pagesOf('sheriff')).toHaveLength(3);
  });
});

async function buildOtherMatter(app: TestApp): Promise<void> {
  const other = await ensureMatter(app.database, act, { newId: app.newId(), slug: 'other', name: 'Other' });
  const stranger = await findUser(app.database, 'stranger');
  if (stranger) await app.database.transaction().execute((tx) => addMember(tx, act, other.id, stranger));
  await ingestScripted(app, { 'z.pdf': [{ text: 'zanzibar sheriff' }] }, { matterSlug: 'other' });
}
