import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { appendFile, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Manifest } from '#contract/exhibits/exhibit.ts';
import { buildPackageInput } from '../../testing/build-package-input.ts';
import { buildPdf, drawLetter } from '../../testing/build-pdf.ts';
import { exportPackage } from './export-package.ts';
import type { PackageInput } from './package-input.ts';
import { verifyPackage } from './verify-package.ts';
import { zipPackage } from './zip-package.ts';

let files: Map<string, Buffer>;
let manifestSha256: string;
let dir: string;

beforeAll(async () => {
  const input = await buildInput();
  ({ manifestSha256 } = await exportPackage(input));
  files = new Map();
  for (const path of await readdir(input.outDir, { recursive: true })) {
    if (path !== 'exhibits') files.set(path, await readFile(join(input.outDir, path)));
  }
  dir = input.outDir;
});

beforeEach(async () => {
  await rm(dir, { recursive: true, force: true });
  await mkdir(join(dir, 'exhibits'), { recursive: true });
  for (const [path, bytes] of files) await writeFile(join(dir, path), bytes);
});

async function buildInput(): Promise<PackageInput> {
  return buildPackageInput([
    { name: 'a.pdf', bytes: await buildPdf([drawLetter('One'), drawLetter('Two')]) },
    { name: 'b.pdf', bytes: await buildPdf([drawLetter('Three')]) },
  ]);
}

/** Changes the manifest and hashes the changed file again, like someone who hides a change. */
async function forge(change: (manifest: Manifest) => void): Promise<void> {
  const manifest = JSON.parse(String(files.get('manifest.json'))) as Manifest;
  change(manifest);
  await writeFile(join(dir, 'manifest.json'), JSON.stringify(manifest));
}

async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(join(dir, path), bytes);
  await forge((manifest) => {
    const entry = manifest.files.find((file) => file.path === path);
    if (!entry) throw new Error(`no file ${path}`);
    entry.bytes = bytes.length;
    entry.sha256 = createHash('sha256').update(bytes).digest('hex');
  });
}

const EXHIBIT = 'exhibits/Exhibit-A.pdf';

describe('verifying a package', () => {
  it('finds nothing wrong with an unchanged package', async () => {
    const verdict = await verifyPackage(dir);
    expect(verdict).toMatchObject({ ok: true, problems: [], manifestSha256 });
    expect(verdict.checks).toBeGreaterThan(30);
  });

  it('finds a flipped bit in any file', async () => {
    for (const [path, bytes] of files) {
      const flipped = Buffer.from(bytes);
      const at = Math.floor(flipped.length / 2);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      await writeFile(join(dir, path), flipped);
      const verdict = await verifyPackage(dir);
      const isFound = verdict.problems.some((problem) => problem.path === path);
      expect(isFound || verdict.manifestSha256 !== manifestSha256, path).toBe(true);
      await writeFile(join(dir, path), bytes);
    }
  });

  it('names a file that is missing, added or longer', async () => {
    await rm(join(dir, 'exhibits/Exhibit-B.pdf'));
    await writeFile(join(dir, 'exhibits/notes.txt'), 'work product');
    await appendFile(join(dir, 'VERIFY.txt'), '\n');
    const { ok, problems } = await verifyPackage(dir);
    expect(ok).toBe(false);
    expect(problems.map(({ path }) => path).sort()).toEqual([
      'VERIFY.txt',
      'exhibits/Exhibit-B.pdf',
      'exhibits/notes.txt',
    ]);
  });

  it.each([
    ['a page too few', (pdf: PDFDocument) => pdf.removePage(2), /has 2 pages instead of 3/u],
    ['a page too many', (pdf: PDFDocument) => void pdf.addPage(), /has 4 pages instead of 3/u],
    [
      'its pages in another order',
      (pdf: PDFDocument) => swapPages(pdf),
      /has another text|cannot be read to its end/u,
    ],
    ['a script', (pdf: PDFDocument) => pdf.addJavaScript('x', 'app.alert(1)'), /JavaScript/u],
  ])('finds an exhibit with %s although its hash was forged', async (_, change, what) => {
    const pdf = await PDFDocument.load(files.get(EXHIBIT) ?? new Uint8Array(), { updateMetadata: false });
    change(pdf);
    await replaceFile(EXHIBIT, await pdf.save({ updateFieldAppearances: false }));
    const { problems } = await verifyPackage(dir);
    expect(problems.some((problem) => problem.path === EXHIBIT && what.test(problem.what))).toBe(true);
  });

  it('finds a list that does not match the manifest although its hash was forged', async () => {
    const csv = String(files.get('exhibit-list.csv')).replace('ICE-0001', 'ICE-0009');
    await replaceFile('exhibit-list.csv', new TextEncoder().encode(csv));
    const { problems } = await verifyPackage(dir);
    const ofList = problems.filter(({ path }) => path === 'exhibit-list.csv');
    expect(ofList[0]?.what).toMatch(/line 2/u);
  });

  it('finds pages that are missing or repeated in the manifest', async () => {
    await forge((manifest) => manifest.exhibits[0]?.pages.pop());
    expect((await verifyPackage(dir)).ok).toBe(false);
    await forge((manifest) =>
      manifest.exhibits[0]?.pages.splice(1, 1, ...manifest.exhibits[0].pages.slice(0, 1)),
    );
    expect((await verifyPackage(dir)).problems.some(({ what }) => /missing or doubled/u.test(what))).toBe(
      true,
    );
  });

  it('opens nothing outside of the package', async () => {
    await forge((manifest) => {
      manifest.files.push({ path: '../../../../etc/passwd', bytes: 1, sha256: 'x' });
      manifest.exhibits.push({
        ...(manifest.exhibits[0] as Manifest['exhibits'][number]),
        file: '/etc/passwd',
      });
    });
    const { problems } = await verifyPackage(dir);
    expect(problems.find(({ path }) => path.endsWith('etc/passwd'))?.what).toMatch(/is not in the package/u);
  });

  it('follows no link', async () => {
    await rm(join(dir, EXHIBIT));
    await symlink('/etc/passwd', join(dir, EXHIBIT));
    const { problems } = await verifyPackage(dir);
    expect(problems[0]).toMatchObject({ path: EXHIBIT, what: expect.stringMatching(/not a plain file/u) });
  });

  it.each(['', '{', '{"format":"uncover-exhibits/1"}', '[]'])('refuses %j as a manifest', async (text) => {
    await writeFile(join(dir, 'manifest.json'), text);
    const { ok, problems } = await verifyPackage(dir);
    expect(ok).toBe(false);
    expect(problems[0]?.path).toBe('manifest.json');
  });

  it('reports that there is no package', async () => {
    const { ok, manifestSha256: none } = await verifyPackage(join(dir, 'nowhere'));
    expect({ ok, none }).toEqual({ ok: false, none: null });
  });
});

