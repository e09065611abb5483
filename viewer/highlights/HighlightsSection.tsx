import { useQuery } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { highlightQueries } from '../server/highlight-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Button, Group, Text, Title } from '../ui/parts.ts';
import { Unloaded } from '../ui/Unloaded.tsx';
import { HighlightsDialog } from './HighlightsDialog.tsx';
import classes from './highlights.module.css';
import { TermMark } from './TermMark.tsx';

/** The terms that are marked on every page, and for attorneys a button to edit them. */
export function HighlightsSection({ matter }: { matter: string }): JSX.Element {
  const attorney = usePermission('attorney');
  const terms = useQuery(highlightQueries.terms(matter));
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section aria-labelledby="standing-highlights">
      <Group mt="xl" mb="xs">
        <Title order={2} id="standing-highlights">
          Standing highlights
        </Title>
        {attorney.allowed && (
          <Button variant="default" size="compact-sm" onClick={() => setIsEditing(true)}>
            Edit terms
          </Button>
        )}
      </Group>
      <Unloaded query={terms} failure="The terms could not be loaded" height={40} />
      {terms.data?.terms.length === 0 && (
        <Text c="dimmed">No terms are marked on every page. Attorneys can add them.</Text>
      )}
      {terms.data && terms.data.terms.length > 0 && (
        <ul className={classes.terms}>
          {terms.data.terms.map((term) => (
            <li key={term.term}>
              <TermMark term={term} />
            </li>
          ))}
        </ul>
      )}
      <HighlightsDialog matter={matter} opened={isEditing} close={() => setIsEditing(false)} />
    </section>
  );
}
