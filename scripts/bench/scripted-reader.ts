import { readFileSync } from 'node:fs';
import type { Answer, Question } from '#ingest';
import { openScript } from './scripted-page.ts';

/**
 * The program of a reader process that reads nothing: it answers at once with generated pages. The benchmark
 * of everything except reading thus uses the real pool, real processes and real messages.
 */

/** The content of a scripted file, after the header of a PDF. */
export interface ScriptedFile {
  name: string;
  pages: number;
  words: number;
  firstBates: number;
}

const NOTHING_INSIDE = { rendition: null, files: [], note: null, notes: [] };
const readScripted = openScript();
const files = new Map<string, ScriptedFile>();

function fileAt(path: string): ScriptedFile {
  const known = files.get(path);
  if (known) return known;
  const file = JSON.parse(readFileSync(path, 'utf8').split('\n')[1] ?? '') as ScriptedFile;
  files.set(path, file);
  return file;
}

function answer(question: Question): Answer {
  const { name, pages, words, firstBates } = fileAt(question.path);
  if (question.ask === 'open') return { answer: 'opened', pageCount: pages, ...NOTHING_INSIDE };
  return { answer: 'page', record: readScripted(name, question.pageIndex, words, firstBates) };
}

process.on('message', (question: Question) => process.send?.(answer(question)));
process.on('disconnect', () => process.exit());
process.send?.({ answer: 'ready' } satisfies Answer);
