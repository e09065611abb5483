import { describe, expect, it } from 'vitest';
import { buildDat } from '../../testing/builders/build-load-file.ts';
import { findTimeGrowth } from '../../testing/time-growth.ts';
import { parseDat } from './formats/parse-dat.ts';
import { parseLfp } from './formats/parse-lfp.ts';
import { parseOpt } from './formats/parse-opt.ts';
import type { ParsedLoadFile } from './formats/parsed-load-file.ts';
import { planVolume } from './plan-volume.ts';
import type { VolumePlan } from './volume-plan.ts';

const HEADER = [
  'BEGBATES',
  'ENDBATES',
  'BEGATTACH',
  'ENDATTACH',
  'PGCOUNT',
  'CUSTODIAN',
  'NATIVEPATH',
  'TEXTPATH',
];
const DAT = 'V1/DATA/v1.dat';
const OPT = 'V1/DATA/v1.opt';

const dat = (...rows: string[][]): ParsedLoadFile => ({
  ...parseDat(buildDat([HEADER, ...rows.map((row) => [...row, ...HEADER.slice(row.length).map(() => '')])])),
  path: DAT,
  encoding: 'utf-8',
});
const opt = (...lines: string[]): ParsedLoadFile => ({
  ...parseOpt(lines.join('\r\n')),
  path: OPT,
  encoding: 'utf-8',
});
const image = (key: string, first = false, count = '') =>
  `${key},V1,IMAGES\\${key}.tif,${first ? 'Y' : ''},,,${count}`;
const images = (...keys: string[]) => keys.map((key) => `V1/IMAGES/${key}.tif`);

const pagesOf = (plan: VolumePlan) =>
  plan.documents.map(({ pages }) =>
    pages.map(({ path, pageIndex, bates }) => `${path}#${pageIndex}=${bates}`),
  );
const messages = (plan: VolumePlan) => plan.faults.map(({ row, message }) => `${row}: ${message}`);

