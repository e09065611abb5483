import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { StandingAnswer } from '#contract/review/decision.ts';
import { documentQueries } from '../../server/document-queries.ts';
import { ChangedDefinitions } from '../../tagging/ChangedDefinitions.tsx';
import { type CodebookTag, listOffered } from '../../tagging/codebook-tag.ts';
import { OpenGroups } from '../../tagging/OpenGroups.tsx';
import { useDecider } from '../../tagging/use-decider.ts';
import { useTagging } from '../../tagging/use-tagging.ts';
import { Button, Group, Kbd, Skeleton, Text, Title } from '../../ui/parts.ts';
import { RovingGroup } from '../../ui/RovingGroup.tsx';
import { useSteady } from '../../ui/use-steady.ts';
import { useDecidedPage, useReader } from '../reader-context.ts';
import classes from './panel.module.css';
import { SeenLine } from './SeenLine.tsx';
import { TagLine } from './TagLine.tsx';

/** The codebook beside the page: what people say of each tag, changed by one key or click. */
export function TagPanel(): JSX.Element {
  const { matter, page, tags, review, tagMany, statements } = useReader();
  const decided = useDecidedPage();
  const tagging = useTagging();
  const decider = useSteady(useDecider());
  const actions = useSteady({
    togglePage: (tag: CodebookTag) => tagging.togglePage(tag, { ...page, ...decided }),
    toggleDocument: (tag: CodebookTag) => tagging.toggleDocument(tag, { ...page, ...decided }),
    answer: (tag: CodebookTag, answer: StandingAnswer) =>
      tagging.answer(tag, { ...page, ...decided }, answer),
  });
  const { data: position } = useQuery(documentQueries.pagePosition(matter, page.documentId, page.pageId));
  return (
    <section className={classes.tagBlock} aria-label="Tags">
      <Group justify="space-between">
        <Title order={2} className={classes.blockTitle}>
          Tags
        </Title>
        <Group gap="md">
          <Button
            variant="subtle"
            className="flush"
            size="compact-xs"
            aria-pressed={statements.isOpen}
            rightSection={<Kbd size="xs">i</Kbd>}
            onClick={statements.toggle}
          >
            {statements.isOpen ? 'Hide answers' : 'Who said what'}
          </Button>
          {review.allowed && (
            <Button
              variant="subtle"
              className="flush"
              size="compact-xs"
              rightSection={<Kbd size="xs">t</Kbd>}
              onClick={tagMany.open}
            >
              Tag many
            </Button>
          )}
        </Group>
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
      {tags && <ChangedDefinitions matter={matter} tags={tags} />}
      <RovingGroup label="Tags of this page" className={classes.tagScroller}>
        <ul className={classes.tags}>
          {listOffered(tags ?? [], decided.tagIds).map((tag) => (
            <TagLine
              key={tag.tagId}
              matter={matter}
              tag={tag}
              isOnPage={decided.tagIds.includes(tag.tagId)}
              said={decided.decisions?.tags.find(({ tagId }) => tagId === tag.tagId)}
              decider={decider}
              isAllowed={review.allowed}
              isListed={statements.isOpen}
              pagesOfDocument={position?.total ?? 1}
              {...actions}
            />
          ))}
        </ul>
      </RovingGroup>
      {tags && decided.decisions && <OpenGroups matter={matter} tags={tags} decisions={decided.decisions} />}
      <SeenLine />
    </section>
  );
}
