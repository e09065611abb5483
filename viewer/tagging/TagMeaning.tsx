import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { ShownExample, TagVersion } from '#contract/review/tag.ts';
import { Text } from '../ui/parts.ts';
import classes from './tag-meaning.module.css';

interface TagMeaningProps {
  matter: string;
  meaning: TagVersion;
  /** Whether another version is in use. */
  isEarlier?: boolean;
}

/** A tag's definition, the pages that show it, and when it last changed. */
export function TagMeaning({ matter, meaning, isEarlier = false }: TagMeaningProps): JSX.Element {
  const { definition, examples, version, definedAt, definedBy } = meaning;
  return (
    <div className={classes.meaning}>
      {definition || <Text c="dimmed">No definition yet</Text>}
      <Examples matter={matter} title="Yes" examples={examples.filter(({ applies }) => applies)} />
      <Examples matter={matter} title="No" examples={examples.filter(({ applies }) => !applies)} />
      {(version > 1 || isEarlier) && (
        <Text size="xs" c="dimmed">
          {isEarlier ? `Version ${version}, since ` : `Version ${version}, changed on `}
          {new Date(definedAt).toLocaleDateString('en-US', { dateStyle: 'long' })} by {definedBy}
        </Text>
      )}
    </div>
  );
}

interface ExamplesProps {
  matter: string;
  title: string;
  examples: ShownExample[];
}

function Examples({ matter, title, examples }: ExamplesProps): JSX.Element | null {
  if (examples.length === 0) return null;
  return (
    <div className={classes.examples}>
      <span className={classes.title}>{title}</span>
      <ul>
        {examples.map(({ pageId, number, note }) => (
          <li key={pageId}>
            {number === null ? (
              <span className={classes.gone}>A page that is not in this matter now</span>
            ) : (
              <Link to="/m/$matter/p/$ref" params={{ matter, ref: pageId }}>
                {number}
              </Link>
            )}
            {note && ` ${note}`}
          </li>
        ))}
      </ul>
    </div>
  );
}
