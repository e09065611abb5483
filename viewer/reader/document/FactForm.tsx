import { type JSX, useEffect, useRef, useState } from 'react';
import {
  DocumentDate,
  type DocumentFact,
  DocumentKind,
  type FactName,
} from '#contract/documents/document.ts';
import { documentKinds } from '#contract/documents/document-kinds.ts';
import { factNames } from '../../format/describe-document.ts';
import { Button, Group, NativeSelect, Textarea, TextInput, VisuallyHidden } from '../../ui/parts.ts';
import classes from './document-block.module.css';

interface FactFormProps {
  name: FactName;
  fact: DocumentFact | undefined;
  close: () => void;
  /** Null restores the values as read. */
  save: (values: string[] | null) => void;
}

/** Facts that may have several values, one per line. */
const several: readonly FactName[] = ['from', 'to', 'cc', 'attachments'];

/** Edits one fact. If the field is left empty, the document has no value, whatever was read. */
export function FactForm({ name, fact, close, save }: FactFormProps): JSX.Element {
  const [typed, setTyped] = useState(fact?.values.join('\n') ?? '');
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus(), []);
  const values = typed.split('\n').flatMap((line) => line.trim() || []);
  const isDate = name === 'date' || name === 'sent';
  const error =
    isDate && values.some((value) => !DocumentDate.safeParse(value).success)
      ? 'Enter a date such as 2009-08-14, or 2009-08 or 2009 if the day or month is unknown.'
      : undefined;
  const field = { label: factNames[name], value: typed, error };
  return (
    <>
      <VisuallyHidden component="dt">{factNames[name]}</VisuallyHidden>
      <dd className={classes.factForm}>
        <form
          ref={form}
          aria-label={`Edit ${factNames[name].toLowerCase()}`}
          onSubmit={(event) => {
            event.preventDefault();
            if (!error) save(values);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !error) save(values);
            else return;
            event.preventDefault();
          }}
        >
          {name === 'kind' && (
            <NativeSelect
              {...field}
              onChange={(event) => setTyped(event.currentTarget.value)}
              data={[
                { value: '', label: 'Unknown' },
                ...DocumentKind.options.map((value) => ({ value, label: documentKinds[value] })),
              ]}
            />
          )}
          {several.includes(name) && (
            <Textarea
              {...field}
              description="One per line. Press Ctrl+Enter (⌘ Enter on a Mac) to save."
              rows={4}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          {name !== 'kind' && !several.includes(name) && (
            <TextInput
              {...field}
              placeholder={isDate ? '2009-08-14' : ''}
              maxLength={500}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
          )}
          <Group gap="xs" mt="sm">
            <Button type="submit" disabled={error !== undefined}>
              Save
            </Button>
            <Button variant="subtle" color="gray" onClick={close}>
              Cancel
            </Button>
            {fact?.source === 'typed' && (
              <Button variant="subtle" onClick={() => save(null)}>
                Restore as read
              </Button>
            )}
          </Group>
        </form>
      </dd>
    </>
  );
}
