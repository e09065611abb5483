import type { Exhibit } from '#contract/exhibits/exhibit.ts';
import { Manifest, type Manifest as ManifestType } from '#contract/exhibits/exhibit.ts';
import { ExportError } from '../../export-error.ts';
import type { ListedExhibit } from '../list/exhibit-rows.ts';
import type { ExhibitPdf } from '../pages/exhibit-pdf.ts';
import type { PackageFile } from './package-files.ts';

export const MANIFEST_PATH = 'manifest.json';
export const CSV_PATH = 'exhibit-list.csv';
export const DOCX_PATH = 'exhibit-list.docx';
export const XLSX_PATH = 'exhibit-list.xlsx';
export const VERIFY_PATH = 'VERIFY.txt';
export const SUMS_PATH = 'SHA256SUMS';

/** The path of an exhibit's PDF in the package: a name that is valid on every system. */
export function toExhibitPath(letter: string): string {
  return `exhibits/Exhibit-${letter}.pdf`;
}

export type ManifestExhibit = ManifestType['exhibits'][number];

export function toManifestExhibit(exhibit: Exhibit, pdf: Omit<ExhibitPdf, 'bytes'>): ManifestExhibit {
  return {
    letter: exhibit.letter,
    description: exhibit.description,
    documentDate: exhibit.documentDate,
    batesRange: exhibit.batesRange,
    file: toExhibitPath(exhibit.letter),
    pdfPages: pdf.pdfPages,
    pages: pdf.pages.map(({ page, image, imageReason, textSha256 }, index) => ({
      pageId: page.pageId,
      exhibitPage: index + 2,
      bates: page.bates,
      batesSource: page.batesSource,
      controlNumber: page.controlNumber,
      production: page.production,
      sourceFile: page.file,
      sourceFileSha256: page.fileSha256,
      sourcePage: page.pageNumber,
      sourceConverted: page.converted,
      image,
      imageReason,
      textSha256,
    })),
  };
}

/** The manifest of a package; the order of `exhibits` and `files` is kept. */
export function buildManifest(
  about: Pick<ManifestType, 'matter' | 'list' | 'createdAt' | 'program'>,
  exhibits: ManifestExhibit[],
  files: PackageFile[],
): ManifestType {
  const pages = exhibits.reduce((sum, exhibit) => sum + exhibit.pages.length, 0);
  return {
    format: 'uncover-exhibits/2',
    ...about,
    exhibits,
    files,
    totals: { exhibits: exhibits.length, pages, files: files.length },
  };
}

export function formatManifest(manifest: ManifestType): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** @throws ExportError `manifest-invalid` */
export function parseManifest(text: string): ManifestType {
  const result = Manifest.safeParse(readJson(text));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.path.join('.') || 'the whole file';
  throw new ExportError(
    'manifest-invalid',
    `manifest.json is not a manifest of exhibits: ${where}: ${issue?.message}.`,
  );
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new ExportError('manifest-invalid', 'manifest.json is not JSON.', cause);
  }
}

/** The exhibit as the list states it, read back from the manifest. */
export function toListed(exhibit: ManifestExhibit): ListedExhibit {
  return {
    ...exhibit,
    pages: exhibit.pages.map((page) => ({ ...page, file: page.sourceFile, pageNumber: page.sourcePage })),
  };
}
