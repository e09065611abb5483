import { reportAgreement } from '#api/reports/report-agreement.ts';
import { describeAgreement } from '#contract/review/describe-agreement.ts';
import { counted } from '#contract/values/counted.ts';
import { matterOption, type Words, withMatter } from '../command.ts';
import { print, printJson } from '../print.ts';

export const AGREEMENT_HELP = `
agreement  how often two people who decided about the same pages agree about each tag: raw agreement, positive
           agreement, and Cohen's kappa with its 95 % interval. It compares what the first two people said last,
           without adjudications and unsure answers.

  --json              print JSON`;

export async function reportAgreementOfMatter(words: Words): Promise<number> {
  matterOption(words);
  const report = await withMatter(words, async ({ database }, matter) =>
    reportAgreement(database, matter.id),
  );
  if (words.values.json) printJson(report);
  else {
    print(
      `${counted(report.pagesReadTwice, 'page')} decided by two people or more, ${counted(report.pagesReadOnce, 'page')} by one only.`,
    );
    for (const tag of report.tags) {
      const { raw, positive, kappa } = describeAgreement(tag);
      print(`${tag.name}\t${counted(tag.n, 'page')}\traw ${raw}\tpositive ${positive}\tkappa ${kappa}`);
    }
  }
  return 0;
}
