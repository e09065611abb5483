import type { JSX } from 'react';
import type { BatchDraft, BatchPreview } from '#contract/review/batch.ts';
import { describePreview } from '#contract/review/describe-preview.ts';
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
      {describePreview(draft, preview.data).map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
    </div>
  );
}
