import { fileURLToPath } from 'node:url';
import { findScreenImports } from './imports/find-screen-imports.ts';

/** Part of `npm run check`: what Biome's import rules cannot say. */
const problems = findScreenImports(fileURLToPath(new URL('../..', import.meta.url)));
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
