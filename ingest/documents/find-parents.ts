import type { DocumentFact } from '#contract/documents/document.ts';
import type { PageSight } from './page-sight.ts';

/** What is known of a document when its family is searched for. */
export interface PossibleParent {
  id: string;
  facts: readonly DocumentFact[];
  first: PageSight;
  last: PageSight;
}

/** The attachments that a document announces. */
export interface Expecting {
  id: string;
  /** Names of attached files that have not been found yet. */
  names: string[];
  /** For a fax: how many pages were sent, and which number comes next. */
  fax: { next: number; of: number } | null;
  /** “attachment a” and the like, as the document names them. */
  labels: string;
}

/** An attachment is recognized by the words of its name if at least this share of them is on the page. */
const ENOUGH_WORDS = 0.6;
/** Number of lines at a page's top where an attachment identifies itself. */
const TOP_LINES = 12;
const LABEL = /^\W*(attachment|enclosure|appendix|exhibit)\s+([a-z]|\d{1,2})\b/i;

/**
 * Finds which document each was attached to, if the text says so: a file that an e-mail names, further pages
 * of a fax, “Attachment A” after what announces it. Documents must be given in page order; only documents
 * that follow directly are attachments.
 */
export class ParentFinder {
  #expecting: Expecting | undefined;

  constructor(expecting?: Expecting) {
    this.#expecting = expecting;
  }

  /** The state to pass to the finder of the documents that follow. */
  get expecting(): Expecting | undefined {
    return this.#expecting;
  }

  /** The id of the document that this one was attached to; null if nothing says so. */
  next(document: PossibleParent): string | null {
    const expecting = this.#expecting;
    if (expecting && takes(expecting, document)) return expecting.id;
    this.#expecting = toExpecting(document);
    return null;
  }
}

function toExpecting({ id, facts, first, last }: PossibleParent): Expecting {
  const valuesOf = (name: DocumentFact['name']) => facts.find((fact) => fact.name === name)?.values ?? [];
  const fax = valuesOf('kind')[0] === 'fax-cover' ? findFax(last) : undefined;
  return {
    id,
    names: [...valuesOf('attachments')],
    fax: fax ? { next: fax.number + 1, of: fax.of } : null,
    labels: [first, last].map(({ page }) => page.text.toLowerCase()).join('\n'),
  };
}

function takes(expecting: Expecting, document: PossibleParent): boolean {
  const named = expecting.names.findIndex((name) => isNamed(document, name));
  if (named >= 0) {
    expecting.names.splice(named, 1);
    return true;
  }
  const fax = findFax(document.first);
  if (fax && expecting.fax && fax.of === expecting.fax.of && fax.number === expecting.fax.next) {
    expecting.fax.next = (findFax(document.last)?.number ?? fax.number) + 1;
    return true;
  }
  const label = document.first.body.slice(0, 3).flatMap(({ text }) => LABEL.exec(text)?.[0] ?? [])[0];
  return label !== undefined && expecting.labels.includes(label.trim().toLowerCase());
}

function findFax({ numbers }: PageSight): { number: number; of: number } | undefined {
  const fax = numbers.find(({ by }) => by === 'fax');
  return fax && fax.of !== null ? { number: fax.number, of: fax.of } : undefined;
}

function isNamed({ facts, first }: PossibleParent, name: string): boolean {
  const words = listWords(name.replace(/\.\p{L}{2,4}[^\p{L}\p{N}]*$/u, ''));
  const title = facts.find((fact) => fact.name === 'title')?.values[0] ?? '';
  const top = first.lines.slice(0, TOP_LINES).map(({ text }) => text);
  const there = new Set(listWords([title, ...top].join(' ')));
  const found = words.filter((word) => there.has(word)).length;
  return words.length > 1 && found / words.length >= ENOUGH_WORDS;
}

function listWords(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]{2,}/gu) ?? [];
}
