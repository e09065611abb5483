import type { LoadFault } from '#contract/intake/load-file.ts';
import { LONGEST_LINE, listLines, type NumberedLine } from './list-lines.ts';
import type { ImageRow, ParsedImages } from './parsed-load-file.ts';

/** `IM,key,flag,offset,@volume;folder;file;type,rotation`; the rotation counts quarter turns. */
const IMAGE = /^IM,(?<key>[^,]+),(?<flag>[^,]*),(?<offset>\d*),@?(?<place>.*?)(?:,(?<turns>[^,]*))?$/i;
const STARTS: Record<string, ImageRow['starts']> = { D: 'document', C: 'child' };
const ROTATIONS = [0, 90, 180, 270] as const;

interface LfpImage extends ImageRow {
  /** Index in the file: 0 for a file of one page, else mostly from 1. */
  offset: number;
}

/** Parses an LFP: its IM lines are pages; lines of other kinds are counted. */
export function parseLfp(text: string): ParsedImages {
  const images: LfpImage[] = [];
  const faults: LoadFault[] = [];
  const others = new Map<string, number>();
  for (const line of listLines(text)) {
    if (line.text.trim() === '') continue;
    const kind = line.text.split(',', 1)[0]?.trim().toUpperCase() ?? '';
    if (kind !== 'IM') {
      others.set(kind, (others.get(kind) ?? 0) + 1);
      continue;
    }
    const image = toImage(line);
    if (image) images.push(image);
    else faults.push({ row: line.row, message: 'This IM line has no key or no path. It was not read.' });
  }
  for (const [kind, lines] of others) {
    faults.push({
      row: null,
      message: `${lines} ${lines === 1 ? 'line' : 'lines'} of the kind “${kind.slice(0, 20)}” ${lines === 1 ? 'was' : 'were'} not read: only IM lines name pages.`,
    });
  }
  return { kind: 'lfp', images: placeInFiles(images), faults };
}

function toImage({ row, text }: NumberedLine): LfpImage | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const parts = IMAGE.exec(text.trim())?.groups;
  const [, folder = '', file = ''] = parts?.place?.split(';') ?? [];
  const key = parts?.key?.trim() ?? '';
  if (key === '' || file.trim() === '') return undefined;
  return {
    row,
    key,
    path: [folder.trim(), file.trim()].filter(Boolean).join('\\'),
    starts: STARTS[parts?.flag?.trim().toUpperCase() ?? ''] ?? null,
    pageCount: null,
    pageIndex: null,
    rotation: ROTATIONS[Number(parts?.turns?.trim() || 0)] ?? 0,
    offset: Number(parts?.offset || 0),
  };
}

/** Offsets count from 1, but from 0 in a file that has pages beside one with the offset 0. */
function placeInFiles(images: LfpImage[]): ImageRow[] {
  const offsets = new Map<string, { least: number; most: number }>();
  for (const { path, offset } of images) {
    const known = offsets.get(path) ?? { least: offset, most: offset };
    offsets.set(path, { least: Math.min(known.least, offset), most: Math.max(known.most, offset) });
  }
  return images.map(({ offset, ...image }) => {
    const fromZero = offsets.get(image.path)?.least === 0;
    return { ...image, pageIndex: fromZero ? offset : offset - 1 };
  });
}
