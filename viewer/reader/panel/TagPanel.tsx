import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CSSProperties, JSX } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { counted } from '#contract/values/counted.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { useTagging } from '../../tagging/TaggingProvider.tsx';
import { IconCheck } from '../../ui/icons.ts';
import { Button, Group, Kbd, Skeleton, Text, Title, Tooltip, UnstyledButton } from '../../ui/parts.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { colorOf } from '../../ui/TagMark.tsx';
import { useReader } from '../reader-context.ts';
import classes from './panel.module.css';

/** The codebook beside the page: which tags the page has, and one key or click to change that. */
export function TagPanel(): JSX.Element {
  const { matter, page, tags, review, tagRange } = useReader();
  const { data: position } = useQuery(documentQueries.pagePosition(matter, page.documentId, page.pageId));
  return (
    <section className={classes.tagBlock} aria-label="Tags">
      <Group justify="space-between">
        <Title order={2} className={classes.blockTitle}>
          Tags
        </Title>
        {review.allowed && (
          <Button
            variant="subtle"
            size="compact-xs"
            rightSection={<Kbd size="xs">t</Kbd>}
            onClick={tagRange.open}
          >
            Tag range
          </Button>
        )}
      </Group>
      {!tags && <Skeleton height={96} />}
      {tags?.length === 0 && (
        <Text c="dimmed">
          This matter has no tags yet. An attorney adds them in the{' '}
          <Link to="/m/$matter/codebook" params={{ matter }}>
            codebook
          </Link>
          .
        </Text>
      )}
      {review.why && tags && tags.length > 0 && (
        <Text size="xs" c="dimmed" mb={4}>
          {review.why}
        </Text>
      )}
      <RovingGroup label="Tags of this page" className={classes.tagScroller}>
        <ul className={classes.tags}>
          {tags?.map((tag) => (
            <TagLine key={tag.tagId} tag={tag} pagesOfDocument={position?.total ?? 1} />
          ))}
        </ul>
      </RovingGroup>
    </section>
  );
}

interface TagLineProps {
  tag: Tag;
  pagesOfDocument: number;
}

function TagLine({ tag, pagesOfDocument }: TagLineProps): JSX.Element {
  const { page, review } = useReader();
  const tagging = useTagging();
  const isOnPage = page.tagIds.includes(tag.tagId);
  return (
    <li
      className={classes.tagLine}
      data-present={isOnPage}
      style={{ '--tag': colorOf(tag.colour) } as CSSProperties}
    >
      <Tooltip label={tag.definition} disabled={tag.definition === ''} multiline maw={320} position="left">
        <UnstyledButton
          className={classes.tag}
          aria-pressed={isOnPage}
          disabled={!review.allowed}
          onClick={() => tagging.togglePage(tag, page)}
        >
          <Kbd size="xs" className={classes.tagKey}>
            {tag.key ?? '·'}
          </Kbd>
          <span className={classes.tagSwatch} />
          <span className={classes.tagName}>{tag.name}</span>
          {isOnPage && <IconCheck size={16} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
      {review.allowed && pagesOfDocument > 1 && (
        <Tooltip label={`The whole document  Shift ${tag.key ?? ''}`}>
          <UnstyledButton
            className={classes.wholeDocument}
            aria-label={`${isOnPage ? 'Remove' : 'Apply'} ${tag.name} ${isOnPage ? 'from' : 'to'} all ${counted(pagesOfDocument, 'page')} of the document`}
            onClick={() => tagging.toggleDocument(tag, page)}
          >
            all {pagesOfDocument}
          </UnstyledButton>
        </Tooltip>
      )}
    </li>
  );
}