describe('a volume with a DAT and an OPT', () => {
  const rows = [
    ['ICE-0001', 'ICE-0002', 'ICE-0001', 'ICE-0003', '2', 'Doe, Jane; Roe, Richard'],
    ['ICE-0003', 'ICE-0003', 'ICE-0001', 'ICE-0003', '1'],
  ];
  const listed = [image('ICE-0001', true, '2'), image('ICE-0002'), image('ICE-0003', true, '1')];

  it('returns documents with their fields, families, and pages in the order of the load file', () => {
    const plan = planVolume([dat(...rows), opt(...listed)], images('ICE-0003', 'ICE-0002', 'ICE-0001'));
    expect(messages(plan)).toEqual([]);
    expect(pagesOf(plan)).toEqual([
      ['V1/IMAGES/ICE-0001.tif#0=ICE-0001', 'V1/IMAGES/ICE-0002.tif#0=ICE-0002'],
      ['V1/IMAGES/ICE-0003.tif#0=ICE-0003'],
    ]);
    expect(plan.documents[0]).toMatchObject({
      loadFile: DAT,
      row: 2,
      beginBates: 'ICE-0001',
      endBates: 'ICE-0002',
      family: { begin: 'ICE-0001', end: 'ICE-0003' },
      parent: null,
    });
    expect(plan.documents[0]?.fields).toContainEqual({
      field: 'custodian',
      name: 'CUSTODIAN',
      values: ['Doe, Jane', 'Roe, Richard'],
    });
    expect(plan.documents[1]).toMatchObject({ parent: 'ICE-0001' });
  });

  it('reports a missing image by its row, and gives the page that exists its own number', () => {
    const plan = planVolume([dat(...rows), opt(...listed)], images('ICE-0002', 'ICE-0003'));
    expect(plan.faults).toEqual([
      {
        loadFile: DAT,
        row: 2,
        message: `1 of the 2 images of ICE-0001 is not among the files received; ${OPT} names it.`,
      },
      {
        loadFile: OPT,
        row: 1,
        message: 'The image IMAGES\\ICE-0001.tif of ICE-0001 is not among the files received.',
      },
    ]);
    expect(pagesOf(plan)[0]).toEqual(['V1/IMAGES/ICE-0002.tif#0=ICE-0002']);
  });

  it('reports page counts that disagree, with each of them', () => {
    const plan = planVolume(
      [dat(['ICE-0001', 'ICE-0003', '', '', '4']), opt(image('ICE-0001', true, '2'), image('ICE-0002'))],
      images('ICE-0001', 'ICE-0002'),
    );
    expect(messages(plan)).toEqual([
      "2: The pages of ICE-0001 do not agree: the page count says 4, the numbers from ICE-0001 to ICE-0003 are 3, its first image's row says 2, and 2 are listed.",
    ]);
  });

  it('reports a number used twice: neither page is lost, and the first keeps the number', () => {
    const plan = planVolume(
      [dat(...rows, ['ICE-0003', 'ICE-0003']), opt(...listed, 'ICE-0003,V1,IMAGES\\again.tif,,,,')],
      [...images('ICE-0001', 'ICE-0002', 'ICE-0003'), 'V1/IMAGES/again.tif'],
    );
    expect(messages(plan)).toContain('4: ICE-0003 is the first number of row 3 too; this row was not used.');
    expect(messages(plan)).toContain(
      '4: ICE-0003 is the number of an earlier page; this page goes without a number.',
    );
    expect(pagesOf(plan)[1]).toEqual(['V1/IMAGES/ICE-0003.tif#0=ICE-0003', 'V1/IMAGES/again.tif#0=null']);
  });

  it('reports numbers that jump or go back', () => {
    const plan = planVolume(
      [opt(image('ICE-0001', true), image('ICE-0004'), image('ICE-0003'))],
      images('ICE-0001', 'ICE-0003', 'ICE-0004'),
    );
    expect(messages(plan)).toEqual([
      '2: The numbers jump from ICE-0001 to ICE-0004: 2 are not listed.',
      '3: The numbers go back from ICE-0004 to ICE-0003.',
    ]);
  });

  it('follows the DAT if first pages are marked differently, and reports it', () => {
    const plan = planVolume(
      [dat(...rows), opt(image('ICE-0001', true), image('ICE-0002', true), image('ICE-0003'))],
      images('ICE-0001', 'ICE-0002', 'ICE-0003'),
    );
    expect(pagesOf(plan).map((pages) => pages.length)).toEqual([2, 1]);
    expect(plan.faults.map(({ row }) => row)).toEqual([2, 3]);
  });

  it('recognizes a document by its range if its first image is not listed', () => {
    const plan = planVolume(
      [dat(...rows), opt(image('ICE-0002'), image('ICE-0003', true))],
      images('ICE-0002', 'ICE-0003'),
    );
    expect(plan.documents[0]).toMatchObject({ beginBates: 'ICE-0001', pages: [{ bates: 'ICE-0002' }] });
  });

  it('keeps pages without a row in the DAT, as a document without fields', () => {
    const plan = planVolume(
      [dat(['ICE-0001', 'ICE-0001']), opt(image('ICE-0001', true), image('ICE-0002', true))],
      images('ICE-0001', 'ICE-0002'),
    );
    expect(messages(plan)).toEqual(['2: No row of the DAT describes ICE-0002: its document has no fields.']);
    expect(plan.documents[1]).toMatchObject({ beginBates: 'ICE-0002', fields: [] });
  });

  it('reports images next to it that it does not mention', () => {
    const plan = planVolume(
      [opt(image('ICE-0001', true))],
      [...images('ICE-0001'), 'V1/IMAGES/stray.jpg', 'V1/notes.txt', 'letter.pdf'],
    );
    expect(messages(plan)).toEqual([
      'null: No load file speaks of V1/IMAGES/stray.jpg; it is read as a file by itself.',
    ]);
  });

  it('numbers the pages of a file from its first, if its only row has a count', () => {
    const plan = planVolume([opt('ICE-0009,V1,doc.pdf,Y,,,3')], ['V1/DATA/doc.pdf']);
    expect(pagesOf(plan)).toEqual([
      ['V1/DATA/doc.pdf#0=ICE-0009', 'V1/DATA/doc.pdf#1=ICE-0010', 'V1/DATA/doc.pdf#2=ICE-0011'],
    ]);
  });

  it('assigns several rows of one file to its pages, one after the other', () => {
    const plan = planVolume(
      [opt('A1,V1,all.tif,Y,,,2', 'A2,V1,all.tif,,,,', 'A3,V1,all.tif,Y,,,1')],
      ['V1/DATA/all.tif'],
    );
    expect(pagesOf(plan)).toEqual([
      ['V1/DATA/all.tif#0=A1', 'V1/DATA/all.tif#1=A2'],
      ['V1/DATA/all.tif#2=A3'],
    ]);
  });

  it('plans no page twice that both an OPT and an LFP name', () => {
    const lfp = parseLfp(
      'IM,ICE-0001,D,0,@V1;IMAGES;ICE-0001.tif;2,0\nIM,ICE-9,C,0,@V1;IMAGES;ICE-0002.tif;2,0',
    );
    const plan = planVolume(
      [
        opt(image('ICE-0001', true), image('ICE-0002')),
        { ...lfp, path: 'V1/DATA/v1.lfp', encoding: 'utf-8' },
      ],
      images('ICE-0001', 'ICE-0002'),
    );
    expect(pagesOf(plan)).toEqual([
      ['V1/IMAGES/ICE-0001.tif#0=ICE-0001', 'V1/IMAGES/ICE-0002.tif#0=ICE-0002'],
    ]);
    expect(plan.faults.some(({ message }) => message.includes('an earlier row calls it ICE-0002'))).toBe(
      true,
    );
  });
});

