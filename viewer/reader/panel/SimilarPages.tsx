import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { fileName } from '../../format/format.ts';
import { PageName } from '../../page/PageName.tsx';
import { toPageReference } from '../../page/page-reference.ts';
import { Snippet } from '../../page/Snippet.tsx';
import { messageOf } from '../../server/call-failed.ts';
import { queries } from '../../server/queries.ts';
import { Button, Skeleton, Text, Title } from '../../ui/parts.ts';
import classes from './panel.module.css';

interface SimilarPagesProps {
  matter: string;
  pageId: string;
}

/** Other drafts, copies and replies of the page. The search runs only on request. */
export function SimilarPages({ matter, pageId }: SimilarPagesProps): JSX.Element {
  const [isRequested, setIsRequested] = useState(false);
  const similar = useQuery({ ...queries.pagesLike(matter, pageId), enabled: isRequested });
  return (
    <section className={classes.block}>
      <Title order={2} className={classes.blockTitle}>
        Similar pages
      </Title>
      {!isRequested && (
        <Button variant="light" onClick={() => setIsRequested(true)}>
          Find similar pages
        </Button>
      )}
      {isRequested && similar.isPending && <Skeleton height={96} />}
      {similar.isError && (
        <Text c="var(--bad)" role="alert">
          {messageOf(similar.error)}
        </Text>
      )}
      {similar.data?.length === 0 && (
        <Text c="dimmed">No other page shares enough of this page’s distinctive words.</Text>
      )}
      <ol className={classes.like}>
        {similar.data?.map((page) => (
          <li key={page.pageId}>
            <Link
              to="/m/$matter/p/$ref"
              params={{ matter, ref: toPageReference(page) }}
              search={{ production: page.productionId }}
              state={{ pageId: page.pageId }}
              preload={false}
            >
              <PageName page={page} />
            </Link>{' '}
            <Text span size="xs" c="dimmed">
              {fileName(page.file)}, p. {page.pageNumber}
            </Text>
            <div className={classes.likeWords}>
              <Snippet text={page.snippet} marks={page.snippetMarks} groups={1} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
