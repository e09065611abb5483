import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = 'api/OPERATING.md';
const SOURCES = '{api,scripts,viewer}/**/*.{ts,tsx}';
const TESTS = /\.test\.tsx?$|testing|scripts[/\\]docs/;
const VARIABLE = /\b(?:UNCOVER|MEILI)_[A-Z_]*[A-Z]\b/g;

/** The differences between the environment variables in the code and those in the operator's guide. */
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
