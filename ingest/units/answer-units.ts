import type { DocumentFact } from '#contract/documents/document.ts';
import { readFacts } from './facts/read-facts.ts';
import { type Expecting, ParentFinder } from './find-parents.ts';
import { keepPrinted, lookAt } from './page-sight.ts';
import type { UnitPage } from './unit-page.ts';
import { type StartReading, weighStart } from './weigh-start.ts';

/** A document by its first and its last page. */
export interface UnitEnds {
  id: string;
  first: UnitPage;
  last: UnitPage;
}

/** What the text says of a document, and which one it was attached to. */
export interface DocumentReading {
  facts: DocumentFact[];
  parentId: string | null;
}

/** What is asked of the thread. What one answer leaves for the next comes back with the next question. */
export type UnitsQuestion =
  | { ask: 'weigh'; pages: readonly UnitPage[]; before: UnitPage | null }
  | { ask: 'read'; documents: readonly UnitEnds[]; expecting: Expecting | undefined };

/** In the order of what was asked of. */
export type UnitsAnswer =
  | { answer: 'weighed'; readings: StartReading[]; before: UnitPage | null }
  | { answer: 'read'; readings: DocumentReading[]; expecting: Expecting | undefined };

export function answerUnits(question: UnitsQuestion): UnitsAnswer {
  return question.ask === 'weigh'
    ? { answer: 'weighed', ...weigh(question.pages, question.before) }
    : { answer: 'read', ...readDocuments(question.documents, question.expecting) };
}

function weigh(pages: readonly UnitPage[], first: UnitPage | null) {
  let before = first === null ? null : lookAt(first);
  const readings = pages.map((page) => {
    const sight = lookAt(page);
    const reading = weighStart(before, sight);
    before = keepPrinted(before, sight);
    return reading;
  });
  return { readings, before: before?.page ?? null };
}

function readDocuments(documents: readonly UnitEnds[], expecting: Expecting | undefined) {
  const parents = new ParentFinder(expecting);
  const readings = documents.map(({ id, ...pages }) => {
    const first = lookAt(pages.first);
    const last = lookAt(pages.last);
    const facts = readFacts(first, last);
    return { facts, parentId: parents.next({ id, facts, first, last }) };
  });
  return { readings, expecting: parents.expecting };
}
