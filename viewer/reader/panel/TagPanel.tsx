import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { Tag } from '#contract/review/tag.ts';
import { useMatter } from '../../session/use-matter.ts';
import type { Permission } from '../../session/use-user.ts';
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

interface TagPanelProps {
  page: PageSummary;
  tags: Tag[] | undefined;
  review: Permission;
  openRange: () => void;
}

/** The codebook beside the page: what is on it, and one key or click to decide. */
export function TagPanel({ page, tags, review, openRange }: TagPanelProps): JSX.Element {
  const matter = useMatter();
  const decide = useTagging();
  return (
    <section className={classes.block}>
      <Group justify="space-between" mb={4}>
        <Title order={2} className={classes.blockTitle}>
          Tags
        </Title>
        {review.allowed && (
          <Group gap={4}>
            <Tooltip label="Undo the last decision  u">
              <ActionIcon size={24} aria-label="Undo the last tag decision" onClick={decide.undo}>
                <IconArrowBackUp size={16} />
              </ActionIcon>
            </Tooltip>
            <Button
              variant="subtle"
              size="compact-xs"
              rightSection={<Kbd size="xs">t</Kbd>}
              onClick={openRange}
            >
              A range
            </Button>
          </Group>
        )}
      </Group>
      {!tags && <Skeleton height={96} />}
      {tags?.length === 0 && (
        <Text c="dimmed">
          No tags yet. An attorney adds them to the{' '}
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
        {tags?.map((tag) => {
          const present = page.tagIds.includes(tag.tagId);
          return (
            <li key={tag.tagId} className={classes.tagLine} data-present={present}>
              <Tooltip
                label={tag.definition}
                disabled={tag.definition === ''}
                multiline
                maw={320}
                position="left"
              >
                <UnstyledButton
                  className={classes.tag}
                  aria-pressed={present}
                  disabled={!review.allowed}
                  onClick={() => decide.togglePage(tag, page)}
                >
                  <Kbd size="xs" className={classes.tagKey}>
                    {tag.key ?? '·'}
                  </Kbd>
                  <span className={classes.tagSwatch} style={{ background: colorOf(tag.colour) }} />
                  <span className={classes.tagName}>{tag.name}</span>
                  {present && <IconCheck size={16} aria-hidden />}
                </UnstyledButton>
              </Tooltip>
              {review.allowed && (
                <Tooltip label={`Through the document  Shift ${tag.key ?? ''}`}>
                  <ActionIcon
                    size={24}
                    aria-label={`${tag.name}: ${present ? 'off' : 'on'} the whole document`}
                    onClick={() => decide.toggleDocument(tag, page)}
                  >
                    <IconFiles size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
