import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { fileName } from '../format/format.ts';
import { PageName } from '../page/PageName.tsx';
import { toPageReference } from '../page/page-reference.ts';
import { useMatter } from '../session/use-matter.ts';
import { Button, Text } from '../ui/parts.ts';
import classes from './exhibits.module.css';

interface ExhibitPagesProps {
  pages: PageSummary[];
  tagId: string;
  mayChange: boolean;
  mayRemove: boolean;
  split: (at: number) => void;
  remove: (pageId: string) => void;
}

/** The pages of one exhibit, with links to them and buttons to split the exhibit or remove a page. */
export function ExhibitPages({
  pages,
  tagId,
  mayChange,
  mayRemove,
  split,
  remove,
}: ExhibitPagesProps): JSX.Element {
  const matter = useMatter();
  return (
    <ol className={classes.pages}>
      {pages.map((page, at) => (
        <li key={page.pageId} className={classes.page}>
          <Link
            to="/m/$matter/p/$ref"
            params={{ matter, ref: toPageReference(page) }}
            search={{ tag: tagId }}
            state={{ pageId: page.pageId }}
          >
            <PageName page={page} />
          </Link>
          <Text size="xs" c="dimmed" truncate style={{ flex: 1 }}>
            {fileName(page.file)}, p. {page.pageNumber}
          </Text>
          {mayChange && at > 0 && (
            <Button variant="subtle" color="gray" size="compact-xs" onClick={() => split(at)}>
              Split here
            </Button>
          )}
          {mayChange && mayRemove && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-xs"
              onClick={() => remove(page.pageId)}
              aria-label={`Remove ${page.bates ?? page.controlNumber} from the exhibits; the tag stays`}
            >
              Remove
            </Button>
          )}
        </li>
      ))}
    </ol>
  );
}
