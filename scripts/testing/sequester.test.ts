import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPdf } from '#api/exports/pdf/pdf-reader.ts';
import { readZip } from '#api/exports/testing/read-zip.ts';
import { listPageKeys } from '#api/repositories/pages/pages.ts';
import { addSuggestionList } from '#api/repositories/review/suggestion-lists.ts';
import { ingestScripted } from '#api/testing/scripted-pages.ts';
import { act, openTestApp, type TestApp } from '#api/testing/test-app.ts';
import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import { NO_MARKS, type PageMarks } from '#contract/pages/marks.ts';
import { callUncover } from './run-uncover.ts';

/** On the sequestered pages, and nowhere else. No request of these tests contains them. */
const WORD = 'zyxomatic';
const NUMBERS = ['0000102', '0000103', '0000105', '0000107'].map((number) => `ICE 10-2674.${number}`);
const IMAGE = 'feedfacefeedface';

let app: TestApp;
let pages: string[];
/** The second, third, fifth and last are sequestered: the first and all pages of a document among them. */
const secrets = () => [1, 2, 4, 6].map((index) => pages[index] ?? '');
/** Ids that endpoints have in their paths, each list with one of an object that the pages are in. */
const ids: Record<string, string[]> = {};

const memo = (subject: string) =>
  `MEMORANDUM\nFROM: Ann ${subject} Reed\nTO: Bob Stone\nSUBJECT: The ${subject} plan\nDATE: May 4, 2010\nCounties may not opt out.`;

beforeAll(async () => {
  app = await openTestApp();
  const rect = { x: 0.1, y: 0.1, width: 0.2, height: 0.1 };
  const box = { rect, style: 'black', codes: ['(b)(5)'], printed: '(b)(5)', confidence: 99 } as const;
  const marks: PageMarks = {
    ...NO_MARKS,
    ...{ boxes: [{ ...box, codes: ['(b)(5)'] }], shareRedacted: 0.1, caveats: [WORD] },
  };
  await ingestScripted(
    app,
    {
      'a.pdf': [
        { text: memo('county'), bates: 'ICE 10-2674.0000101' },
        {
          text: `More about the ${WORD} opt-out in Santa Clara County, California.`,
          bates: NUMBERS[0] ?? '',
          marks,
        },
        { text: `${WORD} again, optional`, bates: NUMBERS[1] ?? '', pixels: IMAGE },
        { text: 'The opt-out policy ends here.', bates: 'ICE 10-2674.0000104' },
      ],
      'b.pdf': [
        { text: memo(WORD), bates: NUMBERS[2] ?? '', notes: [`A note about ${WORD}.`] },
        { text: 'What follows it may be optional.', bates: 'ICE 10-2674.0000106' },
      ],
      'c.pdf': [{ text: `${memo(WORD)}\nIt is all of its document.`, bates: NUMBERS[3] ?? '' }],
    },
    { printed: true },
  );
  const rows = await app.database.selectFrom('page').select(['id']).orderBy('position').execute();
  pages = rows.map(({ id }) => id);
  await addWork();
});
afterAll(() => app.close());

const json = async <Answer>(answer: Promise<Response>): Promise<Answer> => {
  const { status, ...rest } = await answer.then(async (got) => ({
    status: got.status,
    body: await got.json(),
  }));
  if (status !== 200) throw new Error(JSON.stringify(rest));
  return rest.body as Answer;
};
const send = <Answer>(method: string, path: string, body: unknown) =>
  json<Answer>(app.as('attorney').send(method, `/api/matters/ndlon${path}`, body));

