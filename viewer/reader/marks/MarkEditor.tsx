import { type JSX, useEffect, useRef, useState } from 'react';
import { BoxStyle, type MarksDraft } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import { parseTypedCodes, writeCodes } from '#contract/values/exemption-code.ts';
import { Button, Group, NativeSelect, Text, TextInput } from '../../ui/parts.ts';
import { nameOfMark } from './CorrectingLayer.tsx';
import { nameOfExemption } from './exemption-names.ts';
import classes from './marks.module.css';
import type { Marks } from './use-marks.ts';
import { type MarkSelection, replaceMark, type SelectedMark } from './use-selected-mark.ts';

const styles: Record<BoxStyle, string> = {
  outlined: 'white with an outline',
  black: 'black',
  grey: 'grey',
  whiteout: 'whited out',
};

interface MarkEditorProps {
  draft: MarksDraft;
  mark: SelectedMark;
  selection: MarkSelection;
  marks: Marks;
}

/** The mark in selection: its codes as they are typed and as they are understood, its style, or away with it. */
export function MarkEditor({ draft, mark, selection, marks }: MarkEditorProps): JSX.Element {
  const [typed, setTyped] = useState(writeCodes(mark.codes));
  const [style, setStyle] = useState(mark.style);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const { codes, error } = parseTypedCodes(typed);
  const isEmptyCode = mark.kind === 'code' && codes?.length === 0;

  const save = (put: SelectedMark | null, said: string) => {
    marks.save(replaceMark(draft, mark, put), said);
    selection.drop();
  };
  return (
    <form
      className={classes.editor}
      aria-label={nameOfMark(mark)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!codes || isEmptyCode) return;
        const printed = isSame(codes, mark.codes) ? mark.printed : codes.length === 0 ? null : typed.trim();
        save({ ...mark, codes, style, printed }, mark.place === null ? 'Box added.' : 'Mark corrected.');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        selection.drop();
      }}
    >
      <TextInput
        ref={field}
        label="Exemption codes"
        placeholder={mark.kind === 'box' ? 'b6 b7C; empty for a box without a code' : 'b6 b7C'}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={error ?? (isEmptyCode && 'A code that stands by itself is a code, or it is removed.')}
        maxLength={200}
        spellCheck={false}
      />
      <Text size="xs" c="dimmed" aria-live="polite">
        {codes && describeCodes(codes)}
        {mark.printed !== null && ` On the page: “${mark.printed}”.`}
      </Text>
      {mark.kind === 'box' && (
        <NativeSelect
          label="The box is"
          value={style}
          onChange={(event) => setStyle(BoxStyle.parse(event.currentTarget.value))}
          data={BoxStyle.options.map((value) => ({ value, label: styles[value] }))}
        />
      )}
      <Group gap="xs">
        <Button type="submit" disabled={!codes || isEmptyCode}>
          Save
        </Button>
        {mark.place !== null && (
          <Button
            variant="default"
            onClick={() => save(null, `${mark.kind === 'box' ? 'Box' : 'Code'} removed.`)}
          >
            Remove
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={selection.drop}>
          Cancel
        </Button>
      </Group>
    </form>
  );
}

function describeCodes(codes: readonly ExemptionCode[]): string {
  if (codes.length === 0) return 'No code.';
  return `${codes.map((code) => [code, nameOfExemption(code)].filter(Boolean).join(' ')).join('; ')}.`;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((code, place) => code === b[place]);
}
