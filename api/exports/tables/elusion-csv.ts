import type { ElusionPage, ElusionSample, Share } from '#contract/reports/elusion.ts';
import { counted } from '#contract/values/counted.ts';
import { PROGRAM } from '../../program.ts';
import { toCsv } from './to-csv.ts';

/** A row for each page in the order of drawing, and after an empty line the sample and its result. */
export function toElusionCsv(matter: string, sample: ElusionSample, pages: readonly ElusionPage[]): string {
  const header = ['place', 'page id', 'control number', 'bates', 'file', 'page', 'answer', 'answered by'];
  const rows = pages.map(({ place, page, answer, answeredBy }) => [
    String(place + 1),
    page.pageId,
    page.controlNumber,
    page.bates ?? '',
    page.file,
    String(page.pageNumber),
    answer ?? '',
    answeredBy ?? '',
  ]);
  return toCsv([header, ...rows, [], ...describeSample(matter, sample).map((line) => [line])]);
}

/** The sample and its result, one line each: for the CSV and the command line. */
export function describeSample(matter: string, sample: ElusionSample): string[] {
  const answered = sample.responsive + sample.notResponsive + sample.unsure;
  return [
    `${matter}: elusion sample “${sample.name}”`,
    `Outside of: ${sample.outside}`,
    `Drawn from: ${sample.scopeDescription}; ${sample.population} pages are outside, ${sample.reviewedPages} inside`,
    ...(sample.sequestered === 0
      ? []
      : [
          `${counted(sample.sequestered, 'drawn page')} sequestered since, and left out of all numbers below`,
        ]),
    `${sample.size} pages drawn, seed ${sample.seed}; ${sample.drawnAt} by ${sample.drawnBy}; corpus version ${sample.corpusVersion}; ${PROGRAM}`,
    `Answered: ${answered} of ${sample.size} pages: ${sample.responsive} responsive, ${sample.notResponsive} not, ${sample.unsure} unsure`,
    `Elusion: ${formatShare(sample.elusion)}`,
    `Elusion where unsure counts as responsive: ${formatShare(sample.elusionOrUnsure)}`,
  ];
}

/** `2.0 % (95 % interval 0.6 % to 5.0 %, exact after Clopper and Pearson)`. */
export function formatShare(share: Share | null): string {
  if (share === null) return 'not known yet: no page is answered';
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
  return `${percent(share.share)} (95 % interval ${percent(share.low)} to ${percent(share.high)}, exact after Clopper and Pearson)`;
}