/** What people made of the pages: tags, passages, corrections, lists, reports and exports. */
async function addWork(): Promise<void> {
  const tag = await send<{ tagId: string }>('post', '/tags', {
    ...{ name: 'opt-out', definition: 'Whether one may', color: 'blue', key: null },
    examples: [{ pageId: pages[1], applies: true, note: 'see there' }],
  });
  const target = { kind: 'pages', pageIds: pages };
  await send('post', '/decisions', { tagId: tag.tagId, answer: 'yes', target });
  const text = `More about the ${WORD} opt-out in Santa Clara County, California.`;
  const quote = (page: number, quotation: string, note: string) =>
    send<{ passageId: string }>('post', `/pages/${pages[page]}/passages`, {
      words: { textVersion: 1, from: 0, to: quotation.length, text: quotation },
      ...{ color: 'blue', tagIds: [tag.tagId], note },
    });
  const hidden = await quote(1, text, `compare ${WORD}`);
  const open = await quote(3, 'The opt-out policy ends here.', 'see there');
  const contradiction = await send<{ contradictionId: string }>('post', '/contradictions', {
    ...{ a: open.passageId, b: hidden.passageId, kind: 'contradicts', why: `One says ${WORD}.` },
  });
  const fact = await send<{ factId: string }>('post', '/chronology', {
    ...{ statement: `The ${WORD} plan began.`, eventDate: null, certainty: 'certain', people: [WORD] },
    ...{ places: [], issue: WORD, passageIds: [open.passageId, hidden.passageId] },
  });
  await send('put', `/documents/${pages[4]}/facts/title`, { values: [`The ${WORD} memo`] });
  await send('put', '/standing-terms', { insteadOf: 0, terms: [{ term: 'opt*', color: 'purple' }] });
  const search = await send<{ searchId: string }>('post', '/saved-searches', { name: 'opt', q: 'opt*' });
  const report = await send<{ reportId: string }>('post', '/term-reports', {
    name: 'terms',
    terms: 'opt*\noptional',
  });
  const sample = await send<{ sampleId: string }>('post', '/elusion-samples', {
    ...{ name: 'elusion', q: 'reed', size: 3, seed: 'seed' },
  });
  const drawn = await json<{ page: { pageId: string } }[]>(
    app.as('attorney').get(`/api/matters/ndlon/elusion-samples/${sample.sampleId}/pages`),
  );
  for (const { page } of drawn)
    await send('put', `/elusion-samples/${sample.sampleId}/pages/${page.pageId}/answer`, { answer: 'not' });
  const list = await json<{ exhibits: { pages: { pageId: string }[] }[] }>(
    app.as('attorney').get(`/api/matters/ndlon/exhibit-list?tag=${tag.tagId}`),
  );
  await send('put', '/exhibit-list', {
    ...{ name: 'opt-out', tagId: tag.tagId, productionId: null },
    exhibits: list.exhibits.map((exhibit) => ({
      ...{ description: `About ${WORD}`, documentDate: null },
      pageIds: exhibit.pages.map(({ pageId }) => pageId),
    })),
  });
  const made = await send<{ exportId: string }>('post', '/exports', { tagId: tag.tagId, productionId: null });
  await untilDone('/exports', 'exportId', made.exportId);
  await untilDone('/term-reports', 'reportId', report.reportId);
  const { id: file } = await app.database
    .selectFrom('source_file')
    .select('id')
    .orderBy('path')
    .executeTakeFirstOrThrow();
  const { id: production } = await app.database
    .selectFrom('production')
    .select('id')
    .executeTakeFirstOrThrow();
  const [batch] = await send<{ batchId: string }[]>('post', '/batches', {
    ...{ name: 'all', source: { kind: 'pages', pageIds: pages }, shown: { pages: pages.length, batches: 1 } },
  });
  Object.assign(ids, {
    batch: [batch?.batchId],
    list: [await addSuggestions(tag.tagId)],
    contradiction: [contradiction.contradictionId],
    chronologyFact: [fact.factId],
    ...{ matter: ['ndlon'], page: pages, sequestered: [pages[1]], document: [pages[0], pages[4], pages[6]] },
    ...{ file: [file], production: [production], tag: [tag.tagId], search: [search.searchId] },
    ...{ report: [report.reportId], sample: [sample.sampleId], export: [made.exportId], part: ['0'] },
  });
}

/** Lists of pages with the words that speak for a tag; the program makes them from many more decisions only. */
async function addSuggestions(tagId: string): Promise<string> {
  const keys = await listPageKeys(app.database, app.matter.id, secrets());
  const pages = [...keys.values()].map((key, index) => ({
    ...({ key, kind: index % 2 === 0 ? 'ranked' : 'look-again', decided: null } as const),
    ...{ speaksFor: [WORD], speaksAgainst: [] },
  }));
  const list = { id: 'list-1', matter_id: app.matter.id, tag_id: tagId, seed: 'seed' };
  const made = { made_by: 'attorney', made_at: act.at.toISOString(), yes_pages: 20, no_pages: 20 };
  await addSuggestionList(app.database, act, { ...list, ...made }, 'opt-out', pages);
  return list.id;
}

