import type { JSX } from 'react';
import type { Tag, TagColor } from '#contract/review/tag.ts';
import classes from './tag-mark.module.css';

export function colorOf(color: TagColor): string {
  return `var(--mantine-color-${color}-6)`;
}

/** A tag with its color and its name, never by color alone. */
export function TagMark({ tag }: { tag: Pick<Tag, 'name' | 'color'> }): JSX.Element {
  return (
    <span className={classes.mark}>
      <span className={classes.swatch} style={{ background: colorOf(tag.color) }} aria-hidden />
      {tag.name}
    </span>
  );
}

/** The tags of one page, in the codebook's order. */
export function TagMarks({
  tagIds,
  tags,
}: {
  tagIds: string[];
  tags: Tag[] | undefined;
}): JSX.Element | null {
  const present = tags?.filter((tag) => tagIds.includes(tag.tagId)) ?? [];
  if (present.length === 0) return null;
  return (
    <span className={classes.marks}>
      {present.map((tag) => (
        <TagMark key={tag.tagId} tag={tag} />
      ))}
    </span>
  );
}
