import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { LinkedPages } from '../../page/image/LinkedPages.tsx';
import type { ReadPage } from '../../page/read-page.ts';
import { useOpenReference } from '../../page/use-open-page.ts';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { Button, Stack, Text } from '../../ui/parts.ts';
import { useReadPage } from '../navigation/use-read-page.ts';
import { useReader } from '../reader-context.ts';
import { SidePage } from './SidePage.tsx';
import classes from './view.module.css';

const none: readonly ReadPage[] = [];

/** The open page and any other page, which stays while the open page is turned. */
export function ComparedPages({ reference }: { reference: string }): JSX.Element {
  const { matter, page, neighbors, comparison } = useReader();
  const found = useQuery(queries.findPage(matter, reference));
  const other = useReadPage(found.data);
  const openReference = useOpenReference(matter);
  return (
    <LinkedPages>
      <SidePage
        page={page}
        neighbors={neighbors}
        isOpen
        label="Page image"
        empty={undefined}
        open={comparison.close}
      />
      {found.error ? (
        <Stack className={classes.noPage} role="alert" align="center" justify="center">
          <Text>
            Page {reference} could not be opened beside this one: {messageOf(found.error)}
          </Text>
          <Button variant="default" onClick={comparison.close}>
            Close comparison
          </Button>
        </Stack>
      ) : (
        <SidePage
          page={other}
          neighbors={none}
          isOpen={false}
          label="Image of the compared page"
          empty={undefined}
          open={() => openReference(reference)}
        />
      )}
    </LinkedPages>
  );
}
