import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { checkLinks } from './check-links.ts';
import { checkVariables } from './check-variables.ts';
import { generateHelp, replaceParts } from './generate-help.ts';

/**
 * Part of `npm run check`: every link has a target, the README describes the command line as `--help` does,
 * and every environment variable is explained. `--write` updates the description of the command line.
 */
const root = fileURLToPath(new URL('../../..', import.meta.url));
const path = fileURLToPath(new URL('../../README.md', import.meta.url));
const text = readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
const generated = replaceParts(text, await generateHelp());
if (process.argv.includes('--write')) writeFileSync(path, generated);

const problems = [...checkLinks(root), ...checkVariables(root)];
if (readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== generated) {
  problems.push('scripts/README.md is not what --help says. Run: npm run docs');
}
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