function swapPages(pdf: PDFDocument): void {
  const page = pdf.getPage(2);
  pdf.removePage(2);
  pdf.insertPage(1, page);
}

describe('exporting a package', () => {
  it('writes the list before any exhibit, and counts every page', async () => {
    const input = await buildInput();
    const seen: string[][] = [];
    const progress: number[] = [];
    const loadPage = async (pageId: string) => {
      seen.push(await readdir(`${input.outDir}.partial`));
      return input.loadPage(pageId);
    };
    await exportPackage({ ...input, loadPage, onProgress: ({ pagesDone }) => progress.push(pagesDone) });
    expect(seen[0]).toEqual(['exhibit-list.csv', 'exhibit-list.docx', 'exhibit-list.xlsx']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('makes the same exhibits and list from the same input', async () => {
    const input = await buildInput();
    const { manifest } = await exportPackage(input);
    const again = await exportPackage({ ...input, outDir: `${input.outDir}-again` });
    const stable = (m: Manifest) => m.files.filter(({ path }) => /pdf$|csv$/u.test(path));
    expect(stable(again.manifest)).toEqual(stable(manifest));
  });

  it('refuses a folder that is not empty, and leaves it unchanged', async () => {
    const input = await buildInput();
    await mkdir(input.outDir);
    await writeFile(join(input.outDir, 'mine.txt'), 'mine');
    await expect(exportPackage(input)).rejects.toMatchObject({ code: 'folder-not-empty' });
    expect(await readdir(input.outDir)).toEqual(['mine.txt']);
  });

  it('leaves nothing behind if it is cancelled', async () => {
    const input = await buildInput();
    const abort = new AbortController();
    const onProgress = () => abort.abort();
    const exported = exportPackage({ ...input, signal: abort.signal, onProgress });
    await expect(exported).rejects.toMatchObject({ code: 'cancelled' });
    expect([existsSync(input.outDir), existsSync(`${input.outDir}.partial`)]).toEqual([false, false]);
  });

  it('leaves nothing behind if an original is missing', async () => {
    const input = await buildInput();
    const gone = { original: join(input.outDir, 'gone'), rendition: null };
    const exported = exportPackage({ ...input, openOriginal: async () => gone });
    await expect(exported).rejects.toMatchObject({ code: 'original-missing' });
    expect(existsSync(`${input.outDir}.partial`)).toBe(false);
  });

  it('refuses a list whose letters are out of order or that contains a page twice', async () => {
    const input = await buildInput();
    const [a, b] = input.exhibits;
    if (!a || !b) throw new Error('two exhibits are needed');
    await expect(exportPackage({ ...input, exhibits: [b, a] })).rejects.toMatchObject({
      code: 'list-invalid',
    });
    const doubled = { ...a, pages: [...a.pages, ...a.pages] };
    await expect(exportPackage({ ...input, exhibits: [doubled] })).rejects.toMatchObject({
      code: 'list-invalid',
    });
    const misquoted = { ...a, batesRange: 'ICE-0001-0009' };
    await expect(exportPackage({ ...input, exhibits: [misquoted] })).rejects.toMatchObject({
      code: 'list-invalid',
    });
    await expect(exportPackage({ ...input, exhibits: [] })).rejects.toMatchObject({ code: 'list-invalid' });
  });
});

describe('a package as ZIP', () => {
  it('is the same for the same package and names every file', async () => {
    const zip = async () => {
      const out = new PassThrough();
      const [bytes] = await Promise.all([buffer(out), zipPackage(dir, 'exhibits', out)]);
      return bytes;
    };
    const first = await zip();
    expect(first.equals(await zip())).toBe(true);
    for (const path of files.keys()) expect(first.includes(`exhibits/${path}`)).toBe(true);
  });
});
