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
Prints every change and every missing or extra file or page, and then exits with code 1. Compare the SHA-256 of the
manifest that it prints with the one you wrote down at the export. With --data, it is compared with the audit log
of the data folder that the export was made from.`,
  options: { json: { type: 'boolean' } },
  async run({ positionals, values }) {
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1) throw new UsageError('Name the folder to verify.');
    const result = await verifyPackage(resolve(dir));
    if (values.data !== undefined) await compareWithLog({ positionals, values }, result);
    if (values.json) printJson(result);
    else {
      for (const { path, what } of result.problems) print(`${path}: ${what}`);
      print(
        result.ok
          ? `The package is intact: ${counted(result.checks, 'check')}. manifest SHA-256 ${result.manifestSha256}`
          : `The package was CHANGED after the export: ${counted(result.problems.length, 'problem')}.`,
      );
    }
    return result.ok ? 0 : 1;
  },
};

/** The log cannot be changed, so an export that it does not contain was not made from this folder. */
async function compareWithLog(words: Words, verdict: PackageVerdict): Promise<void> {
  const { manifestSha256 } = verdict;
  if (manifestSha256 === null) return;
  verdict.checks += 1;
  const made = await withInstallation(words, ({ database }) => findExport(database, manifestSha256));
  if (made) {
    printNote(`The audit log confirms it: exported by ${made.actor} at ${made.at}.`);
    return;
  }
  verdict.ok = false;
  verdict.problems.push({ path: 'manifest.json', what: 'is not the manifest of an export in the log' });
}
