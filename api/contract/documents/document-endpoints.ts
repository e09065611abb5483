import { z } from 'zod';
import { endpoint } from '#contract/endpoint.ts';
import { count, inMatter } from '#contract/in-matter.ts';
import { id } from '#contract/pages/current-list.ts';
import { PageId } from '#contract/pages/page-id.ts';
import {
  BoundaryChange,
  BoundaryDecision,
  DocumentsOfDate,
  DocumentView,
  DocumentWindow,
  FactDraft,
  FactName,
  Timeline,
} from './document.ts';

const ofDocument = inMatter.extend({ document: PageId });

/** Documents, their boundaries and their facts: endpoints of the table in endpoints.ts. */
export const documentEndpoints = {
  listDocuments: endpoint({
    method: 'get',
    path: '/api/matters/:matter/documents',
    access: 'read',
    summary: 'The documents of a matter in page order; with `around`, the window that contains that page',
    params: inMatter,
    query: z.object({
      production: id.optional(),
      /** `yes`: only those whose first page leaves it open, and that nobody confirmed. */
      unsure: z.enum(['yes', 'no']).default('no'),
      /** A year, month or day; `none`: only documents without a date. */
      date: DocumentsOfDate.optional(),
      offset: count(100_000_000, 0),
      limit: count(500, 100),
      around: PageId.optional(),
    }),
    answer: DocumentWindow,
  }),
  getDocument: endpoint({
    method: 'get',
    path: '/api/matters/:matter/documents/:document',
    access: 'read',
    summary: 'One document, by the id of its first page: its facts and their history',
    params: ofDocument,
    answer: DocumentView,
  }),
  setFact: endpoint({
    method: 'put',
    path: '/api/matters/:matter/documents/:document/facts/:fact',
    access: 'review',
    summary: 'Correct a fact of a document; null restores the detected value',
    params: ofDocument.extend({ fact: FactName }),
    body: FactDraft,
    answer: DocumentView,
  }),
  setParent: endpoint({
    method: 'put',
    path: '/api/matters/:matter/documents/:document/parent',
    access: 'review',
    summary: 'Set the document that a document was attached to; null removes it',
    params: ofDocument,
    body: z.object({ parentId: PageId.nullable() }),
    answer: DocumentView,
  }),
  decideBoundary: endpoint({
    method: 'post',
    path: '/api/matters/:matter/boundaries',
    access: 'review',
    summary: 'Split a document at a page, merge the page with the previous document, or undo such a decision',
    params: inMatter,
    body: BoundaryDecision,
    answer: BoundaryChange,
  }),
  getTimeline: endpoint({
    method: 'get',
    path: '/api/matters/:matter/timeline',
    access: 'read',
    summary: 'The number of documents per day',
    params: inMatter,
    query: z.object({ production: id.optional() }),
    answer: Timeline,
  }),
} as const;
