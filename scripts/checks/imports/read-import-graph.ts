import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listImports } from './list-imports.ts';

const SOURCES = '{api,ingest,scripts,viewer}/**/*.{ts,tsx}';
/** Folders with build output. */
const BUILT = /^viewer\/dist\//;

/** For each file of the project, the files that it imports. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

export function readImportGraph(root: string): ImportGraph {
  const paths = globSync(SOURCES, { cwd: root }).filter((path) => !BUILT.test(path));
  return new Map(
    paths.sort().map((path) => [path, listImports(path, readFileSync(join(root, path), 'utf8'))]),
  );
}
