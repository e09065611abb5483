import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type CSSProperties, type JSX, memo } from 'react';
import { counted } from '#contract/values/counted.ts';
import { documentQueries } from '../../server/document-queries.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { useTagging } from '../../tagging/TaggingProvider.tsx';
import { IconCheck } from '../../ui/icons.ts';
import { Button, Group, Kbd, Skeleton, Text, Title, Tooltip, UnstyledButton } from '../../ui/parts.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { colorOf } from '../../ui/TagMark.tsx';
import { useSteady } from '../../ui/use-steady.ts';
import { usePageTags, useReader } from '../reader-context.ts';
import classes from './panel.module.css';

/** The codebook beside the page: shows which tags the page has, and changes that by one key or click. */
export function TagPanel(): JSX.Element {
  const { matter, page, tags, review, tagRange } = useReader();
  const tagIds = usePageTags();
  const tagging = useTagging();
  const toggles = useSteady({
    togglePage: (tag: CodebookTag) => tagging.togglePage(tag, { ...page, tagIds }),
    toggleDocument: (tag: CodebookTag) => tagging.toggleDocument(tag, { ...page, tagIds }),
  });
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
            className="flush"
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
            <TagLine
              key={tag.tagId}
              tag={tag}
              isOnPage={tagIds.includes(tag.tagId)}
              isAllowed={review.allowed}
              pagesOfDocument={position?.total ?? 1}
              {...toggles}
            />
          ))}
        </ul>
      </RovingGroup>
    </section>
  );
}

interface TagLineProps {
  tag: CodebookTag;
  isOnPage: boolean;
  isAllowed: boolean;
  pagesOfDocument: number;
  togglePage: (tag: CodebookTag) => void;
  toggleDocument: (tag: CodebookTag) => void;
}

/** Memoized: one decision changes only one of the tags. */
const TagLine = memo(function TagLine(props: TagLineProps): JSX.Element {
  const { tag, isOnPage, isAllowed, pagesOfDocument, togglePage, toggleDocument } = props;
  return (
    <li
      className={classes.tagLine}
      data-present={isOnPage}
      style={{ '--tag': colorOf(tag.color) } as CSSProperties}
    >
      <Tooltip label={tag.definition} disabled={tag.definition === ''} multiline maw={320} position="left">
        <UnstyledButton
          className={classes.tag}
          aria-pressed={isOnPage}
          disabled={!isAllowed}
          onClick={() => togglePage(tag)}
        >
          <Kbd size="xs" className={classes.tagKey}>
            {tag.key ?? '·'}
          </Kbd>
          <span className={classes.tagSwatch} />
          <span className={classes.tagName}>{tag.name}</span>
          {isOnPage && <IconCheck size={16} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
      {isAllowed && pagesOfDocument > 1 && (
        <Tooltip label={`The whole document  Shift ${tag.key ?? ''}`}>
          <UnstyledButton
            className={classes.wholeDocument}
            aria-label={`${isOnPage ? 'Remove' : 'Apply'} ${tag.name} ${isOnPage ? 'from' : 'to'} all ${counted(pagesOfDocument, 'page')} of the document`}
            onClick={() => toggleDocument(tag)}
          >
            all {pagesOfDocument}
          </UnstyledButton>
        </Tooltip>
      )}
    </li>
  );
});
