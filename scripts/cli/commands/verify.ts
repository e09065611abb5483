import { resolve } from 'node:path';
import { type PackageVerdict, verifyPackage } from '#api/exports/exhibits/package/verify-package.ts';
import { findExport } from '#api/repositories/database/audit-log.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, UsageError, type Words, withInstallation } from '../command.ts';
import { print, printJson, printNote } from '../print.ts';

export const command: Command = {
  usage: 'DIR [--data DIR] [--json]',
  help: `
Recomputes every hash, opens every PDF and counts its pages, and compares the list with the manifest.
Any change, any missing file or page and any extra one is named; then the exit code is 1.
Compare the manifest's SHA-256 that it prints with the one that was written down at the export; with
--data, that is done against the log of the data folder in which the export was made.`,
  options: { json: { type: 'boolean' } },
  async run({ positionals, values }) {
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1) throw new UsageError('Say which folder to check.');
    const result = await verifyPackage(resolve(dir));
    if (values.data !== undefined) await compareWithLog({ positionals, values }, result);
    if (values.json) printJson(result);
    else {
      for (const { path, what } of result.problems) print(`${path}: ${what}`);
      print(
        result.ok
          ? `The package is whole: ${counted(result.checks, 'check')}. manifest SHA-256 ${result.manifestSha256}`
          : `The package is NOT what was exported: ${counted(result.problems.length, 'problem')}.`,
      );
    }
    return result.ok ? 0 : 1;
  },
};

/** The log can't be changed, so an export that it does not hold was not made there. */
async function compareWithLog(words: Words, verdict: PackageVerdict): Promise<void> {
  const { manifestSha256 } = verdict;
  if (manifestSha256 === null) return;
  verdict.checks += 1;
  const made = await withInstallation(words, ({ database }) => findExport(database, manifestSha256));
  if (made) {
    printNote(`The log says: exported by ${made.actor} at ${made.at}.`);
    return;
  }
  verdict.ok = false;
  verdict.problems.push({ path: 'manifest.json', what: 'is not the manifest of an export in the log' });
}
