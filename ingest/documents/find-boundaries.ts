import type { DocumentFact } from '#contract/documents/document.ts';
import type { BoundaryPage } from './boundary-page.ts';
import { readFacts } from './facts/read-facts.ts';
import { type Expecting, ParentFinder } from './find-parents.ts';
import { keepPrinted, lookAt } from './page-sight.ts';
import { type StartScore, weighStart } from './weigh-start.ts';

/** A document, represented by its first and its last page. */
export interface DocumentEnds {
  id: string;
  first: BoundaryPage;
  last: BoundaryPage;
}

/** What the text states about a document, and which document it was attached to. */
export interface DocumentFindings {
  facts: DocumentFact[];
  parentId: string | null;
}

/**
 * A question to the thread. State that one answer leaves for the next is passed back with the next question.
 */
export type BoundaryQuestion =
  | { ask: 'weigh'; pages: readonly BoundaryPage[]; before: BoundaryPage | null }
  | { ask: 'read'; documents: readonly DocumentEnds[]; expecting: Expecting | undefined };

/** In the order of the question's items. */
export type BoundaryAnswer =
  | { answer: 'weighed'; scores: StartScore[]; before: BoundaryPage | null }
  | { answer: 'read'; findings: DocumentFindings[]; expecting: Expecting | undefined };

export function findBoundaries(question: BoundaryQuestion): BoundaryAnswer {
  return question.ask === 'weigh'
    ? { answer: 'weighed', ...weigh(question.pages, question.before) }
    : { answer: 'read', ...readDocuments(question.documents, question.expecting) };
}

function weigh(pages: readonly BoundaryPage[], first: BoundaryPage | null) {
  let before = first === null ? null : lookAt(first);
  const scores = pages.map((page) => {
    const sight = lookAt(page);
    const score = weighStart(before, sight);
    before = keepPrinted(before, sight);
    return score;
  });
  return { scores, before: before?.page ?? null };
}

function readDocuments(documents: readonly DocumentEnds[], expecting: Expecting | undefined) {
  const parents = new ParentFinder(expecting);
  const findings = documents.map(({ id, ...pages }) => {
    const first = lookAt(pages.first);
    const last = lookAt(pages.last);
    const facts = readFacts(first, last);
    return { facts, parentId: parents.next({ id, facts, first, last }) };
  });
  return { findings, expecting: parents.expecting };
}
