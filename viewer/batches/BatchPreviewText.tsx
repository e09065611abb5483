import type { JSX } from 'react';
import type { BatchDraft, BatchPreview } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { describeDivision } from '../batch/describe-batch.ts';
import { messageOf } from '../server/call-failed.ts';
import { Text } from '../ui/parts.ts';

interface BatchPreviewTextProps {
  /** Undefined while the form is incomplete. */
  draft: BatchDraft | undefined;
  preview: { data: BatchPreview | undefined; error: Error | null };
  /** Whether the preview is of this draft. */
  isCurrent: boolean;
}

/** What would be made, and which pages would be left out, before anything is made. */
export function BatchPreviewText({ draft, preview, isCurrent }: BatchPreviewTextProps): JSX.Element {
  if (!draft) return <Text c="dimmed">Complete the form to see how many batches there will be.</Text>;
  if (preview.error) {
    return (
      <Text c="var(--mantine-color-error)" role="alert">
        {messageOf(preview.error)}
      </Text>
    );
  }
  if (!isCurrent || !preview.data) return <Text c="dimmed">Counting pages…</Text>;
  return (
    <div role="status">
      {listSentences(draft, preview.data).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </div>
  );
}

function listSentences({ level, by }: BatchDraft, preview: BatchPreview): string[] {
  const { found, pages, documents, inOpenBatches, ofDividedDocuments, missing, seed } = preview;
  const ofDocuments = by === 'documents' ? `, ${counted(documents, 'whole document')}` : '';
  return [
    pages === 0
      ? `No page is left to divide, of ${counted(found, 'page')} found.`
      : `${describeDivision(preview)}${ofDocuments}, of ${counted(found, 'page')} found.`,
    ...(inOpenBatches === 0
      ? []
      : [`${counted(inOpenBatches, 'page')} left out: in an open batch of the ${level} review already.`]),
    ...(ofDividedDocuments === 0
      ? []
      : [
          `${counted(ofDividedDocuments, 'page')} left out: other pages of their documents are in an open batch.`,
        ]),
    ...(missing === 0
      ? []
      : [`${counted(missing, 'number')} of the ranges ${missing === 1 ? 'is' : 'are'} on no page.`]),
    ...(seed === null ? [] : [`Seed of the sample: ${seed}.`]),
  ];
}
