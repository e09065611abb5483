/** The fields of the dialog that makes batches, and the draft that they stand for. Pure. */
import { BatchDraft } from '#contract/review/batch.ts';
import type { ListParams } from '../params.ts';

export interface BatchForm {
  name: string;
  from: 'list' | 'all' | 'search' | 'tag' | 'production' | 'numbers';
  q: string;
  tag: string;
  production: string;
  numbers: string;
  by: string;
  size: string;
  isSample: boolean;
  sampleSize: string;
  seed: string;
  level: string;
  isBlind: boolean;
  priority: string;
  expiresAfter: string;
}

export const emptyForm: BatchForm = {
  ...{ name: '', from: 'all', q: '', tag: '', production: '', numbers: '', by: 'pages', size: '50' },
  ...{ isSample: false, sampleSize: '100', seed: '', level: 'first' },
  ...{ isBlind: false, priority: 'normal', expiresAfter: '48' },
};

/** Undefined while a field is missing or is not what it should be. `list` is the list that the person came from. */
export function toDraft(form: BatchForm, list: ListParams): BatchDraft | undefined {
  const { name, by, size, isSample, sampleSize, seed, level, isBlind, priority, expiresAfter } = form;
  const source = toSource(form, list);
  if (!source) return undefined;
  const sample = isSample
    ? { size: Number(sampleSize), ...(seed.trim() === '' ? {} : { seed: seed.trim() }) }
    : null;
  const draft = BatchDraft.safeParse({
    // Until there is a name, the pages are counted all the same.
    name: name.trim() === '' ? 'Batch' : name,
    ...{
      source,
      sample,
      by,
      size: Number(size),
      level,
      isBlind,
      priority,
      expiresAfter: Number(expiresAfter),
    },
  });
  return draft.success ? draft.data : undefined;
}

function toSource({ from, q, tag, production, numbers }: BatchForm, list: ListParams): object | undefined {
  switch (from) {
    case 'list':
      return { kind: 'list', list };
    case 'all':
      return { kind: 'list', list: {} };
    case 'search':
      return q.trim() === '' ? undefined : { kind: 'list', list: { q } };
    case 'tag':
      return tag === '' ? undefined : { kind: 'list', list: { tag } };
    case 'production':
      return production === '' ? undefined : { kind: 'list', list: { production } };
    case 'numbers':
      return numbers.trim() === '' ? undefined : { kind: 'references', references: numbers };
  }
}
