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
import classes from '../reader.module.css';

interface SimilarPagesProps {
  matter: string;
  pageId: string;
}

/** More like this page: other drafts, prints and answers of it. Looked for when somebody wants to know. */
export function SimilarPages({ matter, pageId }: SimilarPagesProps): JSX.Element {
  const [wanted, setWanted] = useState(false);
  const like = useQuery({ ...queries.pagesLike(matter, pageId), enabled: wanted });
  return (
    <section className={classes.block}>
      <Title order={2} className={classes.blockTitle}>
        More like this page
      </Title>
      {!wanted && (
        <Button variant="light" onClick={() => setWanted(true)}>
          Look for them
        </Button>
      )}
      {wanted && like.isPending && <Skeleton height={96} />}
      {like.isError && (
        <Text c="var(--bad)" role="alert">
          {messageOf(like.error)}
        </Text>
      )}
      {like.data?.length === 0 && (
        <Text c="dimmed">No other page shares enough of the words that tell this one from the rest.</Text>
      )}
      <ol className={classes.like}>
        {like.data?.map((page) => (
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
              {fileName(page.file)}, p {page.pageNumber}
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
