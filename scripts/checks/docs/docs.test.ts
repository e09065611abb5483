import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLinks } from './check-links.ts';
import { checkVariables } from './check-variables.ts';
import { replaceParts } from './generate-help.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'uncover-docs-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

describe('the check of links', () => {
  it('accepts files, folders, headings and other sites', () => {
    write({
      'README.md':
        '[a](api/A.md#a-b-c) [folder](api) [top](#start) [site](https://example.org/x#y)\n\n# Start',
      'api/A.md': '# `A`: (b), [c](../README.md)',
    });
    expect(checkLinks(root)).toEqual([]);
  });

  it('reports the file and line of a link to a missing file or heading', () => {
    write({ 'README.md': 'one\n[gone](api/gone.md)\n![gone](a.png)\n[no](#nowhere) [out](../../etc/hosts)' });
    expect(checkLinks(root)).toEqual([
      'README.md:2 leads to no file: api/gone.md',
      'README.md:3 leads to no file: a.png',
      'README.md:4 leads to no heading: #nowhere',
      'README.md:4 leads out of the project: ../../etc/hosts',
    ]);
  });

  it('distinguishes two headings with the same words', () => {
    write({ 'README.md': '[second](#same-1) [third](#same-2)\n# Same\n# Same' });
    expect(checkLinks(root)).toEqual(['README.md:1 leads to no heading: #same-2']);
  });

  it('ignores links and headings inside code', () => {
    write({ 'README.md': '`[a](b.md)`\n```\n[c](d.md)\n# Not\n```\n[e](#not)' });
    expect(checkLinks(root)).toEqual(['README.md:6 leads to no heading: #not']);
  });

  it('reports a file that cannot be reached from the README', () => {
    write({
      'README.md': '[a](api/a.md)',
      'api/a.md': '[b](decisions/b.md)',
      'api/decisions/b.md': '',
      'api/decisions/c.md': '[a](../a.md)',
    });
    expect(checkLinks(root)).toEqual(['api/decisions/c.md: no link leads here from README.md']);
  });
});

describe('the check of environment variables', () => {
  it('reports variables that are only in the code or only in the guide', () => {
    write({
      'api/config.ts': 'UNCOVER_PORT UNCOVER_NEW',
      'api/config.test.ts': 'UNCOVER_OF_A_TEST',
      'api/OPERATING.md': '`UNCOVER_PORT` and `MEILI_OLD`',
    });
    expect(checkVariables(root)).toEqual([
      'api/OPERATING.md does not explain UNCOVER_NEW',
      'api/OPERATING.md explains MEILI_OLD, which nothing reads',
    ]);
  });
});

describe('a generated part', () => {
  it('is inserted between its marks, and nothing else changes', () => {
    const text = 'before\n<!-- help -->\nold\n<!-- /help -->\nafter';
    const written = replaceParts(text, { help: 'new' });
    expect(written).toBe('before\n<!-- help -->\n\nnew\n\n<!-- /help -->\nafter');
    expect(replaceParts(written, { help: 'new' })).toBe(written);
  });

  it('is refused if its marks are missing', () => {
    expect(() => replaceParts('nothing', { help: 'new' })).toThrow('<!-- help -->');
  });
});
