import type { FactName } from '#contract/documents/document.ts';
import { lookAt, readFacts } from '#ingest';
import type { Truth } from '../../make/fixtures/truth.ts';
import type { ReadFile } from './boundaries.ts';

/** How many values of each fact were read correctly, wrongly, or not at all. */
export interface FactFigures {
  name: 'kind' | 'title' | 'date' | 'from' | 'to';
  right: number;
  wrong: number;
  missed: number;
  errors: string[];
}

/** Compares the facts of documents with the truth, using the truth's document boundaries. */
export function measureFacts(files: readonly ReadFile[], truth: Truth): FactFigures[] {
  const figures: FactFigures[] = (['kind', 'title', 'date', 'from', 'to'] as const).map((name) => ({
    name,
    right: 0,
    wrong: 0,
    missed: 0,
    errors: [],
  }));
  for (const document of truth.documents) {
    const pages = truth.files.flatMap(({ file, pages: listed }) =>
      listed.flatMap((page) => {
        if (page.document !== document.id) return [];
        const read = files.find(({ name }) => name === file)?.pages[page.page - 1];
        return read ? [read] : [];
      }),
    );
    const [first, last] = [pages[0], pages.at(-1)];
    if (!first || !last) continue;
    const facts = readFacts(lookAt(first), lookAt(last));
    const valuesOf = (name: FactName) => facts.find((fact) => fact.name === name)?.values ?? [];
    const date = valuesOf('sent').concat(valuesOf('date')).slice(0, 1);
    const read = {
      kind: valuesOf('kind'),
      title: valuesOf('title'),
      date,
      from: valuesOf('from'),
      to: valuesOf('to'),
    };
    for (const figure of figures)
      count(figure, read[figure.name], toList(document[figure.name]), document.id);
  }
  return figures;
}

function count(figure: FactFigures, read: string[], expected: string[], document: string): void {
  if (expected.length === 0) return;
  if (read.length === 0) figure.missed += 1;
  else if (fold(read) === fold(expected)) figure.right += 1;
  else {
    figure.wrong += 1;
    figure.errors.push(`${document} ${figure.name}: ${read.join('; ')} (${expected.join('; ')})`);
  }
}

function toList(value: string | string[] | null): string[] {
  return value === null ? [] : Array.isArray(value) ? value : [value];
}

/** Compares names in either order, by letters only: `Castellan, Lorena` is Lorena Castellan. */
function fold(values: readonly string[]): string {
  return values
    .map((value) => (value.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).sort().join(' '))
    .sort()
    .join('; ');
}
