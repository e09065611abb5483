import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
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
  /** Latest first; none before the first page. */
  positions: readonly ReaderPosition[];
  productions: readonly Production[];
}

/** Links to the pages that the person read last, in their lists, or to the first page if there are none. */
export function Continue({ matter, positions, productions }: ContinueProps): JSX.Element | null {
  const [last, ...others] = positions;
  if (last) {
    return (
      <>
        <ContinueAt matter={matter} position={last} />
        <OtherLists matter={matter} positions={others} />
      </>
    );
  }
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

/** Where the person was in other lists. */
function OtherLists({ matter, positions }: Omit<ContinueProps, 'productions'>): JSX.Element | null {
  if (positions.length === 0) return null;
  return (
    <ul className={classes.otherLists} aria-label="Other lists that you were reading">
      {positions.map((position) => (
        <li key={JSON.stringify(position.list)}>
          <ListLink matter={matter} position={position} />
        </li>
      ))}
    </ul>
  );
}

function ListLink({ matter, position }: ContinueAtProps): JSX.Element {
  const { page, at } = position;
  const { list, name } = useNamedPosition(matter, position);
  return (
    <>
      <Link
        to="/m/$matter/p/$ref"
        params={{ matter, ref: toPageReference(page) }}
        search={list}
        state={{ pageId: page.pageId }}
      >
        {name}
      </Link>{' '}
      <Text span c="dimmed">
        {formatDateTime(at)}
      </Text>
    </>
  );
}

interface ContinueAtProps {
  matter: string;
  position: ReaderPosition;
}

function ContinueAt({ matter, position }: ContinueAtProps): JSX.Element {
  const { page } = position;
  const { list, name } = useNamedPosition(matter, position);
  return (
    <div className={classes.continue}>
      <Thumbnail matter={matter} page={page} size={picture} queue="selection" />
      <div className={classes.position}>
        <Text fw={600}>{name}</Text>
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

/** The list, and its name with the position in it. */
function useNamedPosition(matter: string, position: ReaderPosition) {
  const list = parseListParams(position.list);
  const name = useListName(matter, list);
  const around = useQuery(homeQueries.aroundPosition(matter, position)).data;
  const positionInList = around && describePosition(around, position.page.pageId);
  return { list, name: positionInList ? `${name}, ${positionInList}` : name };
}

/** Undefined if the page is no longer in the list. */
function describePosition(around: PageWindow, pageId: string): string | undefined {
  const index = indexInWindow(around, pageId);
  return index === undefined ? undefined : `page ${formatNumber(index + 1)} of ${formatNumber(around.total)}`;
}
