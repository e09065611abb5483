import { expect, it } from 'vitest';
import type { DocumentWindow } from '#contract/documents/document.ts';
import { BoundaryThread } from '#ingest';
import { listPageLines } from '../../../repositories/pages/page-lines.ts';
import { ingestScripted } from '../../../testing/scripted-pages.ts';
import { openTestApp } from '../../../testing/test-app.ts';
import { rebuildDocuments } from './rebuild-documents.ts';

const MEMO = `MEMORANDUM
DATE: September 30, 2010
TO: Harlan Whitcomb
FROM: Denise Farrow
SUBJECT: Options for jurisdictions
You asked which options are open to the Department in answering the`;
/** Loops forever on a page that says so, like a bad regular expression. */
const STUCK = new URL('../../../../ingest/testing/readers/stuck-boundaries.ts', import.meta.url);

it('a page that can’t be weighed in time is noted, and the others get their documents', async () => {
  const app = await openTestApp();
  const thread = new BoundaryThread({ seconds: 1, program: STUCK });
  try {
    await ingestScripted(app, {
      'a.pdf': [{ text: MEMO }, { text: '________ Signature, ENDLESS' }, { text: MEMO }],
      'b.pdf': [{ text: 'Another ENDLESS page' }],
    });
    const { id } = await app.database.selectFrom('production').select('id').executeTakeFirstOrThrow();
    await rebuildDocuments(app.database, { id, matterId: app.matter.id }, { again: true, thread });

    const answer = await app.as('reader').get('/api/matters/ndlon/documents');
    const { documents } = (await answer.json()) as DocumentWindow;
    expect(documents.map(({ file, pageNumber, kind }) => [file, pageNumber, kind])).toEqual([
      ['a.pdf', 1, 'other'],
      ['a.pdf', 3, 'memo'],
      ['b.pdf', 1, 'other'],
    ]);
    const lines = await Array.fromAsync(listPageLines(app.database, { matterId: app.matter.id }, false));
    const starts = expect.stringContaining('Where documents start');
    const facts = expect.stringContaining('What this document is');
    expect(lines.map(({ notes }) => notes)).toEqual([[facts], [starts], [], [starts, facts]]);
  } finally {
    await thread.close();
    await app.close();
  }
});
