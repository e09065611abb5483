/**
 * What was wrong with a picture from which a page was made. It is written into the page as the tag of marked
 * content (ISO 32000-2, 14.6), which is displayed nowhere, so that whoever reads the page learns about it.
 */
export type PictureFault =
  /** Parts of it may be missing. */
  | 'damaged'
  /** It is not shown: nothing here can decode it. */
  | 'unsupported';

const TAGS: Record<PictureFault, string> = {
  damaged: 'DamagedPicture',
  unsupported: 'UnsupportedPicture',
};

/** A page's drawing, marked. */
export function markFault(drawing: string, fault: PictureFault | null): string {
  return fault === null ? drawing : `/${TAGS[fault]} BMC ${drawing} EMC`;
}

/** Parses the tag of marked content. */
export function findFault(tag: string): PictureFault | undefined {
  return (Object.keys(TAGS) as PictureFault[]).find((fault) => TAGS[fault] === tag);
}
