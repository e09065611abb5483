import { type JSX, useState } from 'react';
import type { MarksDraft, MarksInForce } from '#contract/pages/marks.ts';
import { Button, Group, NativeSelect, Text, TextInput, UnstyledButton } from '../../ui/parts.ts';
import { describeMark, isSelected } from './CorrectingLayer.tsx';
import { placeholderKinds } from './describe-marks.ts';
import { MarkEditor } from './MarkEditor.tsx';
import classes from './marks.module.css';
import { type MarksState, toMarksDraft } from './use-marks.ts';
import { type MarkSelection, newBox, toSelectedBox, toSelectedCode } from './use-selected-mark.ts';

interface CorrectMarksProps {
  current: MarksInForce;
  marks: MarksState;
  selection: MarkSelection;
}

/** Lists the marks to edit, by keyboard or mouse. Each change is saved at once and can be undone. */
export function CorrectMarks({ current, marks, selection }: CorrectMarksProps): JSX.Element {
  const draft = toMarksDraft(current.marks);
  const all = [
    ...draft.boxes.flatMap((_, index) => toSelectedBox(draft, index) ?? []),
    ...draft.codes.flatMap((_, index) => toSelectedCode(draft, index) ?? []),
  ];
  return (
    <>
      <Text size="xs" c="dimmed" mt="sm">
        Click a mark to edit it, or drag over the page to draw a box. Press Esc to finish.
      </Text>
      <ul className={classes.marksList} aria-label="Marks to correct">
        {all.map((mark) => (
          <li key={`${mark.kind} ${mark.index}`}>
            <UnstyledButton
              className={classes.markLine}
              aria-pressed={isSelected(mark, selection.mark)}
              onClick={() => selection.select(mark)}
            >
              <span>{describeMark(mark)}</span>
              {mark.kind === 'code' && <span className={classes.why}>margin code</span>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {selection.mark && (
        <MarkEditor
          key={`${selection.mark.kind} ${selection.mark.index}`}
          draft={draft}
          mark={selection.mark}
          selection={selection}
          marks={marks}
        />
      )}
      <SheetEditor key={JSON.stringify(draft.placeholder)} draft={draft} marks={marks} />
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={() => selection.select(newBox())}>
          Add box
        </Button>
        <Button onClick={selection.close}>Done</Button>
      </Group>
    </>
  );
}

/** Whether the page is a placeholder sheet, and for how many pages. */
function SheetEditor({ draft, marks }: { draft: MarksDraft; marks: MarksState }): JSX.Element {
  const sheet = draft.placeholder;
  const [kind, setKind] = useState<string>(sheet?.kind ?? '');
  const [pages, setPages] = useState(String(sheet?.pagesRepresented ?? 1));
  const count = /^[1-9]\d{0,5}$/.test(pages.trim()) ? Number(pages) : undefined;
  const chosen = placeholderKinds.find(({ value }) => value === kind)?.value;
  const isChanged = chosen !== sheet?.kind || (chosen !== undefined && count !== sheet?.pagesRepresented);
  const save = () => {
    if (!chosen) return marks.save({ ...draft, placeholder: null }, 'Placeholder sheet removed.');
    if (!count) return;
    const known = sheet ?? { pages: [], codes: [] };
    marks.save(
      { ...draft, placeholder: { ...known, kind: chosen, pagesRepresented: count } },
      'Placeholder sheet corrected.',
    );
  };
  return (
    <form
      className={classes.editor}
      aria-label="Placeholder sheet"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <NativeSelect
        label="This page stands for"
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
        data={[{ value: '', label: 'Itself (not a placeholder sheet)' }, ...placeholderKinds]}
      />
      {chosen && (
        <TextInput
          label="Number of pages"
          value={pages}
          onChange={(event) => setPages(event.currentTarget.value)}
          error={count === undefined && 'Enter a whole number, 1 or more.'}
          inputMode="numeric"
        />
      )}
      {isChanged && (
        <Button type="submit" disabled={chosen !== undefined && count === undefined}>
          Save
        </Button>
      )}
    </form>
  );
}
