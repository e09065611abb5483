import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { Tag } from '#contract/review/tag.ts';
import { useTagging } from '../../tagging/TaggingProvider.tsx';
import { IconArrowBackUp, IconCheck, IconFiles } from '../../ui/icons.ts';
import {
  ActionIcon,
  Button,
  Group,
  Kbd,
  Skeleton,
  Text,
  Title,
  Tooltip,
  UnstyledButton,
} from '../../ui/parts.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import classes from '../reader.module.css';
import { useReader } from '../reader-context.ts';

/** The codebook beside the page: which tags the page has, and one key or click to change that. */
export function TagPanel(): JSX.Element {
  const { matter, tags, review } = useReader();
  return (
    <section className={classes.block} aria-label="Tags">
      <Group justify="space-between" mb={4}>
        <Title order={2} className={classes.blockTitle}>
          Tags
        </Title>
        {review.allowed && <TagTools />}
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
      <ul className={classes.tags}>
        {tags?.map((tag) => (
          <TagLine key={tag.tagId} tag={tag} />
        ))}
      </ul>
    </section>
  );
}

function TagTools(): JSX.Element {
  const { tagRange } = useReader();
  const tagging = useTagging();
  return (
    <Group gap={4}>
      <Tooltip label="Undo last tag change  u">
        <ActionIcon size={24} aria-label="Undo last tag change" onClick={tagging.undo}>
          <IconArrowBackUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Button
        variant="subtle"
        size="compact-xs"
        rightSection={<Kbd size="xs">t</Kbd>}
        onClick={tagRange.open}
      >
        Tag range
      </Button>
    </Group>
  );
}

function TagLine({ tag }: { tag: Tag }): JSX.Element {
  const { page, review } = useReader();
  const tagging = useTagging();
  const isOnPage = page.tagIds.includes(tag.tagId);
  return (
    <li className={classes.tagLine} data-present={isOnPage}>
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
          <span className={classes.tagSwatch} style={{ background: colorOf(tag.colour) }} />
          <span className={classes.tagName}>{tag.name}</span>
          {isOnPage && <IconCheck size={16} aria-hidden />}
        </UnstyledButton>
      </Tooltip>
      {review.allowed && (
        <Tooltip label={`Whole document  Shift ${tag.key ?? ''}`}>
          <ActionIcon
            size={24}
            aria-label={`${isOnPage ? 'Remove' : 'Apply'} ${tag.name} ${isOnPage ? 'from' : 'to'} the whole document`}
            onClick={() => tagging.toggleDocument(tag, page)}
          >
            <IconFiles size={14} />
          </ActionIcon>
        </Tooltip>
      )}
    </li>
  );
}
