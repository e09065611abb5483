import { expect, it } from 'vitest';
import { findArrowBreaks } from './find-arrow-breaks.ts';
import { findImportCycles } from './find-import-cycles.ts';
import { findScreenImportsIn } from './find-screen-imports.ts';
import { listImports } from './list-imports.ts';

it('resolves the import names that package.json defines', () => {
  const text = "import { a } from '#contract/values/a.ts'; import { b } from '#ingest';";
  expect(listImports('api/search/x.ts', text)).toEqual(['api/contract/values/a.ts', 'ingest/index.ts']);
});

it('reports the files of an import cycle, and no others', () => {
  const graph = new Map([
    ['a.ts', ['b.ts', 'd.ts']],
    ['b.ts', ['c.ts', 'd.ts']],
    ['c.ts', ['b.ts']],
    ['d.ts', []],
  ]);
  expect(findImportCycles(graph)).toEqual([expect.stringMatching(/^b\.ts -> c\.ts -> b\.ts:/)]);
});

it('reports imports against the order of the layers, but not those of tests', () => {
  const graph = new Map([
    [
      'api/repositories/pages/pages.ts',
      ['api/search/exact/span.ts', 'api/contract/pages/page.ts', 'api/errors.ts'],
    ],
    ['api/repositories/pages/pages.test.ts', ['api/search/exact/span.ts']],
    ['api/contract/pages/page.ts', ['api/errors.ts']],
    ['viewer/page/Page.tsx', ['api/contract/pages/page.ts', 'api/deps.ts']],
    ['api/routes/pages.ts', ['api/search/exact/span.ts']],
  ]);
  expect(findArrowBreaks(graph).map((problem) => problem.split(':')[0])).toEqual([
    'api/repositories/pages/pages.ts imports api/search/exact/span.ts',
    'api/contract/pages/page.ts imports api/errors.ts',
    'viewer/page/Page.tsx imports api/deps.ts',
  ]);
});

it('lists static imports, types, exports and import() of a file, each once, and no packages', () => {
  const text = [
    "import { useState } from 'react';",
    "import classes from './reader.module.css';",
    "import type { View } from '../page/image/view.ts';",
    "export { a } from '../lists/a.ts';",
    "const draw = () => import('../page/draw.ts');",
    "const again = () => import('../page/draw.ts');",
  ].join('\n');
  expect(listImports('viewer/reader/Reader.tsx', text)).toEqual([
    'viewer/reader/reader.module.css',
    'viewer/page/image/view.ts',
    'viewer/lists/a.ts',
    'viewer/page/draw.ts',
  ]);
});

const router = [
  "import { queries } from './server/queries.ts';",
  "import { params } from './params.ts';",
  "import { Shell } from './shell/Shell.tsx';",
  "const reader = () => import('./reader/ReaderScreen.tsx');",
  "const search = () => import('./search/SearchScreen.tsx');",
].join('\n');

it('reports a screen that imports from another screen, including its subfolders', () => {
  const problems = findScreenImportsIn(router, [
    { path: 'viewer/reader/panel/A.tsx', text: "import type { B } from '../../search/results/B.tsx';" },
    { path: 'viewer/shell/Shell.tsx', text: "const warm = () => import('../reader/pdf.ts');" },
  ]);
  expect(problems.map((problem) => problem.split(':')[0])).toEqual([
    'viewer/reader/panel/A.tsx imports viewer/search/results/B.tsx',
    'viewer/shell/Shell.tsx imports viewer/reader/pdf.ts',
  ]);
});

it('allows a screen to import its own folder and shared folders, and shared folders to import each other', () => {
  const problems = findScreenImportsIn(router, [
    {
      path: 'viewer/reader/panel/A.tsx',
      text: "import { B } from '../B.tsx'; import { page } from '../../page/page.ts'; import { queries } from '../../server/queries.ts';",
    },
    { path: 'viewer/page/page.ts', text: "import { list } from '../lists/list.ts';" },
  ]);
  expect(problems).toEqual([]);
});
