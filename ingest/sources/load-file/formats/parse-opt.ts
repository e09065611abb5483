import type { LoadFault } from '#contract/intake/load-file.ts';
import { LONGEST_LINE, listLines, type NumberedLine } from './list-lines.ts';
import type { ImageRow, ParsedImages } from './parsed-load-file.ts';

/** Fields after the path: first-page flag, two that nobody uses, page count. */
const FIELDS_AFTER_PATH = 4;

/** Parses an OPT: `ImageKey,Volume,Path,Y-if-first-page,,,PageCount`, one page per line, no quoting. */
export function parseOpt(text: string): ParsedImages {
  const images: ImageRow[] = [];
  const faults: LoadFault[] = [];
  for (const line of listLines(text)) {
    if (line.text.trim() === '') continue;
    const image = toImage(line);
    if (image) images.push(image);
    else {
      faults.push({
        row: line.row,
        message:
          'This line is no page: it needs a key, a volume and a path, with commas between. It was not read.',
      });
    }
  }
  return { kind: 'opt', images, faults };
}

function toImage({ row, text }: NumberedLine): ImageRow | undefined {
  if (text.length > LONGEST_LINE) return undefined;
  const fields = text.split(',');
  // A path may contain commas: it is everything before the last fields.
  const pathEnd = Math.max(3, fields.length - FIELDS_AFTER_PATH);
  const key = fields[0]?.trim() ?? '';
  const path = fields.slice(2, pathEnd).join(',').trim();
  if (key === '' || path === '') return undefined;
  const [flag = '', , , pageCount = ''] = fields.slice(pathEnd).map((field) => field.trim());
  return {
    row,
    key,
    path,
    starts: flag.toUpperCase() === 'Y' ? 'document' : null,
    pageCount: /^\d{1,7}$/.test(pageCount) ? Number(pageCount) : null,
    pageIndex: null,
    rotation: 0,
  };
}
