import { fileURLToPath } from 'node:url';
import { findArrowBreaks } from './imports/find-arrow-breaks.ts';
import { findImportCycles } from './imports/find-import-cycles.ts';
import { findScreenImports } from './imports/find-screen-imports.ts';
import { readImportGraph } from './imports/read-import-graph.ts';

/** Part of `npm run check`: import rules that Biome cannot express, including imports of types. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const graph = readImportGraph(root);
const problems = [...findImportCycles(graph), ...findArrowBreaks(graph), ...findScreenImports(root)];
for (const problem of problems) process.stderr.write(`${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
