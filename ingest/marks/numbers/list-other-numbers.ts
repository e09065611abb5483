import type { BatesCandidate } from '../../page-record.ts';
import { foldPrefix, looksStamped } from './bates-prefix.ts';
import { isCourtPrefix } from './court-header.ts';
import type { NumberedPage } from './number-series.ts';

/** A number on a page that is not the production's own. */
export interface OtherNumber {
  pageIndex: number;
  /** `court`: the header of a filing. Else the stamp of another production or party. */
  kind: 'stamp' | 'court';
  /** Exactly as on the page. */
  verbatim: string;
  prefix: string;
  digits: string;
  /** 0..100. */
  confidence: number;
}

/** Below this confidence, 0..100, a reading is noise as often as not. */
const LEAST_SURE = 60;

/** The numbers of a production's other series (`prefixes`), and the court headers, on the pages of a file. */
export function listOtherNumbers(pages: readonly NumberedPage[], prefixes: readonly string[]): OtherNumber[] {
  const keys = new Set(prefixes.map(foldPrefix));
  return pages.flatMap(({ pageIndex, batesCandidates }) => {
    const found = batesCandidates.filter(
      (candidate) =>
        isCourtPrefix(candidate.prefix) ||
        (keys.has(foldPrefix(candidate.prefix)) &&
          looksStamped(candidate) &&
          candidate.confidence >= LEAST_SURE),
    );
    return found
      .filter((candidate, index) => found.findIndex((other) => isSame(other, candidate)) === index)
      .map(({ verbatim, prefix, digits, confidence }) => ({
        pageIndex,
        kind: isCourtPrefix(prefix) ? ('court' as const) : ('stamp' as const),
        verbatim,
        prefix,
        digits,
        confidence,
      }));
  });
}

function isSame(a: BatesCandidate, b: BatesCandidate): boolean {
  return a.digits === b.digits && foldPrefix(a.prefix) === foldPrefix(b.prefix);
}
