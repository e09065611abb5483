import type { LoadFault, LoadFileReport, MappingReport } from '#contract/intake/load-file.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';

/** One line for each load file, with its errors by row. */
export function describeLoadFiles(loadFiles: readonly LoadFileReport[]): string[] {
  return loadFiles.flatMap(({ path, documents, faultCount, faults }) => [
    `  Load file ${toLine(path)}: ${counted(documents, 'document')}, ${counted(faultCount, 'fault')}\n`,
    ...describeFaults(faults, faultCount),
  ]);
}

/** The output of --show-mapping. */
export function describeMapping({ loadFiles, documents, pages, texts, natives }: MappingReport): string {
  if (loadFiles.length === 0) return 'There is no load file (DAT, OPT, LFP) among these files.\n';
  const total = `Together: ${[
    counted(documents, 'document'),
    counted(pages, 'page'),
    counted(texts, 'text file'),
    `${counted(natives, 'native')} kept beside ${natives === 1 ? 'its' : 'their'} images`,
  ].join(', ')}. Nothing was read yet.\n`;
  return [...loadFiles.flatMap(describeLoadFile), total].join('');
}

function describeLoadFile(file: MappingReport['loadFiles'][number]): string[] {
  const { path, kind, encoding, rows, documents, columns, firstRows, faultCount, faults } = file;
  return [
    `${toLine(path)}: ${kind.toUpperCase()}, ${encoding}, ${counted(rows, 'row')}, ${counted(documents, 'document')}\n`,
    ...columns.map(({ column, field }, index) => {
      const examples = firstRows.map((row) => row[index] ?? '').filter((value) => value !== '');
      return `  ${toLine(column)} -> ${field ?? 'extra field'}${examples.length > 0 ? `   ${examples.map(shorten).join(' | ')}` : ''}\n`;
    }),
    ...(columns.length === 0 ? firstRows.map((row) => `  ${toLine(row.join('   '))}\n`) : []),
    `  ${counted(faultCount, 'fault')}\n`,
    ...describeFaults(faults, faultCount),
    '\n',
  ];
}

const LONGEST_EXAMPLE = 40;

/** Values come from the agency: control characters that could steer the terminal are removed. */
function toLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ');
}

function shorten(value: string): string {
  const line = toLine(value);
  return line.length > LONGEST_EXAMPLE ? `${line.slice(0, LONGEST_EXAMPLE - 3)}...` : line;
}

function describeFaults(faults: readonly LoadFault[], faultCount: number): string[] {
  const more = faultCount - faults.length;
  return [
    ...faults.map(({ row, message }) => `    ${row === null ? '' : `row ${row}: `}${toLine(message)}\n`),
    ...(more > 0 ? [`    and ${formatNumber(more)} more\n`] : []),
  ];
}
