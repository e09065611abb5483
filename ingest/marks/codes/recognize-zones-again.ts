import { containsCenter } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import { toRows } from '../../text/page-rows.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { recognizeParts } from '../../text/recognition/recognize-page.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { type CodeRun, findCodeRun, findCodesInBox } from './code-run.ts';
import { cropZone, type Zone } from './crop-zone.ts';

/**
 * Replaces the uncertain words of a page with what a second look at their pixels reads, if it finds codes.
 * All zones are put on one sheet and read in a single recognition.
 */
export async function recognizeZonesAgain(
  lines: PlacedWord[][],
  zones: readonly Zone[],
  page: PageImage,
  turned: Turn,
  recognizer: Recognizer,
): Promise<PlacedWord[][]> {
  const crops = await Promise.all(zones.map((zone) => cropZone(zone, page, turned)));
  const shown = crops.flatMap((part, index) => {
    const zone = zones[index];
    return part && zone ? [{ part, zone }] : [];
  });
  const recognitions = await recognizeParts(
    shown.map(({ part }) => part),
    recognizer,
  );
  return shown.reduce((patched, { zone }, index) => patch(patched, zone, recognitions[index] ?? []), lines);
}

function patch(lines: PlacedWord[][], zone: Zone, read: readonly PlacedWord[][]): PlacedWord[][] {
  const isBox = zone.style !== 'paper';
  const rows = toRows(read).map(({ words }) => words);
  const codes = isBox ? rows : rows.filter((row) => findCodeRun(row));
  const found = findCodesInBox(codes.flat());
  if (!found || (zone.before && !isBetter(found, zone.before))) return lines;
  // Of a small box everything was shown again; elsewhere only the words in the place of the new ones are
  // replaced.
  const isReplaced = ({ rect }: PlacedWord) =>
    isBox && zone.known.length === 0
      ? containsCenter(zone.rect, rect)
      : codes.flat().some((word) => containsCenter(word.rect, rect) || containsCenter(rect, word.rect));
  return [...lines.map((line) => line.filter((word) => !isReplaced(word))), ...codes].filter(
    (line) => line.length > 0,
  );
}

/**
 * A second look is better if it finds all codes of the first and more, or the same ones with more confidence.
 */
function isBetter(second: CodeRun, first: CodeRun): boolean {
  const hasAll = first.codes.every((code) => second.codes.includes(code));
  if (second.codes.length > first.codes.length) return hasAll;
  return second.codes.length === first.codes.length && second.confidence > first.confidence;
}
