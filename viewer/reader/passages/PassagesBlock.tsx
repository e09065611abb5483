import type { JSX } from 'react';
import { ActionKey } from '../../keys/ActionKey.tsx';
import { Failure } from '../../ui/Failure.tsx';
import { Button, Skeleton, Text } from '../../ui/parts.ts';
import panelClasses from '../panel/panel.module.css';
import { useReader } from '../reader-context.ts';
import { PassageFields } from './PassageFields.tsx';
import { PassageItem } from './PassageItem.tsx';
import classes from './passages.module.css';
import { usePassages } from './use-passages.ts';

/** The passages of the page with their notes, and the notes on the page as a whole. */
export function PassagesBlock(): JSX.Element {
  const { matter, page, tags = [], review, passageForm } = useReader();
  const passages = usePassages(matter, page.pageId);
  const { all, error } = passages;
  if (error) return <Failure title="The passages could not be loaded" error={error} />;
  return (
    <section className={panelClasses.block} aria-label="Passages and notes">
      {review.allowed && passageForm.edited !== 'new note' && (
        <Button
          variant="subtle"
          className="flush"
          size="compact-xs"
          rightSection={<ActionKey action="add-passage" />}
          onClick={() => passageForm.edit('new note')}
        >
          Add note on this page
        </Button>
      )}
      {passageForm.edited === 'new note' && (
        <PassageFields
          key={page.pageId}
          draft={{ color: 'gray', tagIds: [], note: '' }}
          tags={tags}
          needsNote
          save={async (draft) => {
            if (await passages.add({ ...draft, words: null })) passageForm.close('new note');
          }}
          cancel={() => passageForm.close('new note')}
        />
      )}
      {!all && <Skeleton height={64} mt="sm" />}
      {all?.length === 0 && (
        <Text c="dimmed" mt="sm">
          No passages yet. Select words on the page to quote them.
        </Text>
      )}
      <ul className={classes.passages}>
        {all?.map((passage) => (
          <PassageItem key={passage.passageId} passage={passage} passages={passages} />
        ))}
      </ul>
    </section>
  );
}
