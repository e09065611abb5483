import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import type { CodebookTag } from '../../tagging/codebook-tag.ts';
import { colorOf } from '../../ui/TagMark.tsx';
import classes from './current-list.module.css';

interface PageTagsProps {
  page: PageSummary;
  tags: readonly CodebookTag[];
}

/** The colors and keys of the page's tags. */
export function PageTags({ page, tags }: PageTagsProps): JSX.Element {
  return (
    <span className={classes.tags}>
      {tags
        .filter(({ tagId }) => page.tagIds.includes(tagId))
        .map((tag) => (
          <span key={tag.tagId} className={classes.tag} title={tag.name}>
            <span className={classes.dot} style={{ background: colorOf(tag.color) }} />
            {tag.key ?? tag.name.slice(0, 3)}
          </span>
        ))}
    </span>
  );
}
