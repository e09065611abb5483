import { expect, it } from 'vitest';
import type { FileInFamily } from '../repositories/reports/report-pages.ts';
import { FamilyTable } from './family-table.ts';

const file = (id: string, parentId: string | null, more: Partial<FileInFamily> = {}): FileInFamily => ({
  id,
  parentId,
  kind: 'pdf',
  sha256: id,
  status: 'read',
  ...more,
});

/** Each file is one document with its name; documents are numbered in the order of the files. */
function buildTable(files: FileInFamily[], documents: ConstructorParameters<typeof FamilyTable>[1] = []) {
  const withPages = files.filter(({ status, kind }) => status === 'read' && kind !== 'zip');
  const numberOf = (id: string) => {
    const index = withPages.findIndex((each) => each.id === id);
    return index < 0 ? undefined : index;
  };
  const table = new FamilyTable(
    files,
    documents,
    withPages.map(({ id }) => ({ fileId: id, documentId: id })),
    numberOf,
  );
  return (...ids: string[]) => table.countWithFamilies(new Set(ids.flatMap((id) => numberOf(id) ?? [])));
}

it('counts an e-mail with all of its attachments, at any depth', () => {
  const count = buildTable([
    file('mail', null, { kind: 'email' }),
    file('letter', 'mail'),
    file('box', 'mail', { kind: 'zip' }),
    file('inner', 'box'),
    file('alone', null),
  ]);
  expect(count('inner')).toBe(3);
  expect(count('letter', 'mail')).toBe(3);
  expect(count('alone')).toBe(1);
  expect(count('alone', 'inner')).toBe(4);
  expect(count()).toBe(0);
});

it('treats a received archive as a container, not as a family', () => {
  const count = buildTable([
    file('cd', null, { kind: 'zip' }),
    file('one', 'cd'),
    file('mail', 'cd', { kind: 'email' }),
    file('letter', 'mail'),
  ]);
  expect(count('one')).toBe(1);
  expect(count('letter')).toBe(2);
});

it('counts a file that was attached twice to both e-mails, and neither e-mail to the other', () => {
  const count = buildTable([
    file('first mail', null, { kind: 'email' }),
    file('notice', 'first mail', { sha256: 'same' }),
    file('second mail', null, { kind: 'email' }),
    file('notice again', 'second mail', { sha256: 'same', status: 'duplicate' }),
  ]);
  expect(count('notice')).toBe(3);
  expect(count('first mail')).toBe(2);
  expect(count('second mail')).toBe(2);
});

it('reads attachment ranges and parents from load files, for each production separately', () => {
  const document = (id: string, productionId: string, begin: string | null, parentId: string | null) => ({
    id,
    productionId,
    begin,
    end: begin && `${begin}-end`,
    parentId,
  });
  const count = buildTable(
    ['a', 'b', 'c', 'd', 'e'].map((id) => file(id, null)),
    [
      document('a', 'p1', 'A-1', null),
      document('b', 'p1', 'A-1', null),
      document('c', 'p2', 'A-1', null),
      document('d', 'p1', null, null),
      document('e', 'p1', null, 'd'),
      document('never received', 'p1', 'A-1', null),
    ],
  );
  expect(count('a')).toBe(2);
  expect(count('c')).toBe(1);
  expect(count('e')).toBe(2);
});

it('does not treat the documents of one merged file as a family', () => {
  const numbers = new Map([
    ['memo', 0],
    ['letter', 1],
    ['attachment', 2],
  ]);
  const documents = [
    { id: 'attachment', productionId: 'p', parentId: 'letter', begin: null, end: null },
    { id: 'letter', productionId: 'p', parentId: null, begin: null, end: null },
  ];
  const ofFile = [...numbers.keys()].map((documentId) => ({ fileId: 'merged', documentId }));
  const table = new FamilyTable([file('merged', null)], documents, ofFile, (id) => numbers.get(id));
  expect(table.countWithFamilies(new Set([0]))).toBe(1);
  expect(table.countWithFamilies(new Set([2]))).toBe(2);
});
