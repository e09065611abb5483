import { writeFile } from 'node:fs/promises';
import { toAgencyLetterDocx } from '#api/exports/letters/agency-letter-docx.ts';
import { toBatesCsv } from '#api/exports/tables/bates-csv.ts';
import { gatherLetterFacts } from '#api/reports/gather-letter-facts.ts';
import { reportBates } from '#api/reports/report-bates.ts';
import type { BatesReport, BatesSection } from '#contract/numbers/bates.ts';
import { batesLineTitles, describeBatesLine } from '#contract/numbers/describe-bates-lines.ts';
import { counted } from '#contract/values/counted.ts';
import {
  matterOption,
  productionOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { printCsv, printJson, printNote, printText } from '../print.ts';

export const BATES_HELP = `
bates      Bates numbers of each production and of the matter: ranges, gaps and the placeholder sheets that explain
           them, duplicate numbers, numbers out of order, changes of prefix, pages without a number

  --production NAME   only this production (default: the whole matter)
  --csv               print CSV
  --json              print JSON, with the pages behind each count
  --letter FILE       write a draft letter to the agency that lists what is missing or unclear, as a Word file`;

export async function reportBatesNumbers(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  const slug = matterOption(words);
  const letter = textOption(words, 'letter');
  const sections = await withMatter(words, async ({ database, now }, matter) => {
    const productionId = await productionOption(words, database, matter);
    if (letter !== undefined) {
      const facts = await gatherLetterFacts(database, { matterId: matter.id, productionId, at: now() });
      await writeFile(letter, await toAgencyLetterDocx(facts));
      printNote(`The draft of the letter is in ${letter}.`);
    }
    return reportBates(database, matter.id, productionId);
  });
  if (words.values.csv) printCsv(toBatesCsv(sections));
  else if (words.values.json) printJson({ matter: slug, sections } satisfies BatesReport);
  else printText(sections.length === 0 ? 'Nothing has been received yet.\n' : describe(sections));
  return 0;
}

function describe(sections: readonly BatesSection[]): string {
  return sections.map((section) => `${describeSection(section).join('\n')}\n`).join('\n');
}

function describeSection(section: BatesSection): string[] {
  const { pages, read, inferred, typed, fromLoadFile, without, declaredPages } = section;
  const { missing, explained, unaccounted, mayBeExplained } = section;
  const declared = declaredPages === null ? 'not entered' : counted(declaredPages, 'page');
  return [
    section.production ?? 'All productions together',
    `  ${counted(pages, 'page')}: numbers on ${read} read + ${inferred} inferred + ${typed} typed + ${fromLoadFile} from load files + ${without} without a number`,
    `  Declared by the agency: ${declared}`,
    `  ${counted(unaccounted, 'number')} unaccounted for: ${missing} missing between those received, ${explained} of them listed on sheets`,
    ...(mayBeExplained > 0
      ? [
          `  ${mayBeExplained} of those unaccounted for may be among the pages that sheets in the same file stand for`,
        ]
      : []),
    ...Object.entries(batesLineTitles).flatMap(([kind, title]) => {
      const lines = section.lines.filter((line) => line.kind === kind);
      return lines.length === 0
        ? []
        : [`  ${title}`, ...lines.map((line) => `    ${describeBatesLine(line)}`)];
    }),
  ];
}
