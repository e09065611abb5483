import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query of everything that is stored, with sequestered pages. */
export interface UnfilteredUse {
  path: string;
  line: number;
}

/**
 * The only files that may read or write the tables behind the views of visible-records.ts: changes and ingest, which
 * must work on what was received, whether or not it is sequestered; the record of what is sequestered; and reports
 * that say of a sequestered page only that it is accounted for.
 */
const HOMES = [
  // The views themselves, the types of the tables, and migrations and checks of the record.
  ...['database/visible-records.ts', 'database/integrity.ts', 'database/schema/schema.ts'],
  ...['database/migrations/', 'search/search-index.ts'],
  // What is sequestered.
  ...['review/sequester.ts', 'review/page-exposure.ts', 'pages/hidden-pages.ts', 'intake/sealed-files.ts'],
  // Reading what was received, and the numbers and documents of its pages.
  ...['intake/files-to-read.ts', 'intake/load-file-faults.ts', 'intake/load-file-texts.ts'],
  ...['intake/save-volume.ts', 'numbers/numbered-pages.ts', 'numbers/typed-numbers.ts'],
  ...['pages/add-page-note.ts', 'pages/add-pages.ts', 'pages/add-recognition.ts', 'pages/known-images.ts'],
  ...['pages/page-marks.ts', 'pages/page-texts.ts', 'documents/boundaries.ts', 'documents/document-ends.ts'],
  ...['documents/document-facts.ts', 'documents/rebuild-documents.ts', 'search/page-changes.ts'],
  // What people decide about pages that they see.
  ...['review/anchor-passages.ts', 'review/append-decisions.ts', 'review/change-passages.ts'],
  ...['review/change-contradictions.ts', 'review/chronology/change-facts.ts', 'review/control-sets.ts'],
  ...['review/mentions.ts', 'review/replies.ts'],
  ...['review/rebuild-decisions.ts', 'review/tags.ts', 'review/batches/change-batches.ts'],
  ...['review/batches/make-batches.ts', 'review/batches/blind-batches.ts'],
  // Counts and links in which a sequestered page is accounted for, without anything of its content.
  ...['intake/productions.ts', 'numbers/bates-pages.ts', 'documents/document-families.ts'],
  ...['exhibits/exhibit-drift.ts'],
].map((path) => `api/repositories/${path}`);

const TESTS = /\.test\.ts$|\/testing\//;
const UNFILTERED =
  /\bmain\.(?:page|page_tag|carried_tag|batch_page|control_page|passage|passage_reply|mention|contradiction|chronology_fact|document|document_facts)\b/;

/** Every use of those tables outside of these files. */
export function listUnfiltered(root: string): UnfilteredUse[] {
  return globSync('{api,scripts/cli}/**/*.ts', { cwd: root })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !TESTS.test(path) && !HOMES.some((home) => path.startsWith(home)))
    .sort()
    .flatMap((path) => listUnfilteredOf(path, readFileSync(join(root, path), 'utf8')));
}

export function listUnfilteredOf(path: string, text: string): UnfilteredUse[] {
  return text
    .split('\n')
    .flatMap((content, index) =>
      UNFILTERED.test(content) && !/^\s*(?:\*|\/\/|\/\*)/.test(content) ? [{ path, line: index + 1 }] : [],
    );
}
