import type { Answer, Question } from '../../readers/messages.ts';
import { emptyRecord } from '../builders/empty-record.ts';

/** A reader process that answers with its own number, as if it had recognized the pages of the file `scan`. */
process.on('message', (question: Question) => {
  if (question.ask !== 'page') return;
  const source = question.path === 'scan' ? 'ocr' : 'none';
  const record = emptyRecord(question.pageIndex, String(process.pid), source);
  process.send?.({ answer: 'page', record } satisfies Answer);
});
process.on('disconnect', () => process.exit());
process.send?.({ answer: 'ready' } satisfies Answer);
