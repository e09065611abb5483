import type { PlacedTerm } from '../../repositories/search/placed-term.ts';
import type { Match, Span } from './span.ts';

/** One place where a query matches: a word, a phrase, or all the words that are near each other. */
export type Hit<Placed extends PlacedTerm> = readonly Match<Placed>[];

/**
 * The hits of a page, in order. No word is counted twice: among pairs that share a word, the closest is the
 * hit, and the words of the others are marked with it.
 */
export function toHits<Placed extends PlacedTerm>(spans: readonly Span<Placed>[]): Hit<Placed>[] {
  const hitAt = assignPositions(spans);
  return [...Map.groupBy(listOutermost(spans), (match) => hitAt.get(startOf(match))).values()];
}

/** The hit to which each position of the page belongs. */
function assignPositions(spans: readonly Span[]): Map<number, Span> {
  const hitAt = new Map<number, Span>();
  const sharing: { span: Span; positions: number[] }[] = [];
  for (const span of spans.toSorted(compareClaims)) {
    const positions = listPositions(span);
    if (positions.some((position) => hitAt.has(position))) sharing.push({ span, positions });
    else for (const position of positions) hitAt.set(position, span);
  }
  for (const { span, positions } of sharing) {
    const shared = positions.find((position) => hitAt.has(position));
    const hit = (shared === undefined ? undefined : hitAt.get(shared)) ?? span;
    for (const position of positions) if (!hitAt.has(position)) hitAt.set(position, hit);
  }
  return hitAt;
}

/**
 * Near words come before single ones, the closest first; among single ones the widest: `opt-out` before
 * `opt`.
 */
function compareClaims(one: Span, other: Span): number {
  const isPair = isNear(one);
  if (isPair !== isNear(other)) return isPair ? -1 : 1;
  const wider = one.to - one.from - (other.to - other.from);
  return (isPair ? wider : -wider) || one.from - other.from;
}

function isNear({ matches }: Span): boolean {
  return matches.size > 1;
}

function listPositions({ matches }: Span): number[] {
  return [...matches].flatMap(({ tokens }) =>
    tokens.flatMap(({ position, span }) => Array.from({ length: span }, (_, index) => position + index)),
  );
}

/** In page order, each once, without those inside a wider one: a hyphenated word is marked as a whole. */
function listOutermost<Placed extends PlacedTerm>(spans: readonly Span<Placed>[]): Match<Placed>[] {
  const matches = [...new Set(spans.flatMap((span) => [...span.matches]))];
  matches.sort((one, other) => startOf(one) - startOf(other) || endOf(other) - endOf(one));
  let covered = -1;
  return matches.filter((match) => {
    const isInside = endOf(match) <= covered;
    covered = Math.max(covered, endOf(match));
    return !isInside;
  });
}

function startOf({ tokens }: Match<PlacedTerm>): number {
  return tokens[0]?.position ?? 0;
}

function endOf({ tokens }: Match<PlacedTerm>): number {
  const last = tokens.at(-1);
  return last ? last.position + last.span : 0;
}
