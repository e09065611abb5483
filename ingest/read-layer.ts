import type { Rect } from '#contract/values/rect.ts';
import type { HiddenWords } from './marks/hidden/find-hidden.ts';
import { findBatesCandidates } from './marks/numbers/find-bates-candidates.ts';
import { type MarkedPage, readMarks } from './marks/read-marks.ts';
import { type ImageReader, NOTHING_ELSE, type PageContent } from './page-content.ts';
import type { PageText } from './page-record.ts';
import { measureInk } from './pixels/measure-ink.ts';
import type { PageImage } from './pixels/page-image.ts';
import type { LayerRun } from './sources/pdf/layer-run.ts';
import type { Choice } from './text/layer/choose-text.ts';
import { findLayerTurn } from './text/layer/find-layer-turn.ts';
import type { Route } from './text/layer/route-text.ts';
import { toPageText } from './text/page-text.ts';
import type { PlacedWord } from './text/placed-word.ts';
import { pageConfidence } from './text/recognition/recognize-page.ts';

/** A page's text layer, and how it was judged before the page's image was examined. */
export interface Layer {
  lines: PlacedWord[][];
  runs: LayerRun[];
  /** The rectangles of form fields over the page. */
  fields: Rect[];
  /** Added by an earlier OCR. */
  isOcr: boolean;
  route: Route;
  /** The rectangles of its pictures. */
  pictures: readonly Rect[];
  /** Width divided by height of the page. */
  aspect: number;
  /** Words of it that cannot be seen on the page; they are not among its lines. */
  hidden: HiddenWords;
}

/** Removes what boxes hide from a text. */
export type OpenLines = MarkedPage['open'];

/**
 * `image` if the page shows more than text; `besideLayer` returns other texts to keep, from which boxes
 * remove the same.
 */
export async function readLayer(
  layer: Layer,
  image: PageImage | undefined,
  { recognizer }: ImageReader,
  choice?: Choice,
  besideLayer: (open: OpenLines) => PageText[] = () => [],
): Promise<PageContent> {
  const { lines, runs, route } = layer;
  const reason = choice ? `${route.reason}; ${choice.why}` : route.reason;
  const turned = findLayerTurn(runs);
  const marked = await readMarks({ ...layer, image, turned, recognizer });
  const given = { source: 'layer', reason, confidence: route.layerConfidence } as const;
  // What a file writes visibly is exact; an earlier OCR may have torn the rows of a list apart.
  const rows = layer.isOcr && image ? marked.withRows : undefined;
  const text = toPageText(marked.lines, given);
  return {
    ...NOTHING_ELSE,
    status: 'read',
    turned,
    text: rows && image ? toRowText(rows, image) : text,
    otherTexts: [...(rows ? [{ ...text, reason: `not used: ${TORN}` }] : []), ...besideLayer(marked.open)],
    batesCandidates: findBatesCandidates(marked.marks.hiddenText ? marked.lines : lines),
    marks: marked.marks,
  };
}

const TORN = 'it tears the rows of its list apart, or lacks some of their words';

/** The text of a page whose list was read row by row. */
function toRowText(lines: PlacedWord[][], { image, area }: PageImage): PageText {
  const reason = `text layer is not used: ${TORN}; the rows were read one by one`;
  return toPageText(lines, {
    source: 'ocr',
    reason,
    confidence: pageConfidence(lines, measureInk(image), area),
  });
}

/** A layer that is not used is kept with what is wrong with it, unless the text contains all of it. */
export function layerBeside({ lines, route }: Layer, choice?: Choice): PageText[] {
  if (lines.length === 0 || route.stampLines.length > 0) return [];
  const reason = choice ? `not used: ${choice.why}` : route.reason;
  return [toPageText(lines, { source: 'layer', reason, confidence: route.layerConfidence })];
}
