import { counted } from '#contract/values/counted.ts';
import type { Act } from '../../../repositories/database/audit-log.ts';
import type { Database } from '../../../repositories/database/database.ts';
import { listIngestFaults } from '../../../repositories/intake/load-file-faults.ts';
import {
  finishKeptFiles,
  type KeptFile,
  listKeptFiles,
  listLoadFileReports,
  saveIngestFaults,
} from '../../../repositories/intake/load-files.ts';
import { getSourceFile } from '../../../repositories/intake/source-files.ts';
import type { LoadTexts } from './join-load-texts.ts';

/**
 * Runs when the pages of a production are read: joins the remaining texts, compares the load files with the
 * files' content, and records what load files, texts and natives are.
 */
export async function finishVolume(
  database: Database,
  texts: LoadTexts,
  act: Act,
  production: { id: string; matterId: string },
): Promise<void> {
  const kept = await listKeptFiles(database, production.id);
  if (kept.length === 0) return;
  await texts.joinRest(production.id);
  await saveIngestFaults(database, production.id, await listIngestFaults(database, production.id));
  const messages = await describeKeptFiles(database, production.id);
  await finishKeptFiles(database, act, production.matterId, messages);
}

async function describeKeptFiles(database: Database, productionId: string): Promise<Map<string, string>> {
  const reports = new Map(
    (await listLoadFileReports(database, productionId)).map((report) => [report.path, report]),
  );
  const messages = new Map<string, string>();
  for (const file of await listKeptFiles(database, productionId)) {
    if (file.role !== 'load-file') {
      if (!messages.has(file.id)) messages.set(file.id, describeKeptFile(file));
      continue;
    }
    const report = reports.get((await getSourceFile(database, file.id)).path);
    if (!report) continue;
    const { documents, faultCount } = report;
    messages.set(file.id, `load file: ${counted(documents, 'document')}, ${counted(faultCount, 'fault')}`);
  }
  return messages;
}

function describeKeptFile({ role, bates, fault }: KeptFile): string {
  if (role === 'native') return `native of ${bates}, kept; its pages are the images`;
  return fault === null
    ? `text of ${bates}, joined to its pages`
    : `text of ${bates}, kept; not joined: ${fault}`;
}
