import { posix } from 'node:path';
import { parseSync } from 'vite';

/** The files of the project that a file imports, types and `import()` too, as paths from the same root as its own. */
export function listImports(path: string, text: string): string[] {
  const { module, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message}`);
  const requests = [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.map(({ moduleRequest }) => moduleRequest?.value ?? ''),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) =>
      text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    ),
  ];
  const relative = requests.filter((request) => request.startsWith('.'));
  return [...new Set(relative.map((request) => posix.join(posix.dirname(path), request)))];
}
