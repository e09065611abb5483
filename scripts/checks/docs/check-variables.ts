import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = 'api/OPERATING.md';
const SOURCES = '{api,scripts,viewer}/**/*.{ts,tsx}';
const TESTS = /\.test\.tsx?$|testing|scripts[/\\]docs/;
const VARIABLE = /\b(?:UNCOVER|MEILI)_[A-Z_]*[A-Z]\b/g;

/** What differs between the environment variables that the code names and those that the operator's guide explains. */
export function checkVariables(root: string): string[] {
  const sources = globSync([SOURCES, 'compose.yaml'], { cwd: root }).filter((path) => !TESTS.test(path));
  const named = new Set(sources.flatMap((path) => listVariables(join(root, path))));
  const explained = new Set(listVariables(join(root, GUIDE)));
  return [
    ...[...named.difference(explained)].map((name) => `${GUIDE} does not explain ${name}`),
    ...[...explained.difference(named)].map((name) => `${GUIDE} explains ${name}, which nothing reads`),
  ];
}

function listVariables(path: string): string[] {
  return readFileSync(path, 'utf8').match(VARIABLE) ?? [];
}
