import { type Command, UsageError, type Words } from '../command.ts';
import { AGREEMENT_HELP, reportAgreementOfMatter } from '../reports/report-agreement.ts';
import { BATES_HELP, reportBatesNumbers } from '../reports/report-bates.ts';
import { CHRONOLOGY_HELP, reportChronology } from '../reports/report-chronology.ts';
import { COVERAGE_HELP, reportCoverageOfMatter } from '../reports/report-coverage.ts';
import { DOCUMENTS_HELP, reportDocuments } from '../reports/report-documents.ts';
import { ELUSION_HELP, reportElusion } from '../reports/report-elusion.ts';
import { LEDGER_HELP, reportLedger } from '../reports/report-ledger.ts';
import { LEFT_HELP, reportPagesLeft } from '../reports/report-left.ts';
import { reportTerms, TERMS_HELP } from '../reports/report-terms.ts';
import { reportWithholdings, WITHHOLDINGS_HELP } from '../reports/report-withholdings.ts';

const reports: Record<string, (words: Words) => Promise<number>> = {
  ledger: reportLedger,
  bates: reportBatesNumbers,
  terms: reportTerms,
  elusion: reportElusion,
  withholdings: reportWithholdings,
  documents: reportDocuments,
  reading: reportCoverageOfMatter,
  agreement: reportAgreementOfMatter,
  left: reportPagesLeft,
  chronology: reportChronology,
};

export const command: Command = {
  usage:
    'ledger | bates | terms | elusion | withholdings | documents | reading | agreement | left | chronology --matter SLUG ...',
  help: [
    LEDGER_HELP,
    BATES_HELP,
    TERMS_HELP,
    ELUSION_HELP,
    WITHHOLDINGS_HELP,
    DOCUMENTS_HELP,
    COVERAGE_HELP,
    AGREEMENT_HELP,
    LEFT_HELP,
    CHRONOLOGY_HELP,
  ].join('\n'),
  options: {
    matter: { type: 'string' },
    production: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
    terms: { type: 'string' },
    name: { type: 'string' },
    tag: { type: 'string' },
    letter: { type: 'string' },
    xlsx: { type: 'string' },
    pdf: { type: 'string' },
    docx: { type: 'string' },
    status: { type: 'string' },
    person: { type: 'string' },
    place: { type: 'string' },
    issue: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    text: { type: 'string' },
    rerun: { type: 'string' },
    query: { type: 'string' },
    size: { type: 'string' },
    seed: { type: 'string' },
    sample: { type: 'string' },
    vaughn: { type: 'string' },
    'with-challenge': { type: 'boolean' },
  },
  async run(words) {
    const [what = '', ...rest] = words.positionals;
    const report = Object.hasOwn(reports, what) ? reports[what] : undefined;
    if (!report)
      throw new UsageError(
        'Name a report: ledger, bates, terms, elusion, withholdings, documents, reading, agreement, left or chronology.',
      );
    if (what !== 'terms' && rest.length > 0) throw new UsageError(`Unexpected argument: “${rest[0]}”.`);
    return report({ values: words.values, positionals: rest });
  },
};
