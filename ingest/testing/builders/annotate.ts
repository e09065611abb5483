import { PDFHexString, PDFName, type PDFObject, type PDFPage } from '@cantoo/pdf-lib';

/**
 * An annotation for a page of a test; `draws` are the operators of its appearance, from its lower left
 * corner.
 */
export interface AnnotationToAdd {
  subtype: string;
  /** Left, bottom, right, top, in points. */
  rect: [number, number, number, number];
  /** Absent: the annotation has no appearance of its own. */
  draws?: string;
  /** From ISO 32000-1, table 165; 4 is for one that is printed too. */
  flags?: number;
  contents?: string;
  /** Further entries of its dictionary. */
  more?: Record<string, PDFObject | number[]>;
}

const PRINTED = 4;

/** Operators that write a line in Helvetica in an annotation's appearance. */
export function writeLine(text: string, { x = 2, y = 4, size = 12 } = {}): string {
  const escaped = text.replaceAll(/[()\\]/g, '\\$&');
  return `BT /Helv ${size} Tf ${x} ${y} Td (${escaped}) Tj ET\n`;
}

export function annotate(page: PDFPage, given: AnnotationToAdd): void {
  const { subtype, rect, draws, flags = PRINTED, contents, more = {} } = given;
  const { context } = page.doc;
  const helvetica = context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' });
  const [left, bottom, right, top] = rect;
  const appearance =
    draws === undefined
      ? undefined
      : context.register(
          context.stream(draws, {
            Type: 'XObject',
            Subtype: 'Form',
            BBox: [0, 0, right - left, top - bottom],
            Resources: { Font: { Helv: helvetica } },
          }),
        );
  const annotation = context.obj({ Type: 'Annot', Subtype: subtype, Rect: rect, F: flags });
  for (const [key, value] of Object.entries(more))
    annotation.set(PDFName.of(key), Array.isArray(value) ? context.obj(value) : value);
  if (contents !== undefined) annotation.set(PDFName.of('Contents'), PDFHexString.fromText(contents));
  if (appearance) annotation.set(PDFName.of('AP'), context.obj({ N: appearance }));
  page.node.addAnnot(context.register(annotation));
}
