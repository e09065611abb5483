import { type Annotation, isViewed } from './annotation.ts';

/**
 * Annotations whose contents are not a comment: help for a field or link, and the description of an attached
 * file.
 */
const NO_COMMENTS = ['Widget', 'Link', 'Popup', 'FileAttachment', 'PrinterMark', 'TrapNet'];
/** Annotations whose contents repeat what they draw, as text or as a picture. */
const DRAWN = ['FreeText', 'Stamp'];

/** How many comments the page does not show: they open in a PDF reader, or are switched off. */
export function countComments(annotations: Annotation[], shown: ReadonlySet<string>): number {
  return annotations.filter((annotation) => {
    const { id, subtype, contentsObj, stateModel } = annotation;
    if (!contentsObj?.str.trim() || NO_COMMENTS.includes(subtype) || stateModel) return false;
    return !(DRAWN.includes(subtype) && isViewed(annotation) && shown.has(id));
  }).length;
}