it('an LFP gives attachments their parent', () => {
  const lfp = parseLfp('IM,A1,D,0,@V;I;1.tif;2,0\nIM,A2,C,0,@V;I;2.tif;2,0\nIM,A3,C,0,@V;I;3.tif;2,3');
  const plan = planVolume([{ ...lfp, path: 'x.lfp', encoding: 'utf-8' }], ['I/1.tif', 'I/2.tif', 'I/3.tif']);
  expect(plan.documents.map(({ parent }) => parent)).toEqual([null, 'A1', 'A1']);
  expect(plan.documents[2]?.pages[0]?.rotation).toBe(270);
});

describe('a DAT without a list of images', () => {
  it('finds images, whole files, natives and texts by their names', () => {
    const plan = planVolume(
      [
        dat(
          ['A01', 'A02'],
          ['A03', 'A05'],
          ['A06', 'A06', '', '', '', '', 'NATIVES\\A06.xlsx'],
          ['A07', 'A07', '', '', '', '', 'NATIVES\\A07.doc'],
        ),
      ],
      ['A01.tif', 'A02.tif', 'A03.pdf', 'A07.tif', 'TEXT/A01.txt', 'TEXT/A02.txt', 'TEXT/A03.txt']
        .map((name) => `V1/${name}`)
        .concat('V1/NATIVES/A06.xlsx', 'V1/NATIVES/A07.doc'),
    );
    expect(messages(plan)).toEqual([]);
    expect(pagesOf(plan)).toEqual([
      ['V1/A01.tif#0=A01', 'V1/A02.tif#0=A02'],
      ['V1/A03.pdf#0=A03', 'V1/A03.pdf#1=A04', 'V1/A03.pdf#2=A05'],
      ['V1/NATIVES/A06.xlsx#0=A06'],
      ['V1/A07.tif#0=A07'],
    ]);
    const [one, two, three, four] = plan.documents;
    expect(one?.pages.map(({ text }) => text)).toEqual(['V1/TEXT/A01.txt', 'V1/TEXT/A02.txt']);
    expect([one?.text, two?.text]).toEqual([null, 'V1/TEXT/A03.txt']);
    expect([three?.native, four?.native]).toEqual([null, 'V1/NATIVES/A07.doc']);
  });

  it('reports what is missing: images, natives, texts, parents, numbers', () => {
    const plan = planVolume(
      [
        dat(
          ['A01', 'A02', 'A99', 'A99', '', '', 'NATIVES\\A01.xlsx', 'TEXT\\A01.txt'],
          ['A05', 'A06'],
          ['', 'A09'],
        ),
      ],
      ['V1/A05.tif', 'V1/A06.tif'],
    );
    expect(messages(plan)).toEqual([
      '2: The native NATIVES\\A01.xlsx is not among the files received.',
      '2: No image and no native of A01 to A02 is among the files received.',
      '2: The text file TEXT\\A01.txt is not among the files received.',
      '2: A01 is attached to A99, and no document begins with that number.',
      '3: The numbers jump from A02 to A05: 2 are not listed.',
      '4: This row has no first Bates number; it was not read.',
    ]);
    expect(plan.documents[0]).toMatchObject({ beginBates: 'A01', endBates: 'A02', pages: [] });
  });

  it('reports that no column has the first number, and is read with a mapping that names it', () => {
    const odd: ParsedLoadFile = {
      ...parseDat(
        buildDat([
          ['Key', 'Note'],
          ['A1', 'x'],
        ]),
      ),
      path: DAT,
      encoding: 'utf-8',
    };
    expect(messages(planVolume([odd], ['V1/A1.tif']))[0]).toContain(
      'No column is known to hold the first Bates number',
    );
    const plan = planVolume([odd], ['V1/A1.tif'], { key: 'beginBates' });
    expect(pagesOf(plan)).toEqual([['V1/A1.tif#0=A1']]);
    expect(plan.documents[0]?.fields).toContainEqual({ field: null, name: 'Note', values: ['x'] });
  });

  it('rejects a range of more pages than any document has', () => {
    const plan = planVolume([dat(['A0000001', 'A9999999'])], ['V1/A0000001.tif']);
    expect(messages(plan)).toEqual([
      '2: A0000001 to A9999999 would be 9999999 pages; the last number was not used.',
    ]);
    expect(pagesOf(plan)).toEqual([['V1/A0000001.tif#0=A0000001']]);
  });
});

