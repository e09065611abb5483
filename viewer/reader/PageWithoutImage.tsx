import type { JSX } from 'react';
import type { PageDetail } from '#contract/pages/page.ts';
import { messageOf } from '../server/call-failed.ts';
import { Alert, Stack, Text } from '../ui/parts.ts';
import classes from './reader.module.css';

/** The image cannot be shown: says why and what to do, and gives the words that there are. */
export function PageWithoutImage({
  error,
  detail,
}: {
  error: Error;
  detail: PageDetail | undefined;
}): JSX.Element {
  return (
    <Stack maw={720} w="100%" p="lg">
      <Alert
        color="orange"
        variant="outline"
        title="The page image cannot be shown"
        styles={{ root: { background: 'var(--surface)' }, title: { color: 'var(--warn)' } }}
      >
        {detail?.problem && <Text>{detail.problem}</Text>}
        <Text>
          Reload this page once. If it stays so, the file may be damaged: compare it with the one received, or
          ask the agency for another copy. Tags, cite and text work all the same.
        </Text>
        <Text size="xs" c="dimmed" mt={4}>
          {messageOf(error)}
        </Text>
      </Alert>
      <div className={classes.textOnly}>{detail?.text.trim() || 'No text was found on this page.'}</div>
    </Stack>
  );
}
