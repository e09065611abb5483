import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { PdfPage } from './sources/pdf/pdf-page.ts';
import { isPictureDamage, sayDamage } from './sources/pdf/repair/describe-damage.ts';

/** What a page shows of a damaged picture is read; whoever reads it must know that there was more. */
export async function noteDamage(
  document: Pick<PdfDocument, 'isPictureWhole'>,
  { fault, pictureObjects }: Pick<PdfPage, 'fault' | 'pictureObjects'>,
  warnings: readonly string[],
): Promise<string[]> {
  const warning = warnings.find(isPictureDamage);
  if (warning !== undefined) return [`${DAMAGED}: ${sayDamage(warning)}. ${LOOK}`];
  if (fault === 'damaged') return [DAMAGED_NOTE];
  for (const object of pictureObjects) if (!(await document.isPictureWhole(object))) return [DAMAGED_NOTE];
  return [];
}

const DAMAGED = 'A picture on this page is damaged or cut off, so that parts of the page may be missing';

/** What to do where the file may be damaged. */
export const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

export const DAMAGED_NOTE = `${DAMAGED}. ${LOOK}`;

/** The problem of a page whose picture is of a kind that nothing here decodes: the file may be whole. */
export const UNSUPPORTED =
  "The picture of this page is of a kind that can't be read here. Convert the original file to PDF or PNG with another program and add that.";