it('ranges that together claim too many pages do not cause endless work', () => {
  const rows = Array.from({ length: 23 }, (_, index) => [`A${1000000 + index}`, `A${1099999 + index}`]);
  const plan = planVolume([dat(...rows)], ['V1/A1000000.tif']);
  expect(plan.documents).toHaveLength(23);
  expect(messages(plan).filter((message) => message.includes('more than can be believed'))).toHaveLength(3);
});

it('planning a volume takes time proportional to its pages', async () => {
  const makeVolume = (times: number) => {
    const keys = Array.from(
      { length: 2000 * times },
      (_, index) => `ICE-${String(index + 1).padStart(7, '0')}`,
    );
    const rows = keys
      .filter((_, index) => index % 4 === 0)
      .map((key, index) => [key, keys[index * 4 + 3] ?? '', '', '', '4']);
    const listed = keys.map((key, index) => image(key, index % 4 === 0));
    return { files: [dat(...rows), opt(...listed)], received: images(...keys) };
  };
  const plan = ({ files, received }: ReturnType<typeof makeVolume>) => planVolume(files, received);
  const largest = plan(makeVolume(4));
  expect(largest.faults).toEqual([]);
  expect(largest.documents).toHaveLength(2000);
  expect(await findTimeGrowth(plan, makeVolume)).toBeUndefined();
});
