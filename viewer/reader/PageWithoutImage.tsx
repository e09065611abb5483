import type { JSX } from 'react';
import type { ReadDetail } from '../page/read-page.ts';
import { messageOf } from '../server/call-failed.ts';
import { Alert, Stack, Text } from '../ui/parts.ts';
import classes from './reader.module.css';

/** Stands in for an image that cannot be displayed: the reason, what to do, and the text of the page. */
export function PageWithoutImage({
  error,
  detail,
}: {
  error: Error;
  detail: ReadDetail | undefined;
}): JSX.Element {
  return (
    <Stack maw={720} w="100%" p="lg">
      <Alert
        color="orange"
        variant="outline"
        title="The page image could not be displayed"
        styles={{ root: { background: 'var(--surface)' }, title: { color: 'var(--warn)' } }}
      >
        {detail?.problem && <Text>{detail.problem}</Text>}
        <Text>
          Reload this page. If the problem persists, the file may be damaged: compare it with the file that
          you received, or ask the agency for another copy. Tags, cites and the text below still work.
        </Text>
        <Text size="xs" c="dimmed" mt={4}>
          {messageOf(error)}
        </Text>
      </Alert>
      <div className={classes.textOnly}>{detail?.text.trim() || 'This page has no text.'}</div>
    </Stack>
  );
}
