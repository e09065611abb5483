import { type JSX, useEffect, useRef, useState } from 'react';
import { BoxStyle, type MarksDraft } from '#contract/pages/marks.ts';
import type { ExemptionCode } from '#contract/values/exemption-code.ts';
import { parseTypedCodes, writeCodes } from '#contract/values/exemption-code.ts';
import { Button, Group, NativeSelect, Text, TextInput } from '../../ui/parts.ts';
import { describeMark } from './CorrectingLayer.tsx';
import { nameOfExemption } from './exemption-names.ts';
import classes from './marks.module.css';
import type { MarksState } from './use-marks.ts';
import { type MarkSelection, replaceMark, type SelectedMark } from './use-selected-mark.ts';

const styles: Record<BoxStyle, string> = {
  outlined: 'White with outline',
  black: 'Black',
  grey: 'Gray',
  whiteout: 'Whiteout',
};

interface MarkEditorProps {
  draft: MarksDraft;
  mark: SelectedMark;
  selection: MarkSelection;
  marks: MarksState;
}

/** Edits the selected mark: its codes, as typed and as understood, and its style; or removes it. */
export function MarkEditor({ draft, mark, selection, marks }: MarkEditorProps): JSX.Element {
  const [typed, setTyped] = useState(writeCodes(mark.codes));
  const [style, setStyle] = useState(mark.style);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const { codes, error } = parseTypedCodes(typed);
  const isEmptyCode = mark.kind === 'code' && codes?.length === 0;

  const save = (replacement: SelectedMark | null, message: string) => {
    marks.save(replaceMark(draft, mark, replacement), message);
    selection.deselect();
  };
  return (
    <form
      className={classes.editor}
      aria-label={describeMark(mark)}
      onSubmit={(event) => {
        event.preventDefault();
        if (!codes || isEmptyCode) return;
        const printed = isSame(codes, mark.codes) ? mark.printed : codes.length === 0 ? null : typed.trim();
        save({ ...mark, codes, style, printed }, mark.index === null ? 'Box added.' : 'Mark corrected.');
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        selection.deselect();
      }}
    >
      <TextInput
        ref={field}
        label="Exemption codes"
        placeholder={mark.kind === 'box' ? 'b6 b7C; blank for a box without a code' : 'b6 b7C'}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={error ?? (isEmptyCode && 'A margin code needs at least one code. Choose Remove to delete it.')}
        maxLength={200}
        spellCheck={false}
      />
      <Text size="xs" c="dimmed" aria-live="polite">
        {codes && describeCodes(codes)}
        {mark.printed !== null && ` On the page: “${mark.printed}”.`}
      </Text>
      {mark.kind === 'box' && (
        <NativeSelect
          label="Box style"
          value={style}
          onChange={(event) => setStyle(BoxStyle.parse(event.currentTarget.value))}
          data={BoxStyle.options.map((value) => ({ value, label: styles[value] }))}
        />
      )}
      <Group gap="xs">
        <Button type="submit" disabled={!codes || isEmptyCode}>
          Save
        </Button>
        {mark.index !== null && (
          <Button
            variant="default"
            onClick={() => save(null, `${mark.kind === 'box' ? 'Box' : 'Code'} removed.`)}
          >
            Remove
          </Button>
        )}
        <Button variant="subtle" color="gray" onClick={selection.deselect}>
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
  return a.length === b.length && a.every((code, index) => code === b[index]);
}
