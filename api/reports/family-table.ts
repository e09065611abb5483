import { isArchive } from '#contract/intake/kind-names.ts';
import type { DocumentInFamily, DocumentOfFile, FileInFamily } from '../repositories/reports/report-pages.ts';

/** Which documents belong together. A document may be in several families: one file may be attached twice. */
export class FamilyTable {
  readonly #familiesOf = new Map<number, string[]>();
  readonly #members = new Map<string, number[]>();

  /** `numberOf` returns a document's number; undefined for one without pages. */
  constructor(
    files: readonly FileInFamily[],
    documents: readonly DocumentInFamily[],
    documentsOfFiles: readonly DocumentOfFile[],
    numberOf: (documentId: string) => number | undefined,
  ) {
    const familiesOfFile = Map.groupBy(listFileFamilies(files), ({ fileId }) => fileId);
    for (const { fileId, documentId } of documentsOfFiles) {
      for (const { family } of familiesOfFile.get(fileId) ?? []) this.#add(family, numberOf(documentId));
    }
    for (const { id, productionId, parentId, begin, end } of documents) {
      if (begin !== null) this.#add(`range ${productionId} ${begin} ${end}`, numberOf(id));
      this.#add(`parent ${parentId ?? id}`, numberOf(id));
    }
  }

  /** The number of these documents and all others of their families. */
  countWithFamilies(documents: ReadonlySet<number>): number {
    const all = new Set(documents);
    const taken = new Set<string>();
    for (const document of documents) {
      for (const family of this.#familiesOf.get(document) ?? []) {
        if (taken.has(family)) continue;
        taken.add(family);
        for (const member of this.#members.get(family) ?? []) all.add(member);
      }
    }
    return all.size;
  }

  #add(family: string, document: number | undefined): void {
    if (document === undefined) return;
    append(this.#members, family, document);
    append(this.#familiesOf, document, family);
  }
}

/**
 * Each file with pages, and a family that contains it. The head of a family is the outermost file around it
 * that is no archive: a received archive is a container, whose files need not belong together. A duplicate
 * has the pages of its first copy, which is therefore in both families.
 */
function listFileFamilies(files: readonly FileInFamily[]): { fileId: string; family: string }[] {
  const byId = new Map(files.map((file) => [file.id, file]));
  const firstOf = new Map<string, string>();
  for (const { id, sha256, status } of files) {
    if (status !== 'duplicate' && !firstOf.has(sha256)) firstOf.set(sha256, id);
  }
  const heads = Map.groupBy(files, (file) => findHead(file, byId));
  return files.flatMap((file) => {
    const head = findHead(file, byId);
    // The documents of one merged file are not a family for that reason alone.
    if (heads.get(head)?.length === 1) return [];
    const fileId = file.status === 'duplicate' ? firstOf.get(file.sha256) : file.id;
    return fileId === undefined ? [] : [{ fileId, family: `file ${head}` }];
  });
}

function findHead(file: FileInFamily, byId: ReadonlyMap<string, FileInFamily>): string {
  let head = file.id;
  for (let at: FileInFamily | undefined = file; at; at = at.parentId ? byId.get(at.parentId) : undefined) {
    if (!isArchive(at.kind)) head = at.id;
  }
  return head;
}

function append<Name, Value>(map: Map<Name, Value[]>, name: Name, value: Value): void {
  const known = map.get(name);
  if (known) known.push(value);
  else map.set(name, [value]);
}
