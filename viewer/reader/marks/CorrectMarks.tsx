import { type JSX, useState } from 'react';
import type { MarksDraft, MarksInForce } from '#contract/pages/marks.ts';
import { Button, Group, NativeSelect, Text, TextInput, UnstyledButton } from '../../ui/parts.ts';
import { isSelected, nameOfMark } from './CorrectingLayer.tsx';
import { placeholderKinds } from './describe-marks.ts';
import { MarkEditor } from './MarkEditor.tsx';
import classes from './marks.module.css';
import { draftOf, type Marks } from './use-marks.ts';
import { type MarkSelection, newBox, toSelectedBox, toSelectedCode } from './use-selected-mark.ts';

interface CorrectMarksProps {
  now: MarksInForce;
  marks: Marks;
  selection: MarkSelection;
}

/** The marks one by one, for the keyboard as for the mouse. Each change is kept at once, and can be taken back. */
export function CorrectMarks({ now, marks, selection }: CorrectMarksProps): JSX.Element {
  const draft = draftOf(now.marks);
  const all = [
    ...draft.boxes.flatMap((_, place) => toSelectedBox(draft, place) ?? []),
    ...draft.codes.flatMap((_, place) => toSelectedCode(draft, place) ?? []),
  ];
  return (
    <>
      <Text size="xs" c="dimmed" mt="sm">
        Click a mark to change it; drag over the page to draw a box. Esc ends.
      </Text>
      <ul className={classes.marksList} aria-label="Marks to correct">
        {all.map((mark) => (
          <li key={`${mark.kind} ${mark.place}`}>
            <UnstyledButton
              className={classes.markLine}
              aria-pressed={isSelected(mark, selection.mark)}
              onClick={() => selection.take(mark)}
            >
              <span>{nameOfMark(mark)}</span>
              {mark.kind === 'code' && <span className={classes.why}>by itself</span>}
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {selection.mark && (
        <MarkEditor
          key={`${selection.mark.kind} ${selection.mark.place}`}
          draft={draft}
          mark={selection.mark}
          selection={selection}
          marks={marks}
        />
      )}
      <SheetEditor key={JSON.stringify(draft.placeholder)} draft={draft} marks={marks} />
      <Group gap="xs" mt="sm">
        <Button variant="default" onClick={() => selection.take(newBox())}>
          Add a box
        </Button>
        <Button onClick={selection.close}>Done</Button>
      </Group>
    </>
  );
}

/** Whether the page stands for others, and for how many. */
function SheetEditor({ draft, marks }: { draft: MarksDraft; marks: Marks }): JSX.Element {
  const sheet = draft.placeholder;
  const [kind, setKind] = useState<string>(sheet?.kind ?? '');
  const [pages, setPages] = useState(String(sheet?.pagesRepresented ?? 1));
  const count = /^[1-9]\d{0,5}$/.test(pages.trim()) ? Number(pages) : undefined;
  const chosen = placeholderKinds.find(({ value }) => value === kind)?.value;
  const isChanged = chosen !== sheet?.kind || (chosen !== undefined && count !== sheet?.pagesRepresented);
  const save = () => {
    if (!chosen) return marks.save({ ...draft, placeholder: null }, 'This page is no placeholder sheet.');
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
        data={[{ value: '', label: 'itself: no placeholder sheet' }, ...placeholderKinds]}
      />
      {chosen && (
        <TextInput
          label="How many pages"
          value={pages}
          onChange={(event) => setPages(event.currentTarget.value)}
          error={count === undefined && 'A whole number, 1 or more.'}
          inputMode="numeric"
        />
      )}
      {isChanged && (
        <Button type="submit" disabled={chosen !== undefined && count === undefined}>
          Save the sheet
        </Button>
      )}
    </form>
  );
}
