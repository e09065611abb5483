import { readFileSync } from 'node:fs';

/** One package of the lockfile. */
export interface LicensedPackage {
  name: string;
  version: string;
  /** An SPDX expression, as the package states it. */
  license: string;
  /**
   * Whether the running program uses it or the viewer's files contain it, instead of only developers using
   * it.
   */
  ships: boolean;
}

interface LockEntry {
  version?: string;
  license?: string;
  dev?: boolean;
}

/**
 * Development dependencies that `npm run build` includes in the viewer's files, with their own dependencies.
 */
const BUILT_IN = [
  /^@dnd-kit\//,
  /^@fontsource-variable\/inter$/,
  /^@mantine\//,
  /^@tabler\//,
  /^@tanstack\//,
  /^@floating-ui\//,
];

/**
 * Licenses that require only notices, or (LGPL, as separate files that can be replaced) the library's own
 * source.
 */
const ACCEPTED = new Set([
  ...['MIT', 'MIT-0', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', 'BlueOak-1.0.0'],
  ...['OFL-1.1', 'LGPL-3.0-or-later', 'Unlicense', 'CC0-1.0'],
]);

/**
 * Every package of the lockfile, for all platforms, by name. Only the lockfile counts, so that the list is
 * the same on every system, whatever is installed there.
 */
export function listPackages(lockfile: string): LicensedPackage[] {
  const { packages } = JSON.parse(lockfile) as { packages: { [path: string]: LockEntry } };
  const found = Object.entries(packages).flatMap(([path, { version = '', license = 'unknown', dev }]) => {
    if (path === '') return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [{ name, version, license, ships: !dev || BUILT_IN.some((pattern) => pattern.test(name)) }];
  });
  const unique = new Map(found.map((each) => [`${each.name} ${each.version} ${each.ships}`, each]));
  return [...unique.values()].sort(
    (one, other) => compare(one.name, other.name) || compare(one.version, other.version),
  );
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Packages that ship under a license that is not accepted: the GPL, the AGPL, and unknown ones. */
export function listUnaccepted(packages: readonly LicensedPackage[]): LicensedPackage[] {
  return packages.filter(({ ships, license }) => ships && !isAccepted(license));
}

/** For `A OR B` one accepted license is enough; for `A AND B` all must be accepted. */
export function isAccepted(license: string): boolean {
  return license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => ACCEPTED.has(each)));
}

/** The list as Markdown. */
export function writeList(packages: readonly LicensedPackage[]): string {
  const table = (listed: readonly LicensedPackage[]) =>
    listed.map(({ name, version, license }) => `| ${name} | ${version} | ${license} |`).join('\n');
  const head = '| package | version | license |\n|---|---|---|\n';
  return `# Third-party packages

Made from package-lock.json by \`npm run licenses\`; \`npm run check\` fails when it is out of date, or when a
package that ships has a license that was not accepted. Packages for other platforms are listed too.

## Used by the running program, or built into the viewer

${head}${table(packages.filter(({ ships }) => ships))}

## Used by developers only

${head}${table(packages.filter(({ ships }) => !ships))}
`;
}

export function readLockfile(): string {
  return readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
}
