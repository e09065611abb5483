import { expect, it } from 'vitest';
import { isAccepted, listPackages, listUnaccepted } from './list-licenses.ts';

it('refuses the GPL, the AGPL and unknown licenses in what ships, but allows them in development tools', () => {
  const entry = (license?: string, dev?: boolean) => ({ version: '1.0.0', license, dev });
  const packages = listPackages(
    JSON.stringify({
      packages: {
        '': entry('Apache-2.0'),
        'node_modules/a': entry('AGPL-3.0-only'),
        'node_modules/b': entry('MIT AND GPL-2.0'),
        'node_modules/c': entry(),
        'node_modules/d': entry('MIT OR GPL-3.0'),
        'node_modules/d/node_modules/e': entry('LGPL-3.0-or-later'),
        'node_modules/f': entry('GPL-3.0', true),
        'node_modules/@mantine/g': entry('GPL-3.0', true),
      },
    }),
  );
  expect(listUnaccepted(packages).map(({ name }) => name)).toEqual(['@mantine/g', 'a', 'b', 'c']);
  expect(isAccepted('(MIT OR CC0-1.0)')).toBe(true);
});
