import type { Rect } from '#contract/values/rect.ts';

/** A word of the new text that replaces no old one, or one whose rectangle is known. */
export interface WordToPlace {
  text: string;
  /** Undefined until the word has a rectangle. */
  rect: Rect | undefined;
}

/** A line by itself is at most this many times as high as the words beside it. */
const MOST_HEIGHT = 1.5;
/** A gap thinner than this share of the line's height would be invisible as a mark. */
const THINNEST = 0.5;

/**
 * Gives a rectangle to each word without one: between its neighbors on the line; a line of which nothing is
 * known gets the space between the lines around it. So a hit on a word that OCR missed altogether is still
 * marked near its position on the image.
 */
export function placeInsertions<Item extends WordToPlace>(
  lines: readonly Item[][],
): (Item & { rect: Rect })[] {
  const placed = lines.map((line) => (line.some((word) => word.rect) ? placeInLine(line) : line));
  const empty = (line: Item[] | undefined) => line?.every((word) => !word.rect) ?? false;
  for (let from = 0; from < placed.length; from += 1) {
    if (!empty(placed[from])) continue;
    let to = from;
    while (empty(placed[to])) to += 1;
    const bands = bandsBetween(rectsOf(placed[from - 1]), rectsOf(placed[to]), to - from);
    for (let at = from; at < to; at += 1) placed[at] = split(placed[at] as Item[], bands[at - from] as Rect);
    from = to;
  }
  return placed.flat().flatMap((word) => (word.rect ? [{ ...word, rect: word.rect }] : []));
}

function rectsOf(line: readonly WordToPlace[] | undefined): Rect[] {
  return (line ?? []).flatMap((word) => word.rect ?? []);
}

function placeInLine<Item extends WordToPlace>(line: Item[]): Item[] {
  const placed: Item[] = [];
  for (let from = 0; from < line.length; ) {
    let to = from;
    while (to < line.length && !line[to]?.rect) to += 1;
    const run = line.slice(from, to);
    if (run.length > 0) placed.push(...split(run, gapBetween(line[from - 1], line[to], lettersOf(run))));
    const known = line[to];
    if (known) placed.push(known);
    from = to + 1;
  }
  return placed;
}

/** Rectangles for words between two others on a line, at its start or at its end. */
function gapBetween(left: WordToPlace | undefined, right: WordToPlace | undefined, letters: number): Rect {
  const beside = (left?.rect ?? right?.rect) as Rect;
  const { y, height } = beside;
  const letterWidth = beside.width / Math.max(1, (left ?? right)?.text.length ?? 1);
  if (left?.rect && right?.rect) {
    const from = left.rect.x + left.rect.width;
    const width = Math.max(right.rect.x - from, height * THINNEST);
    return clip({ x: (from + right.rect.x) / 2 - width / 2, y, width, height });
  }
  const width = Math.max(letterWidth * letters, height * THINNEST);
  return clip({ x: left ? beside.x + beside.width : beside.x - width, y, width, height });
}

/** Bands for lines between the words of the line above and those of the line below; either may be missing. */
function bandsBetween(above: Rect[], below: Rect[], lines: number): Rect[] {
  const around = [...above, ...below];
  const x = around.length === 0 ? 0 : Math.min(...around.map((rect) => rect.x));
  const right = around.length === 0 ? 1 : Math.max(...around.map((rect) => rect.x + rect.width));
  const top = above.length === 0 ? 0 : Math.max(...above.map((rect) => rect.y + rect.height));
  const bottom = below.length === 0 ? 1 : Math.min(...below.map((rect) => rect.y));
  const usual = around.length === 0 ? 1 / lines : Math.max(...around.map((rect) => rect.height));
  // The text may continue in another column, above its previous line: the band is then put below the line
  // above.
  const space = bottom > top ? (bottom - top) / lines : usual;
  const height = Math.min(Math.max(space, usual * THINNEST), usual * MOST_HEIGHT);
  const first = above.length === 0 && below.length > 0 ? bottom - height * lines : top;
  return Array.from({ length: lines }, (_, line) =>
    clip({ x, y: first + line * height, width: right - x, height }),
  );
}

/** Divides a rectangle among words by their letters, with a letter's width in between. */
function split<Item extends WordToPlace>(words: Item[], rect: Rect): Item[] {
  const letter = rect.width / Math.max(1, lettersOf(words));
  let x = rect.x;
  return words.map((word) => {
    const width = word.text.length * letter;
    const placed = { ...word, rect: { ...rect, x, width } };
    x += width + letter;
    return placed;
  });
}

/** Letters of the words and the spaces between them. */
function lettersOf(words: readonly WordToPlace[]): number {
  return words.reduce((sum, word) => sum + word.text.length + 1, -1);
}

/** Moves a rectangle back onto the page. */
function clip({ x, y, width, height }: Rect): Rect {
  const within = (at: number, size: number) => Math.min(Math.max(0, at), Math.max(0, 1 - size));
  return {
    x: within(x, width),
    y: within(y, height),
    width: Math.min(1, width),
    height: Math.min(1, height),
  };
}
