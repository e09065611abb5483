import type { PdfDocument } from './sources/pdf/open-pdf.ts';
import type { PdfPage } from './sources/pdf/pdf-page.ts';
import { describeDamage, isContentDamage, isPictureDamage } from './sources/pdf/repair/describe-damage.ts';

/** Adds notes to a damaged page: what it still shows is read, and readers must know that there was more. */
export async function noteDamage(
  document: Pick<PdfDocument, 'isPictureWhole'>,
  { fault, pictureObjects }: Pick<PdfPage, 'fault' | 'pictureObjects'>,
  warnings: readonly string[],
): Promise<string[]> {
  const content = warnings.find(isContentDamage);
  const notes = content === undefined ? [] : [`${INCOMPLETE}: ${describeDamage(content)}. ${LOOK}`];
  const picture = warnings.find(isPictureDamage);
  if (picture !== undefined) return [...notes, `${DAMAGED}: ${describeDamage(picture)}. ${LOOK}`];
  const isCut = fault === 'damaged' || !(await areWhole(pictureObjects, document));
  return isCut ? [...notes, DAMAGED_NOTE] : notes;
}

async function areWhole(
  pictures: PdfPage['pictureObjects'],
  document: Pick<PdfDocument, 'isPictureWhole'>,
): Promise<boolean> {
  for (const picture of pictures) if (!(await document.isPictureWhole(picture))) return false;
  return true;
}

const INCOMPLETE = "The page's content is damaged, so that words or drawings may be missing";
const DAMAGED = 'A picture on this page is damaged or cut off, so that parts of the page may be missing';

/** What to do if the file may be damaged. */
export const LOOK = 'Open the original file to look at it, or ask the agency to send it again.';

export const DAMAGED_NOTE = `${DAMAGED}. ${LOOK}`;

/** The problem of a page whose picture is of a kind that nothing here decodes: the file may be intact. */
export const UNSUPPORTED =
  "The picture of this page is of a kind that can't be read here. Convert the original file to PDF or PNG with another program and add that.";
