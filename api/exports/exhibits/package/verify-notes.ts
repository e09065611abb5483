import { MANIFEST_PATH, SUMS_PATH } from './manifest.ts';
import type { PackageFile } from './package-files.ts';

/** VERIFY.txt explains how anyone can check the package, with and without this program. */
export function writeVerifyNotes(about: {
  matter: string;
  list: string;
  exhibits: number;
  pages: number;
}): string {
  return `HOW TO CHECK THIS PACKAGE

Matter:    ${about.matter}
List:      ${about.list}
Exhibits:  ${about.exhibits}
Pages:     ${about.pages} (cover sheets not counted)

The package is as it was made if, and only if, ${MANIFEST_PATH} is the one that was
made with it. Ask whoever made the package for the SHA-256 of ${MANIFEST_PATH}; it
is shown when an export ends. Compare it with what one of these prints:

  Linux     sha256sum ${MANIFEST_PATH}
  macOS     shasum -a 256 ${MANIFEST_PATH}
  Windows   certutil -hashfile ${MANIFEST_PATH} SHA256

${MANIFEST_PATH} names the other files with their sizes and SHA-256. The same sums, and
that of ${MANIFEST_PATH}, stand in ${SUMS_PATH}, so that standard tools can check them
all at once, from within this folder:

  Linux     sha256sum -c ${SUMS_PATH}
  macOS     shasum -a 256 -c ${SUMS_PATH}

With Uncover itself, from its own folder:

  npm run -s uncover -- verify DIR

where DIR is this folder. That also opens every exhibit, counts its pages and
bookmarks, compares the text of each page with the manifest, and looks for
anything that does not belong: missing or further files and pages, scripts, forms,
annotations, attachments, encryption.

For each page the manifest names the agency's file it was taken from, with that
file's SHA-256 and the page's place in it, and says whether the page's own content
was copied or a picture of it was made, and why. Where that file is no PDF,
"sourceConverted" says that its pages were taken from a PDF made of it. "textSha256" is the SHA-256 of the
page's text as pdf.js extracts it from the exhibit, the sticker included, in
Unicode form NFC without white space, as UTF-8.
`;
}

/** In the format of sha256sum. */
export function writeSums(files: Pick<PackageFile, 'path' | 'sha256'>[]): string {
  return files.map(({ sha256, path }) => `${sha256}  ${path}\n`).join('');
}
