import { containsCenter } from '#contract/values/rect.ts';
import type { Turn } from '#contract/values/turn.ts';
import type { PageImage } from '../../pixels/page-image.ts';
import type { PlacedWord } from '../../text/placed-word.ts';
import { recognizeParts } from '../../text/recognition/recognize-page.ts';
import type { Recognizer } from '../../text/recognition/recognizer.ts';
import { toRows } from '../sheets/page-rows.ts';
import { type CodeRun, findCodeRun, findCodesInBox } from './code-run.ts';
import { cropZone, type Zone } from './crop-zone.ts';

/**
 * A page's lines with its unsure places as a second look at their pixels reads them, where that finds codes:
 * all on one sheet, in one recognition.
 */
export async function rereadZones(
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
  const readings = await recognizeParts(
    shown.map(({ part }) => part),
    recognizer,
  );
  return shown.reduce((patched, { zone }, index) => patch(patched, zone, readings[index] ?? []), lines);
}

function patch(lines: PlacedWord[][], zone: Zone, read: readonly PlacedWord[][]): PlacedWord[][] {
  const isBox = zone.style !== 'paper';
  const rows = toRows(read).map(({ words }) => words);
  const codes = isBox ? rows : rows.filter((row) => findCodeRun(row));
  const found = findCodesInBox(codes.flat());
  if (!found || (zone.before && !isBetter(found, zone.before))) return lines;
  // Of a small box all was shown again; elsewhere words go only where the new ones stand.
  const isReplaced = ({ rect }: PlacedWord) =>
    isBox && zone.known.length === 0
      ? containsCenter(zone.rect, rect)
      : codes.flat().some((word) => containsCenter(word.rect, rect) || containsCenter(rect, word.rect));
  return [...lines.map((line) => line.filter((word) => !isReplaced(word))), ...codes].filter(
    (line) => line.length > 0,
  );
}

/** A second look is better where it finds all that the first did and more, or as much and is surer. */
function isBetter(second: CodeRun, first: CodeRun): boolean {
  const hasAll = first.codes.every((code) => second.codes.includes(code));
  if (second.codes.length > first.codes.length) return hasAll;
  return second.codes.length === first.codes.length && second.confidence > first.confidence;
}
