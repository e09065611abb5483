import { listForbidden } from '../../pdf/list-forbidden.ts';
import { openPdf, type PdfReader } from '../../pdf/pdf-reader.ts';
import { hashText } from './hash-text.ts';
import type { ManifestExhibit } from './manifest.ts';
import type { Check } from './package-check.ts';

/** Checks an exhibit's PDF, page by page, against the manifest. */
export async function verifyExhibitPdf(
  bytes: Uint8Array,
  exhibit: ManifestExhibit,
  check: Check,
): Promise<void> {
  const path = exhibit.file;
  exhibit.pages.forEach(({ exhibitPage }, index) => {
    const due = index + 2;
    check(exhibitPage === due, path, `page ${due} is missing or doubled: the manifest says ${exhibitPage}`);
  });
  const pages = exhibit.pages.length + 1;
  check(
    exhibit.pdfPages === pages,
    path,
    `should have ${pages} pages, but the manifest says ${exhibit.pdfPages}`,
  );
  const forbidden = await listForbidden(bytes).catch(() => null);
  check(forbidden !== null, path, 'cannot be taken apart: it is damaged');
  check(!forbidden?.length, path, `holds what courts refuse: ${forbidden?.join(', ')}`);
  const reader = await openPdf(bytes).catch((error: Error) => error);
  if (reader instanceof Error) {
    check(false, path, `cannot be opened: ${reader.message}`);
    return;
  }
  try {
    await verifyPages(reader, exhibit, check);
  } catch (error) {
    // Whatever a file from outside does to its reader is a finding, not a failure of the check.
    check(
      false,
      path,
      `cannot be read to its end: ${error instanceof Error ? error.message : String(error)}`,
    );
  } finally {
    await reader.close();
  }
}

async function verifyPages(reader: PdfReader, exhibit: ManifestExhibit, check: Check): Promise<void> {
  const path = exhibit.file;
  const pages = exhibit.pages.length + 1;
  check(reader.pages === pages, path, `has ${reader.pages} pages instead of ${pages}`);
  const bookmarks = (await reader.readBookmarks()).length;
  check(bookmarks === pages, path, `has ${bookmarks} bookmarks instead of ${pages}`);
  for (const [index, page] of exhibit.pages.entries()) {
    if (index + 1 >= reader.pages) break;
    const runs = await reader.readText(index + 1);
    const which = `page ${index + 2} (${page.bates ?? page.controlNumber})`;
    check(hashText(runs) === page.textSha256, path, `${which} has another text than the manifest says`);
    const annotations = await reader.countAnnotations(index + 1);
    check(annotations === 0, path, `${which} has ${annotations} annotations`);
  }
}
