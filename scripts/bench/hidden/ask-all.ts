import { type EndpointName, endpoints } from '#contract/endpoints.ts';
import type { ExportJob } from '#contract/exhibits/exhibit.ts';
import type { Production } from '#contract/intake/production.ts';
import type { PageSummary, PageWindow } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { MATTER, type Program } from './program.ts';

/** The values to use for each parameter of an endpoint's path. */
type Values = Record<string, string[]>;

/** Skipped: the bytes as received contain everything that was in them, and a stream does not end. */
const NOT_ASKED = new Set<EndpointName>(['getOriginal', 'getPagedOriginal', 'followMatter']);

export interface Answer {
  endpoint: string;
  bytes: Buffer;
}

/** A query that finds every page of the benchmark. */
export const EVERY_PAGE = 'the';

/** Calls every endpoint that returns something, for every page, file, document and tag. */
export async function* askAll(program: Program): AsyncGenerator<Answer> {
  const values = await listValues(program);
  const queries = listQueries(values);
  for (const [name, { method, path }] of Object.entries(endpoints)) {
    if (method !== 'get' || NOT_ASKED.has(name as EndpointName)) continue;
    for (const filled of fillIn(path, values)) {
      for (const query of queries[name as EndpointName] ?? ['']) {
        yield { endpoint: name, bytes: await program.get(filled + query) };
      }
    }
  }
}

export async function listPages(program: Program): Promise<PageSummary[]> {
  return (await getJson<PageWindow>(program, '/pages?limit=500')).pages;
}

export async function getJson<Found>(program: Program, path: string): Promise<Found> {
  return JSON.parse((await program.get(`/api/matters/${MATTER}${path}`)).toString('utf8')) as Found;
}

async function listValues(program: Program): Promise<Values> {
  const pages = await listPages(program);
  const productions = await getJson<Production[]>(program, '/productions');
  const tags = await getJson<Tag[]>(program, '/tags');
  const exports = await getJson<ExportJob[]>(program, '/exports');
  const unique = (ids: string[]) => [...new Set(ids)];
  return {
    matter: [MATTER],
    page: pages.map(({ pageId }) => pageId),
    file: unique(pages.map(({ fileId }) => fileId)),
    document: unique(pages.map(({ documentId }) => documentId)),
    production: productions.map(({ productionId }) => productionId),
    tag: tags.map(({ tagId }) => tagId),
    export: exports.map(({ exportId }) => exportId),
    part: ['0'],
  };
}

/** Queries for endpoints that require one, or that return more with one. */
function listQueries({ tag = [] }: Values): Partial<Record<EndpointName, string[]>> {
  const all = `?q=${EVERY_PAGE}&limit=500&facets=yes`;
  return {
    search: [all, `${all}&mode=explore`, `${all}&group=document`],
    listPages: ['?limit=500', `?q=${EVERY_PAGE}&limit=500`],
    listPageHits: [`?q=${EVERY_PAGE}`],
    findPage: ['?reference=UNC-0000001'],
    findPages: ['?reference=UNC-0000001'],
    listVariants: ['?term=county'],
    getExhibitList: tag.map((id) => `?tag=${id}`),
    listDocuments: ['?limit=500'],
    listWithholdings: ['?limit=500'],
  };
}

/** The path with every combination of values; none if a parameter has no value. */
function fillIn(path: string, values: Values): string[] {
  const parameter = /:(\w+)/.exec(path)?.[1];
  if (parameter === undefined) return [path];
  return (values[parameter] ?? []).flatMap((value) => fillIn(path.replace(`:${parameter}`, value), values));
}
