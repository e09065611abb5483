import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { listOffered } from '../tagging/codebook-tag.ts';
import { Kbd, Text } from '../ui/parts.ts';
import { TagMark } from '../ui/TagMark.tsx';
import classes from './home.module.css';
import { Part } from './Part.tsx';

/** The tags with their keys, and how many pages have each. */
export function CodebookPart({ matter }: { matter: string }): JSX.Element {
  const tags = useQuery(queries.tags(matter)).data;
  const attorney = usePermission('attorney');
  const review = usePermission('reviewer');
  return (
    <Part
      title="Codebook"
      more={
        <Link to="/m/$matter/codebook" params={{ matter }}>
          {attorney.allowed ? 'Edit tags' : 'What each tag means'}
        </Link>
      }
    >
      {tags?.length === 0 && <Text c="dimmed">No tags yet. Attorneys define them in the codebook.</Text>}
      <ul className={classes.list}>
        {listOffered(tags ?? []).map((tag) => (
          <li key={tag.tagId} className={classes.row}>
            <span className={classes.key}>{tag.key && <Kbd size="sm">{tag.key}</Kbd>}</span>
            <div className={classes.main}>
              <TagMark tag={tag} />
            </div>
            <span className="numbers">
              <PageCountLink
                matter={matter}
                pages={tag.pages}
                list={{ tag: tag.tagId }}
                what={`pages tagged ${tag.name}`}
              />
            </span>
          </li>
        ))}
      </ul>
      <Text c="dimmed" mt="sm">
        {review.allowed ? 'Press a tag’s key on a page to tag it, and ' : 'Press '}
        <Kbd size="sm">?</Kbd> for all keys.
      </Text>
    </Part>
  );
}
