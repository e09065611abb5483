import { isNextBates } from '#contract/values/bates-number.ts';
import { formatBatesRange as formatRange } from '#contract/values/bates-range.ts';

/** The numbers of one page. */
export interface NumberedPage {
  bates: string | null;
  /** `inferred` is marked; see the contract's `BatesSource`. */
  batesSource: string | null;
  controlNumber: string;
}

interface Run {
  first: string;
  last: string;
  pages: number;
  bates: boolean;
  inferred: boolean;
}

/**
 * The pages' numbers as cited, in page order, such as `ICE FOIA 10-2674.0000001-0000003; ICE FOIA
 * 10-2674.0000007*; UNC-0000012 (no Bates number)`.
 *
 * A range contains only consecutive numbers with the same prefix, suffix and width. An asterisk marks a range
 * in which a number was inferred (see INFERRED_NOTE in slip-sheet.ts): one for the whole range, because
 * splitting it at each inferred number would hide that the pages are consecutive.
 */
export function formatBatesRange(pages: NumberedPage[]): string {
  const runs: Run[] = [];
  for (const page of pages) {
    const number = page.bates ?? page.controlNumber;
    const bates = page.bates !== null;
    const inferred = page.batesSource === 'inferred';
    const run = runs.at(-1);
    if (run && run.bates === bates && isNextBates(run.last, number)) {
      run.last = number;
      run.pages += 1;
      run.inferred ||= inferred;
    } else {
      runs.push({ first: number, last: number, pages: 1, bates, inferred });
    }
  }
  return runs.map(formatRun).join('; ');
}

function formatRun(run: Run): string {
  const range = formatRange(run.first, run.last);
  const mark = run.inferred ? '*' : '';
  if (run.bates) return range + mark;
  return `${range} (no Bates number${run.pages === 1 ? '' : 's'})`;
}
