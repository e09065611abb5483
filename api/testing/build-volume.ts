/** Builds load files as litigation support programs write them, for tests. */

export { buildDat } from '#ingest/testing/builders/build-load-file.ts';

/** An OPT of documents: each is given by the paths of its pages, and every key is the file's number. */
export function buildOpt(documents: string[][]): string {
  return documents
    .flatMap((pages) =>
      pages.map((path, index) => {
        const key = /([^\\]+)\.\w+$/.exec(path)?.[1] ?? path;
        return `${key},VOL001,${path},${index === 0 ? 'Y' : ''},,,${index === 0 ? pages.length : ''}\r\n`;
      }),
    )
    .join('');
}

/** The same as an LFP. */
export function buildLfp(documents: string[][]): string {
  return documents
    .flatMap((pages) =>
      pages.map((path, index) => {
        const [, folder = '', key = '', ending = ''] = /^(.*)\\([^\\]+)\.(\w+)$/.exec(path) ?? [];
        return `IM,${key},${index === 0 ? 'D' : ' '},0,@VOL001;${folder};${key}.${ending};2,0\r\n`;
      }),
    )
    .join('');
}
