import { posix } from 'node:path';
import { parseSync } from 'vite';
import packageJson from '../../../package.json' with { type: 'json' };

/** Maps each of package.json's `imports`, such as `#contract/`, to its folder. */
const ALIASES = Object.entries(packageJson.imports).map(([alias, target]) => ({
  alias: alias.replace(/\*$/, ''),
  target: target.replace(/^\.\/|\*$/g, ''),
}));

/**
 * The files of the project that a file imports, including types and `import()`, as paths from the same root
 * as the file's own path.
 */
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
  return [...new Set(requests.flatMap((request) => resolve(path, request) ?? []))];
}

/** Undefined for a package. */
function resolve(path: string, request: string): string | undefined {
  if (request.startsWith('.')) return posix.join(posix.dirname(path), request);
  const known = ALIASES.find(
    ({ alias }) => alias === request || (alias.endsWith('/') && request.startsWith(alias)),
  );
  return known && known.target + request.slice(known.alias.length);
}
