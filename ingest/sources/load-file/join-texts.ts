import { TEXT_FILE } from './join-by-name.ts';
import type { Draft, VolumeDraft } from './volume-draft.ts';

/** Finds a document's text: the file that its row names, or files named by its numbers. */
export function joinTexts(draft: VolumeDraft, document: Draft): void {
  const named = (key: string | null) =>
    key === null
      ? undefined
      : draft.received.listNamed(key, document.loadFile).find((path) => TEXT_FILE.test(path));
  const mentioned = findMentioned(draft, document);
  const ofPages = document.pages.map(({ bates }) => named(bates));
  const pageByPage = ofPages.slice(1).some((path) => path !== undefined);
  if (!pageByPage || (mentioned !== undefined && !ofPages.includes(mentioned))) {
    document.text = mentioned ?? named(document.begin) ?? null;
    return;
  }
  document.pages.forEach((page, index) => {
    page.text = ofPages[index] ?? null;
    if (page.text === null) {
      draft.addFault(
        document,
        `No text of ${page.bates ?? `page ${index + 1} of ${document.begin}`} is among the files received.`,
      );
    }
  });
}

function findMentioned(draft: VolumeDraft, document: Draft): string | undefined {
  const mentioned = document.described?.text;
  if (mentioned === undefined) return undefined;
  const path = draft.received.find(mentioned, document.loadFile);
  if (path === undefined)
    draft.addFault(document, `The text file ${mentioned} is not among the files received.`);
  return path;
}
