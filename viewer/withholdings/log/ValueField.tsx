import { type JSX, useState } from 'react';
import { Anchor, Text, TextInput } from '../../ui/parts.ts';
import { InvalidValue } from './parse-values.ts';

interface ValueFieldProps<Value> {
  label: string;
  description?: string;
  /** The current value, as a person would type it. */
  text: string;
  /** The value as read, if a person has corrected it. */
  asRead: string | undefined;
  readOnly: boolean;
  parse: (text: string) => Value;
  save: (value: Value) => void;
  /** Restores the value as read. */
  restore?: () => void;
}

/** A field that is saved on Enter or when it loses the focus. Escape restores it. */
export function ValueField<Value>(props: ValueFieldProps<Value>): JSX.Element {
  const { label, description, text, asRead, readOnly, parse, save, restore } = props;
  const [typed, setTyped] = useState<string>();
  const [error, setError] = useState<string>();
  const reset = () => {
    setTyped(undefined);
    setError(undefined);
  };
  const commit = () => {
    if (typed === undefined || typed.trim() === text) {
      reset();
      return;
    }
    try {
      save(parse(typed.trim()));
      reset();
    } catch (cause) {
      if (!(cause instanceof InvalidValue)) throw cause;
      setError(cause.message);
    }
  };
  return (
    <div>
      <TextInput
        size="xs"
        label={label}
        description={description}
        readOnly={readOnly}
        value={typed ?? text}
        error={error}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') reset();
        }}
      />
      {asRead !== undefined && (
        <AsRead asRead={asRead} label={label} restore={readOnly ? undefined : restore} />
      )}
    </div>
  );
}

interface AsReadProps {
  asRead: string;
  label: string;
  restore: (() => void) | undefined;
}

/** The value as read, next to its correction. */
export function AsRead({ asRead, label, restore }: AsReadProps): JSX.Element {
  return (
    <Text size="xs" c="dimmed">
      As read: {asRead === '' ? 'none' : asRead}{' '}
      {restore && (
        <Anchor
          component="button"
          type="button"
          size="xs"
          onClick={restore}
          aria-label={`${label}: restore as read`}
        >
          Restore
        </Anchor>
      )}
    </Text>
  );
}
