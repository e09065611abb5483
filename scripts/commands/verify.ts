import { resolve } from 'node:path';
import { verifyPackage } from '#api/exports/verify-package.ts';
import { type Command, countOf, printJson, UsageError } from '../command.ts';

export const command: Command = {
  usage: 'DIR [--json]',
  help: `
Recomputes every hash, opens every PDF and counts its pages, and compares the list with the manifest.
Any change, any missing file or page and any extra one is named; then the exit code is 1.
Compare the manifest's SHA-256 that it prints with the one that was written down at the export.`,
  options: { json: { type: 'boolean' } },
  async run({ positionals, values }) {
    const [dir] = positionals;
    if (dir === undefined || positionals.length > 1) throw new UsageError('Say which folder to check.');
    const result = await verifyPackage(resolve(dir));
    if (values.json) printJson(result);
    else {
      for (const { path, what } of result.problems) process.stdout.write(`${path}: ${what}\n`);
      process.stdout.write(
        result.ok
          ? `The package is whole: ${countOf(result.checks, 'check')}. manifest SHA-256 ${result.manifestSha256}\n`
          : `The package is NOT what was exported: ${countOf(result.problems.length, 'problem')}.\n`,
      );
    }
    return result.ok ? 0 : 1;
  },
};
