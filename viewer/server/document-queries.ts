/** The queries about documents and their facts. */
import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { DocumentSummary, DocumentsOfDate, DocumentWindow } from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { call } from './call.ts';
import { chunkSize, matterKey } from './queries.ts';
import { markCountsStale } from './refresh-text.ts';
import { withholdingsKey } from './withholding-queries.ts';

/** Filters the documents of the matter. */
export interface DocumentsFilter {
  production?: string | undefined;
  unsure?: 'yes' | undefined;
  date?: DocumentsOfDate | undefined;
}

/** A document in the page order of its matter. */
export interface DocumentPosition {
  /** From 0. */
  index: number;
  total: number;
  previous: DocumentSummary | undefined;
  next: DocumentSummary | undefined;
}

const documentsKey = (matter: string) => [...matterKey(matter), 'documents'] as const;

export const documentQueries = {
  documents: (matter: string, filter: DocumentsFilter, offset: number) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'window', filter, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listDocuments, {
          params: { matter },
          query: { ...filter, offset, limit: chunkSize },
          signal,
        }),
    }),
  /** The number of documents, and of uncertain ones. */
  counts: (matter: string, filter: Omit<DocumentsFilter, 'unsure'>) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'counts', filter],
      queryFn: ({ signal }) =>
        call(endpoints.listDocuments, {
          params: { matter },
          query: { ...filter, limit: 0 },
          signal,
        }),
    }),
  /** The index of a document in a list; null if the list does not contain it. */
  indexOf: (matter: string, filter: DocumentsFilter, document: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'index', filter, document],
      queryFn: async ({ signal }) => {
        const query = { ...filter, around: document, limit: chunkSize };
        return (
          indexIn(await call(endpoints.listDocuments, { params: { matter }, query, signal }), document) ??
          null
        );
      },
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 0,
    }),
  document: (matter: string, document: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'one', document],
      queryFn: ({ signal }) => call(endpoints.getDocument, { params: { matter, document }, signal }),
      staleTime: 10_000,
      retry: false,
    }),
  /** A document with the ones before and after it. */
  position: (matter: string, document: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'position', document],
      queryFn: ({ signal }) => getPosition(matter, document, signal),
      staleTime: 30_000,
    }),
  pages: (matter: string, document: string, offset: number) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'pages', document, offset],
      queryFn: ({ signal }) =>
        call(endpoints.listPages, {
          params: { matter },
          query: { document, offset, limit: chunkSize },
          signal,
        }),
      staleTime: 30_000,
    }),
  /** The index of a page in its document, from 0. */
  pagePosition: (matter: string, document: string, page: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'page-position', document, page],
      queryFn: async ({ signal }) => {
        const query = { document, around: page, limit: chunkSize };
        const { offset, pages, total } = await call(endpoints.listPages, {
          params: { matter },
          query,
          signal,
        });
        return { index: offset + pages.findIndex(({ pageId }) => pageId === page), total };
      },
      staleTime: 30_000,
    }),
  /** The page before a document's first page in its production. Null if there is none. */
  pageBefore: (matter: string, production: string, firstPage: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'page-before', production, firstPage],
      queryFn: ({ signal }) => findPageBefore(matter, production, firstPage, signal),
      staleTime: 30_000,
    }),
  /**
   * The people in the documents whose names contain some letters, and suggestions of names that may belong to
   * one person.
   */
  correspondents: (matter: string, having: string) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'correspondents', having],
      queryFn: ({ signal }) =>
        call(endpoints.listCorrespondents, { params: { matter }, query: { having }, signal }),
    }),
  timeline: (matter: string, production: string | undefined) =>
    queryOptions({
      queryKey: [...documentsKey(matter), 'timeline', production ?? null],
      queryFn: ({ signal }) =>
        call(endpoints.getTimeline, { params: { matter }, query: { production }, signal }),
    }),
};

function indexIn({ offset, documents }: DocumentWindow, document: string): number | undefined {
  const index = documents.findIndex(({ documentId }) => documentId === document);
  return index < 0 ? undefined : offset + index;
}

async function getPosition(
  matter: string,
  document: string,
  signal: AbortSignal,
): Promise<DocumentPosition | null> {
  const ask = (query: { around?: string; offset?: number; limit: number }) =>
    call(endpoints.listDocuments, { params: { matter }, query, signal });
  const window = await ask({ around: document, limit: chunkSize });
  const index = indexIn(window, document);
  if (index === undefined) return null;
  const { offset, documents, total } = window;
  // The previous or the next document may be in another window.
  const at = async (wanted: number) =>
    wanted < 0 || wanted >= total
      ? undefined
      : (documents[wanted - offset] ?? (await ask({ offset: wanted, limit: 1 })).documents[0]);
  return { index, total, previous: await at(index - 1), next: await at(index + 1) };
}

async function findPageBefore(
  matter: string,
  production: string,
  firstPage: string,
  signal: AbortSignal,
): Promise<PageSummary | null> {
  const ask = (query: { around?: string; offset?: number; limit: number }) =>
    call(endpoints.listPages, { params: { matter }, query: { production, ...query }, signal });
  const { offset, pages } = await ask({ around: firstPage, limit: chunkSize });
  const index = pages.findIndex(({ pageId }) => pageId === firstPage);
  if (index > 0) return pages[index - 1] ?? null;
  if (index < 0 || offset === 0) return null;
  return (await ask({ offset: offset - 1, limit: 1 })).pages[0] ?? null;
}

/**
 * Refetches the documents on screen and their pages, after boundaries or facts have changed here or
 * elsewhere. The current list does not change.
 */
export async function refreshDocuments(client: QueryClient, matter: string): Promise<void> {
  markCountsStale(client, matter);
  await Promise.all([
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'page'] }),
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'find'] }),
  ]);
  // Pages first: they show which documents still exist, so that others are not fetched.
  await new Promise<void>((resolve) => setTimeout(resolve));
  await client.invalidateQueries({ queryKey: documentsKey(matter) });
}

/** Refetches the people in the documents and the suggestions, after one was dismissed or a dismissal undone. */
export function refreshPeople(client: QueryClient, matter: string): Promise<void> {
  return client.invalidateQueries({ queryKey: [...documentsKey(matter), 'correspondents'] });
}

/** Refetches everything that contains people's names, after names were merged or a merge was undone. */
export async function refreshNames(client: QueryClient, matter: string): Promise<void> {
  await refreshDocuments(client, matter);
  await Promise.all([
    client.invalidateQueries({ queryKey: [...matterKey(matter), 'facets'] }),
    client.invalidateQueries({ queryKey: withholdingsKey(matter) }),
  ]);
}
