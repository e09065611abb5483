import { describe, expect, it } from 'vitest';
import { ReceivedPaths } from './received-paths.ts';

const find = (received: string[], mentioned: string, loadFile: string) =>
  new ReceivedPaths(received).find(mentioned, loadFile);

describe('a path of a load file', () => {
  it.each([
    [
      'in Windows’ writing and another case',
      ['cd/VOL001/IMAGES/001/A1.TIF'],
      'images\\001\\a1.tif',
      'cd/VOL001/DATA/x.dat',
      0,
    ],
    [
      'from the folder above the volume',
      ['cd/VOL001/IMAGES/A1.tif'],
      'VOL001\\IMAGES\\A1.tif',
      'cd/VOL001/DATA/x.opt',
      0,
    ],
    [
      'from a volume that has another name here',
      ['first/IMAGES/A1.tif'],
      '.\\VOL001\\IMAGES\\A1.tif',
      'first/x.opt',
      0,
    ],
    ['with a drive', ['cd/IMAGES/A1.tif'], 'D:\\Prod\\IMAGES\\A1.tif', 'cd/x.opt', 0],
    ['with steps up', ['cd/IMAGES/A1.tif'], '..\\IMAGES\\A1.tif', 'cd/DATA/x.opt', 0],
    [
      'when all files were put into one folder',
      ['cd/A1.tif', 'cd/x.opt'],
      'IMAGES\\001\\A1.tif',
      'cd/x.opt',
      0,
    ],
    ['when its root is a folder below', ['cd/IMAGES/001/A1.tif'], '001\\A1.tif', 'cd/x.opt', 0],
    [
      'in its own volume, where two have the same folders',
      ['cd/V1/IMG/1.tif', 'cd/V2/IMG/1.tif'],
      'IMG\\1.tif',
      'cd/V2/DATA/x.opt',
      1,
    ],
  ])('is found %s', (_how, received, mentioned, loadFile, place) => {
    expect(find(received, mentioned, loadFile)).toBe(received[place]);
  });

  it.each([
    ['in another folder under the same name', ['cd/IMG/002/1.tif'], 'IMG\\001\\1.tif', 'cd/x.opt'],
    ['in another volume', ['cd/V1/IMG/1.tif'], 'IMG\\1.tif', 'cd/V2/DATA/x.opt'],
    ['in another volume that it does not name', ['cd/V1/IMG/1.tif'], 'V2\\IMG\\1.tif', 'cd/V2/DATA/x.opt'],
    ['outside of what was received', ['cd/x.opt'], '..\\..\\..\\etc\\passwd', 'cd/x.opt'],
  ])('is not taken for a file %s', (_what, received, mentioned, loadFile) => {
    expect(find(received, mentioned, loadFile)).toBeUndefined();
  });
});

it('files named by a number are found in the volume only', () => {
  const received = new ReceivedPaths(['cd/V1/TEXT/A.001.txt', 'cd/V2/TEXT/a.001.TXT', 'cd/V2/IMG/A.001.tif']);
  expect(received.listNamed('A.001', 'cd/V2/DATA/x.dat')).toEqual([
    'cd/V2/TEXT/a.001.TXT',
    'cd/V2/IMG/A.001.tif',
  ]);
});
