import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listImports } from './list-imports.ts';

const ROUTER = 'viewer/router.tsx';
const SOURCES = 'viewer/*/**/*.{ts,tsx}';
/** Test helpers render whole screens. */
const TESTS = /^viewer\/(?:e2e|testing)\//;

/** Imports from one screen's folder of the viewer into another, described as problems. */
export function findScreenImports(root: string): string[] {
  const paths = globSync(SOURCES, { cwd: root }).filter((path) => !TESTS.test(path));
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  return findScreenImportsIn(
    read(ROUTER),
    paths.sort().map((path) => ({ path, text: read(path) })),
  );
}

/**
 * A folder belongs to a screen if the router imports a component from it; the frame around the screens counts
 * as one.
 */
export function findScreenImportsIn(
  router: string,
  files: readonly { path: string; text: string }[],
): string[] {
  const screens = new Set(
    listImports(ROUTER, router)
      .filter((path) => path.endsWith('.tsx'))
      .map(folderOf),
  );
  return files
    .filter(({ path }) => screens.has(folderOf(path)))
    .flatMap(({ path, text }) =>
      listImports(path, text)
        .filter((imported) => folderOf(imported) !== folderOf(path) && screens.has(folderOf(imported)))
        .map(
          (imported) =>
            `${path} imports ${imported}: a screen may not know another screen. Move what they share to viewer/page, viewer/lists or a folder of its own.`,
        ),
    );
}

/** The viewer's folder that contains a path. */
function folderOf(path: string): string {
  return path.split('/')[1] ?? '';
}
