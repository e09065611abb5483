import type { JSX } from 'react';
import type { PageDetail } from '#contract/page.ts';
import { messageOf } from '../server/call-failed.ts';
import { Alert, Stack, Text } from '../ui/parts.ts';
import classes from './reading.module.css';

/** The image cannot be shown: says why and what to do, and gives the words that there are. */
export function PageWithoutImage({
  error,
  detail,
}: {
  error: Error;
  detail: PageDetail | undefined;
}): JSX.Element {
  return (
    <Stack maw={720} w="100%" mx="auto" p="lg">
      <Alert color="orange" variant="outline" title="The page image cannot be shown">
        <Text>{detail?.problem ?? messageOf(error)}</Text>
        <Text mt={4}>
          Reload this page once. If it stays so, the file as received is damaged here: ask the agency for
          another copy. Tags, cite and text work all the same.
        </Text>
      </Alert>
      <div className={classes.textOnly}>{detail?.text.trim() || 'No text was found on this page.'}</div>
    </Stack>
  );
}
