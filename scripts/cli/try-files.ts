import { userInfo } from 'node:os';
import { ingestProduction } from '#api/jobs/ingest/ingest-production.ts';
import { nameProduction, walkFiles } from '#api/jobs/ingest/walk-files.ts';
import { listPageLines } from '#api/repositories/pages/page-lines.ts';
import { findMatter } from '#api/repositories/people/matters.ts';
import type { ColumnChoices } from '#contract/intake/load-file.ts';
import type { IngestReport } from '#contract/intake/production.ts';
import type { PageLine } from '#contract/pages/page.ts';
import type { ReaderPool } from '#ingest';
import { withThrowAwayInstallation } from './command.ts';
import { followIngest } from './follow-ingest.ts';

export interface Tried {
  report: IngestReport;
  pages: PageLine[];
}

/** Reads files as for a matter, in a temporary data folder. */
export async function tryFiles(
  paths: string[],
  pool: ReaderPool,
  { columns, plainLoadFiles = false }: { columns?: ColumnChoices | undefined; plainLoadFiles?: boolean } = {},
): Promise<Tried> {
  return withThrowAwayInstallation(async (installation) => {
    const request = {
      matterSlug: 'try',
      productionName: nameProduction(paths),
      actor: userInfo().username,
    };
    const report = await ingestProduction(
      { ...installation, pool },
      { ...request, ...(await walkFiles(paths)), columns, plainLoadFiles },
      followIngest(process.stderr),
    );
    const matter = await findMatter(installation.database, request.matterSlug);
    const pages = matter ? listPageLines(installation.database, { matterId: matter.id }, false) : [];
    return { report, pages: await Array.fromAsync(pages) };
  });
}
