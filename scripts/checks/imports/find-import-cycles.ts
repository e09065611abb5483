import type { ImportGraph } from './read-import-graph.ts';

/**
 * Files that import each other in a cycle, including types, described as problems: one for each cycle that a
 * depth-first search closes.
 */
export function findImportCycles(graph: ImportGraph): string[] {
  const problems: string[] = [];
  const done = new Set<string>();
  const trail: string[] = [];
  const visit = (path: string) => {
    const start = trail.indexOf(path);
    if (start >= 0) problems.push(describe([...trail.slice(start), path]));
    if (start >= 0 || done.has(path)) return;
    trail.push(path);
    for (const imported of graph.get(path) ?? []) visit(imported);
    trail.pop();
    done.add(path);
  };
  for (const path of graph.keys()) visit(path);
  return problems;
}

function describe(circle: readonly string[]): string {
  return `${circle.join(' -> ')}: these files import one another. Move what they share to a file of its own.`;
}
