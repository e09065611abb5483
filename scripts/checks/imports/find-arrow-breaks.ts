import type { ImportGraph } from './read-import-graph.ts';

/**
 * The folders that the files of a folder may import, besides their own and those that all of `api` shares.
 * The first matching rule applies. Tests and their helpers may import anything.
 */
const ARROWS: readonly { from: string; to: readonly string[] }[] = [
  { from: 'api/contract/', to: [] },
  { from: 'ingest/', to: ['api/contract/'] },
  { from: 'viewer/', to: ['api/contract/'] },
  { from: 'api/repositories/', to: ['api/contract/', 'ingest/'] },
  { from: 'api/jobs/core/', to: ['api/contract/', 'api/repositories/', 'ingest/'] },
  { from: 'api/originals/', to: ['api/contract/', 'api/repositories/', 'ingest/'] },
  { from: 'api/exports/', to: ['api/contract/', 'ingest/'] },
  { from: 'api/search/', to: ['api/contract/', 'api/repositories/', 'api/jobs/core/', 'ingest/'] },
  { from: 'api/review/', to: ['api/contract/', 'api/repositories/', 'api/exports/', 'ingest/'] },
];
/**
 * The files directly in `api`, and those that know about the files of the data folder and the faults of the
 * machine.
 */
const SHARED = /^api\/(?:(?:folder|faults)\/)?[^/]+$/;
const FREE = /\.test\.tsx?$|\/testing\/|\/e2e\/|vite\.config\.ts$/;

/** Imports against the order of the layers, described as problems. */
export function findArrowBreaks(graph: ImportGraph): string[] {
  return [...graph].flatMap(([path, imports]) => {
    const arrow = ARROWS.find(({ from }) => path.startsWith(from));
    if (!arrow || FREE.test(path)) return [];
    return imports
      .filter((imported) => !isAllowed(imported, arrow))
      .map((imported) => `${path} imports ${imported}: ${arrow.from} may import ${name(arrow.to)} only.`);
  });
}

function isAllowed(imported: string, { from, to }: (typeof ARROWS)[number]): boolean {
  const isSource = /^(?:api|ingest|scripts|viewer)\//.test(imported);
  return (
    !isSource ||
    [from, ...to].some((folder) => imported.startsWith(folder)) ||
    (SHARED.test(imported) && from.startsWith('api/') && from !== 'api/contract/')
  );
}

function name(folders: readonly string[]): string {
  return ['its own files', ...folders].join(', ');
}