async function untilDone(path: string, idName: string, id: string): Promise<void> {
  for (;;) {
    const jobs = await json<Record<string, string>[]>(app.as('attorney').get(`/api/matters/ndlon${path}`));
    const job = jobs.find((each) => each[idName] === id);
    if (job?.status === 'done') return;
    if (job?.status === 'failed') throw new Error(JSON.stringify(job));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** What is asked of the endpoints with these parameters; others are asked without any. */
const QUESTIONS: Partial<Record<EndpointName, string[]>> = {
  listPages: [
    '',
    '?q=opt*',
    '?q=zyxo*',
    '?set=all',
    '?order=date',
    '?only=noted',
    '?narrow=place:Santa Clara',
  ],
  findPage: ['?reference=UNC-000002', '?reference=102', '?reference=101'],
  findPages: ['?reference=UNC-000002', '?reference=102', '?reference=101-104'],
  listPagesById: [],
  listPageHits: ['?q=opt*', '?q=zyxo*'],
  search: [
    ...[
      '?q=opt*&facets=yes&places=yes',
      '?q=zyxo*&facets=yes',
      '?q=opt&mode=explore',
      '?q=zyxom&mode=explore',
    ],
    ...['?q=zyxamatik~&facets=yes', '?q=opt*&group=document', '?q=*matic', '?q=bates:102', '?q=note:zyxo*'],
  ],
  downloadResultsCsv: ['?q=opt*&snippets=yes', '?q=zyxo*'],
  downloadResultsXlsx: ['?q=opt*&snippets=yes'],
  downloadResultsPdf: ['?q=opt*&snippets=yes'],
  listVariants: ['?term=zyxomatik', '?term=opt'],
  listCorrespondents: ['', '?having=zyxo'],
  getExhibitList: [],
  listPassages: ['', '?q=zyxo'],
  listDocuments: ['', '?unsure=yes', '?date=none'],
  downloadAuditCsv: ['?names=yes'],
  downloadAuditPdf: ['?names=yes'],
};

/** Every address of an endpoint that reads, with the ids of this matter. */
function addressesOf(name: EndpointName): string[] {
  const { path } = endpoints[name];
  let paths = [path as string];
  for (const [, part = ''] of path.matchAll(/:(\w+)/g))
    paths = paths.flatMap((each) => (ids[part] ?? []).map((id) => each.replace(`:${part}`, id)));
  const questions =
    name === 'listPagesById'
      ? [`?ids=${pages.join('%20')}`]
      : name === 'getExhibitList'
        ? [`?tag=${ids.tag?.[0]}`]
        : (QUESTIONS[name] ?? ['']);
  const addresses = paths.flatMap((each) => questions.map((question) => each + question));
  if (addresses.length === 0 && !/:(upload|index)\b/.test(path))
    throw new Error(`Give this test an id for ${path}, so that it asks there too.`);
  return addresses;
}

const names = Object.keys(endpoints) as EndpointName[];
const reading = names.filter((name) => endpoints[name].method === 'get' && name !== 'followMatter');

interface Answer {
  status: number;
  text: string;
}

async function ask(userName: string, address: string): Promise<Answer> {
  const answer = await app.as(userName).get(address);
  return { status: answer.status, text: await readAll(Buffer.from(await answer.arrayBuffer())) };
}

/** Everything that can be taken out of a file: its bytes, what is packed in it, and the text of a PDF's pages. */
async function readAll(bytes: Buffer): Promise<string> {
  const own = bytes.toString('latin1');
  if (own.startsWith('PK')) {
    const parts = await readZip(bytes);
    return [own, ...(await Promise.all(parts.map(readAll)))].join('\n');
  }
  if (!own.startsWith('%PDF')) return own;
  const pdf = await openPdf(bytes);
  const texts: string[] = [];
  for (let index = 0; index < pdf.pages; index += 1)
    texts.push((await pdf.readText(index)).map(({ text }) => text).join(' '));
  await pdf.close();
  return [own, ...texts].join('\n');
}

const leaksContent = (text: string) => text.toLowerCase().includes(WORD) || text.includes(IMAGE);
/** The endpoints that account for the numbers of sequestered pages. */
const ACCOUNTING = new Set<EndpointName>([
  ...(['getBatesReport', 'downloadBatesReport', 'downloadAgencyLetter', 'listSequestered'] as const),
]);

/** The endpoints whose answers tell of what these tests themselves do. */
const GROWING = new Set<EndpointName>([
  ...(['listPeople', 'listRecordedQueries', 'listSequestered', 'getExposure'] as const),
  ...(['listAuditEvents', 'downloadAuditCsv', 'downloadAuditPdf'] as const),
]);

/**
 * An answer without what differs each time, and the version that grows with every change. Packed files have both in
 * places where they cannot be seen.
 */
function steady({ status, text }: Answer): string {
  if (text.startsWith('PK') || text.includes('corpus version')) return String(status);
  return `${status} ${text.replace(/"(milliseconds|corpusVersion|pagesPerMinute)":[\d.]+/g, '"$1":0').replace(/\d+:\d\d [AP]M/g, '')}`;
}

const before = new Map<string, Answer>();

describe('a sequestered page', () => {
  it('is on many answers before', async () => {
    const leaking = new Set<string>();
    for (const name of reading) {
      for (const address of addressesOf(name)) {
        const answer = await ask('attorney', address);
        before.set(address, answer);
        if (leaksContent(answer.text)) leaking.add(name);
      }
    }
    // Otherwise the next test would prove nothing.
    expect([...leaking]).toEqual(
      expect.arrayContaining([
        ...['getPage', 'listTexts', 'listTextRuns', 'getDocument', 'listDocuments', 'listCorrespondents'],
        ...['search', 'downloadResultsCsv', 'downloadResultsXlsx', 'downloadResultsPdf', 'listVariants'],
        ...['getPagedOriginal', 'getOriginal', 'listPassages', 'downloadPassages', 'listPagePassages'],
        ...['listChronology', 'downloadChronologyDocx', 'getExhibitList', 'downloadExport'],
      ]),
    );
  });

  it('is hidden by an attorney, with the reason and the date of the notice, and the number that was shown', async () => {
    const target = { kind: 'pages', pageIds: secrets() };
    const draft = { target, reason: 'the agency’s letter of May 3', noticeDate: '2026-05-03' };
    const path = '/api/matters/ndlon/sequestered-pages';
    expect((await app.as('attorney').send('post', path, { ...draft, pages: 2 })).status).toBe(409);
    expect(await send('post', '/sequestered-pages', { ...draft, pages: 4 })).toEqual({
      pageIds: expect.arrayContaining(target.pageIds),
    });
  });

  it.each(reading)('shows nothing of itself in %s', async (name) => {
    const { access, media } = endpoints[name];
    // Files take long to make and to take apart, and are the same for everyone.
    const roles = access === 'read' && !media ? ['attorney', 'reviewer', 'reader'] : ['attorney'];
    for (const address of addressesOf(name)) {
      for (const role of roles) {
        const { status, text } = await ask(role, address);
        expect(status, `${address} ${text}`).not.toBe(500);
        expect(leaksContent(text), `${role} ${address} ${text}`).toBe(false);
        if (!ACCOUNTING.has(name))
          for (const number of NUMBERS) expect(text.includes(number), `${address} ${text}`).toBe(false);
      }
    }
  });

  const ofPage = names.filter((name) => /:(page|document)\b/.test(endpoints[name].path));
  it.each(ofPage)('is all that %s says of it, in every role', async (name) => {
    const { method, path, access } = endpoints[name];
    const address = path
      .replace(':matter', 'ndlon')
      .replace(/:(page|document)\b/, pages[6] ?? '')
      .replace(':part', '0')
      .replace(':fact', 'title');
    const full = address.replace(/:\w+/g, 'some-id');
    const roles =
      access === 'read'
        ? ['reader', 'reviewer', 'attorney']
        : access === 'review'
          ? ['reviewer']
          : ['attorney'];
    for (const role of roles) {
      const caller = app.as(role);
      const answer = method === 'get' ? await caller.get(full) : await caller.send(method, full, {});
      const body = await answer.text();
      expect([answer.status, body], full).toEqual([451, expect.stringContaining('Ask an attorney')]);
    }
  });

  it.each([
    ['search', 'opt*'],
    ['search', 'zyxo*', '--json'],
    ['search', '--variants', 'opt'],
    ['pages', '--text', '--jsonl'],
    ['passages', '--csv'],
    ['report', 'documents'],
    ['report', 'bates'],
    ['report', 'ledger'],
    ['report', 'withholdings'],
    ['report', 'chronology', '--csv'],
    ['productions', 'list'],
    ['tags', 'list'],
  ])('prints nothing of itself in uncover %s %s', async (...words) => {
    const run = await callUncover(...words, '--matter', 'ndlon', '--data', app.dataDir);
    expect([run.exitCode, run.stderr]).toEqual([0, '']);
    expect(leaksContent(run.stdout), run.stdout).toBe(false);
  });

  it.each([['find'], ['show']])('is named as sequestered by uncover pages %s', async (action) => {
    const words = ['pages', action, '102', '--matter', 'ndlon', '--data', app.dataDir];
    const run = await callUncover(...words);
    expect(run.exitCode).not.toBe(0);
    expect(run.stderr).toContain('This page is sequestered since');
    expect(leaksContent(run.stdout)).toBe(false);
  });

  it('makes its exhibit list refuse to be exported, and an export that has it to be downloaded', async () => {
    const tagId = ids.tag?.[0];
    const asked = await app
      .as('attorney')
      .send('post', '/api/matters/ndlon/exports', { tagId, productionId: null });
    expect([asked.status, await asked.text()]).toEqual([
      409,
      expect.stringContaining('contains 4 sequestered pages'),
    ]);
    const download = `/api/matters/ndlon/exports/${ids.export?.[0]}/package.zip`;
    expect((await app.as('attorney').get(download)).status).toBe(451);
  });

  it('is on a list for attorneys, with who had seen it and the exports that have it', async () => {
    const base = '/api/matters/ndlon/sequestered-pages';
    const list = await json<{ total: number; pages: object[] }>(app.as('attorney').get(base));
    expect(list.total).toBe(4);
    expect(list.pages[0]).toMatchObject({
      ...{
        bates: NUMBERS[0],
        reason: 'the agency’s letter of May 3',
        noticeDate: '2026-05-03',
        released: null,
      },
    });
    const exposure = await json(app.as('attorney').get(`${base}/${pages[1]}/exposure`));
    expect(exposure).toMatchObject({
      seen: [{ person: 'attorney', how: 'decided' }],
      exports: [{ name: 'opt-out', by: 'attorney' }],
    });
  });

  it('stays in what was counted before, which says so, and leaves the sum of a sample', async () => {
    const matter = '/api/matters/ndlon';
    const get = <Answer>(path: string) => json<Answer>(app.as('reviewer').get(matter + path));
    const counted = { pages: 7, sequestered: 4 };
    expect(await get(`/term-reports/${ids.report?.[0]}`)).toMatchObject({
      ...counted,
      rows: [{ sequestered: 4 }, { counts: { pages: 2 }, sequestered: 1 }],
    });
    expect(await get('/term-reports')).toMatchObject([counted]);
    const { queries } = await get<{ queries: { q: string }[] }>('/recorded-queries');
    // The one of before the pages were sequestered is the oldest.
    expect(queries.findLast(({ q }) => q === 'opt*')).toMatchObject(counted);
    const csv = (await ask('attorney', `${matter}/term-reports/${ids.report?.[0]}/report.csv`)).text;
    expect(csv).toContain('Of these sequestered since');
    expect(csv).toContain('are still in its counts');

    const sample = `/elusion-samples/${ids.sample?.[0]}`;
    const seen = await get<{ page: object }[]>(`${sample}/pages`);
    expect(seen.length).toBeLessThan(3);
    expect(await get(sample)).toMatchObject({
      ...{ size: seen.length, notResponsive: seen.length, sequestered: 3 - seen.length },
    });
  });

  it('leaves its batch to be finished without it', async () => {
    const batches = await json<{ batches: object[] }>(app.as('attorney').get('/api/matters/ndlon/batches'));
    expect(JSON.stringify(batches)).toContain('"pages":3');
  });

  it('comes back exactly as it was when it is released', async () => {
    const pageIds = secrets();
    await send('post', '/sequestered-pages/release', { pageIds, reason: 'the court ordered it' });
    for (const name of reading) {
      if (GROWING.has(name)) continue;
      for (const address of addressesOf(name)) {
        const was = before.get(address);
        expect(steady(await ask('attorney', address)), address).toBe(was && steady(was));
      }
    }
  });

  it('is hidden, listed and released by command too', async () => {
    const run = async (...words: string[]) => {
      const done = await callUncover('sequester', ...words, '--matter', 'ndlon', '--data', app.dataDir);
      expect([done.exitCode, done.stderr]).toEqual([0, '']);
      return done.stdout;
    };
    const why = ['--reason', 'privileged', '--as', 'attorney'];
    const day = ['--notice-date', '2026-05-04'];
    expect(await run('add', '--pages', '102-103', ...day, ...why)).toBe('2 pages sequestered\n');
    expect(await run('list')).toMatch(
      /^ICE 10-2674.0000102 {2}First release {2}notice 2026-05-04.*: privileged$/m,
    );
    expect(await run('release', '--pages', '102, 0000103', ...why)).toBe('2 pages released\n');
    expect(await run('list')).toBe('');
    expect(await run('list', '--released')).toContain('released');
  });
});
