import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Production } from '#contract/intake/production.ts';
import type { PageWindow } from '#contract/pages/page.ts';
import type { ReaderPosition } from '#contract/people/matter-home.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { indexInWindow } from '../lists/current-list.ts';
import { useListName } from '../lists/use-list-name.ts';
import { PageName } from '../page/PageName.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { Thumbnail } from '../page/pictures/Thumbnail.tsx';
import { parseListParams } from '../params.ts';
import { homeQueries } from '../server/home-queries.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Text } from '../ui/parts.ts';
import classes from './home.module.css';

const picture = { width: 48, height: 62 };

interface ContinueProps {
  matter: string;
  /** Null before the first page. */
  position: ReaderPosition | null;
  productions: readonly Production[];
}

/** Links to the page that the person read last, in its list, or to the first page if there is none. */
export function Continue({ matter, position, productions }: ContinueProps): JSX.Element | null {
  if (position) return <ContinueAt matter={matter} position={position} />;
  const pages = productions.reduce((sum, { pagesRead }) => sum + pagesRead, 0);
  if (pages === 0) return null;
  return (
    <div className={classes.continue}>
      <div className={classes.position}>
        <Text fw={600}>Start reading</Text>
        <Text c="dimmed">
          {counted(pages, 'page')} can be read. Search for what matters, or start at the first page.
        </Text>
      </div>
      <LinkButton to="/m/$matter/pages" params={{ matter }}>
        Open the first page
      </LinkButton>
    </div>
  );
}

function ContinueAt({ matter, position }: { matter: string; position: ReaderPosition }): JSX.Element {
  const { page } = position;
  const list = parseListParams(position.list);
  const name = useListName(matter, list);
  const around = useQuery(homeQueries.aroundPosition(matter, position)).data;
  const positionInList = around && describePosition(around, page.pageId);
  return (
    <div className={classes.continue}>
      <Thumbnail matter={matter} page={page} size={picture} queue="selection" />
      <div className={classes.position}>
        <Text fw={600}>{positionInList ? `${name}, ${positionInList}` : name}</Text>
        <Text>
          <PageName page={page} />
        </Text>
        <Text c="dimmed">You were here {formatDateTime(position.at)}</Text>
      </div>
      <LinkButton
        to="/m/$matter/p/$ref"
        params={{ matter, ref: toPageReference(page) }}
        search={list}
        state={{ pageId: page.pageId }}
      >
        Continue
      </LinkButton>
    </div>
  );
}

/** Undefined if the page is no longer in the list. */
function describePosition(around: PageWindow, pageId: string): string | undefined {
  const index = indexInWindow(around, pageId);
  return index === undefined ? undefined : `page ${formatNumber(index + 1)} of ${formatNumber(around.total)}`;
}
