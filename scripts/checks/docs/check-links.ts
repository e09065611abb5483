import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type MarkdownFile, readMarkdown } from './read-markdown.ts';

const START = 'README.md';
const ELSEWHERE = /^[a-z]+:/i;

/**
 * Finds broken links in the Markdown files under `root`: links to a missing file or heading, and files that
 * no chain of links from README.md reaches. Links to other sites are not checked.
 */
export function checkLinks(root: string): string[] {
  const files = readFiles(root);
  const reached = new Set<string>();
  const problems = [...files].flatMap(([path, file]) =>
    file.links.flatMap(({ line, target }) => {
      const problem = checkLink(root, files, path, target);
      return problem === undefined ? [] : [`${path}:${line} ${problem}`];
    }),
  );
  follow(START);
  const lost = [...files.keys()].filter((path) => !reached.has(path));
  return [...problems, ...lost.map((path) => `${path}: no link leads here from ${START}`)];

  function follow(path: string): void {
    if (reached.has(path)) return;
    reached.add(path);
    for (const { target } of files.get(path)?.links ?? []) {
      const next = resolveTarget(path, target).path;
      if (files.has(next)) follow(next);
    }
  }
}

function readFiles(root: string): Map<string, MarkdownFile> {
  const found = globSync(['*.md', '{.github,api,fixtures,ingest,scripts,viewer}/**/*.md'], { cwd: root });
  const paths = found
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.startsWith('viewer/dist/'));
  return new Map(paths.sort().map((path) => [path, readMarkdown(readFileSync(join(root, path), 'utf8'))]));
}

function checkLink(
  root: string,
  files: ReadonlyMap<string, MarkdownFile>,
  from: string,
  target: string,
): string | undefined {
  if (ELSEWHERE.test(target)) return undefined;
  const { path, anchor } = resolveTarget(from, target);
  const absolute = join(root, path);
  if (relative(root, absolute).startsWith('..')) return `leads out of the project: ${target}`;
  if (!existsSync(absolute)) return `leads to no file: ${target}`;
  if (anchor === undefined || files.get(path)?.anchors.has(anchor)) return undefined;
  return `leads to no heading: ${target}`;
}

function resolveTarget(from: string, target: string): { path: string; anchor: string | undefined } {
  const [path = '', anchor] = decodeURIComponent(target).split('#');
  return { path: path === '' ? from : posix.normalize(posix.join(dirname(from), path)), anchor };
}
